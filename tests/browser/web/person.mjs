// Someone who uses the page: by the keyboard alone, or looking at it.
import { readFileSync } from 'node:fs';

/** How long anything may take: the machine has other work. */
const patience = 60_000;

/** The element that has the focus, in whatever shadow root it is, as a reader calls it. */
const focused = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const label = at?.labels?.[0]?.textContent ?? at?.getAttribute?.('aria-label') ?? at?.textContent ?? '';
    return `${at?.localName ?? ''} ${label.replace(/\s+/gu, ' ').trim()}`;
};

/** All that is read on the page, shadow roots too. */
const everything = () => {
    const read = (root) => [...root.children].map((element) =>
        `${element.innerText ?? ''} ${[...element.querySelectorAll('.document-view')].map((host) => read(host.shadowRoot ?? { children: [] })).join(' ')}`).join(' ');
    return read(document.body).replace(/\s+/gu, ' ');
};

export class Person {
    constructor(view) {
        this.view = view;
        this.page = view.page;
    }

    /** Moves with Tab until the focus is on what is called so; it must be in reach. */
    async tab_to(name, { back = false, most = 400 } = {}) {
        for (let i = 0; i < most; ++i) {
            await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
            const here = await this.page.evaluate(focused);
            if (name.test(here)) return here;
        }
        throw new Error(`no ${name} within ${most} presses of Tab`);
    }

    /** From the top of the page on. */
    async from_top(name) {
        await this.page.evaluate(() => document.getElementById('skip').focus());
        return this.tab_to(name);
    }

    press(...keys) {
        return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
    }

    type(text) {
        return this.page.keyboard.type(text);
    }

    async tab(name) {
        await this.from_top(/^button (?:Results|Compare|Coming years|Services|How is this worked out\?|Take it away)$/u);
        for (let i = 0; i < 6; ++i) {
            const here = await this.page.evaluate(focused);
            if (here === `button ${name}`) return;
            await this.press('ArrowRight');
        }
        throw new Error(`no tab ${name}`);
    }

    text() {
        return this.page.evaluate(everything);
    }

    /** Waits until the page says this. */
    async reads(what) {
        const until = Date.now() + patience;
        for (;;) {
            const text = await this.text();
            if (typeof what === 'string' ? text.includes(what) : what.test(text)) return text;
            if (Date.now() > until) throw new Error(`the page does not say ${what}; it says: ${text.slice(0, 600)} …`);
            await this.page.waitForTimeout(50);
        }
    }

    /** The key figures, once they are no longer of the question before. */
    async figures() {
        await this.page.waitForSelector('.sides__results [aria-busy=false] .tiles__figure', { timeout: patience });
        return this.page.$$eval('.tiles__figure', (all) => all.map((one) => one.textContent));
    }

    /** Chooses an area as one types. */
    async choose(text, name) {
        await this.from_top(/^input Name of the area/u);
        await this.press('Control+a');
        await this.type(text);
        await this.page.waitForSelector('[role=option]');
        await this.press('Enter');
        await this.reads(`Parent-infant relationship support in ${name}`);
        return this.figures();
    }

    /** What a button hands over: its name and bytes. */
    async download(act) {
        const [file] = await Promise.all([this.page.waitForEvent('download', { timeout: patience }), act()]);
        return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    }

    /** Presses a button of this name, wherever it is. */
    async use(name) {
        await this.from_top(name);
        await this.press('Enter');
    }
}
