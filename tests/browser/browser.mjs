// The browser: Debian's Chromium with an empty profile, and one page at a time.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// The packages lie below build/, where run.sh has installed them.
const packages = createRequire(path.resolve(process.env.PAIRMODEL_NODE_PACKAGES ?? 'build/browser', 'package.json'));
const { chromium } = packages('playwright-core');
const axe_source = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');
const in_page_source = readFileSync(new URL('in_page.js', import.meta.url), 'utf8');

export const DESKTOP = { width: 1280, height: 900 };

/** A page as it was loaded, with all that it said or asked for since. */
class View {
    constructor(page, noise) {
        this.page = page;
        this.noise = noise;
    }

    /** Calls one function of in_page.js. */
    ask(name, ...rest) {
        return this.page.evaluate(([what, given]) => globalThis.inPage[what](...given), [name, rest]);
    }

    /** Calls several, and gives what they found in one list. */
    async ask_all(...names) {
        const found = [];
        for (const name of names) found.push(...await this.ask(name));
        return found;
    }

    async axe(options) {
        await this.page.evaluate(axe_source);
        return this.page.evaluate((given) => globalThis.axe.run(document, given), options);
    }
}

/** One window with scripts and one without, each for one page at a time: a window for each page costs a second. */
export class Browser {
    static async launch() {
        const browser = new Browser();
        browser.home = mkdtempSync(path.join(tmpdir(), 'pairmodel-browser-'));
        browser.chromium = await chromium.launch({
            executablePath: process.env.PAIRMODEL_CHROMIUM ?? '/usr/bin/chromium',
            headless: true,
            env: { ...process.env, HOME: browser.home },
            args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
                '--disable-background-networking', '--disable-component-update', '--disable-sync',
                '--disable-dev-shm-usage'],
        });
        browser.windows = { scripts: await browser.window(true), plain: await browser.window(false) };
        return browser;
    }

    async window(scripts) {
        const context = await this.chromium.newContext({ javaScriptEnabled: scripts, locale: 'en-GB' });
        const window = { page: await context.newPage(), noise: [], address: '' };
        const { page } = window;
        page.on('console', (message) => {
            if (['error', 'warning', 'assert'].includes(message.type()))
                window.noise.push(`console ${message.type()}: ${message.text()}`);
        });
        page.on('pageerror', (error) => window.noise.push(`page error: ${error.message}`));
        page.on('request', (request) => {
            if (request.url() !== window.address) window.noise.push(`request: ${request.url().slice(0, 200)}`);
        });
        page.on('dialog', async (dialog) => {
            window.noise.push(`dialog: ${dialog.message()}`);
            await dialog.dismiss();
        });
        page.on('popup', async (popup) => {
            window.noise.push('a window opened');
            await popup.close();
        });
        return window;
    }

    /** Loads a file, in the place of the one before. */
    async open(file, { size = DESKTOP, scripts = true, media = 'screen' } = {}) {
        const window = scripts ? this.windows.scripts : this.windows.plain;
        await window.page.goto('about:blank');
        await window.page.setViewportSize(size);
        await window.page.emulateMedia({ media });
        window.noise = [];
        window.address = pathToFileURL(file).href;
        await window.page.goto(window.address, { waitUntil: 'load' });
        await window.page.evaluate(in_page_source);
        return new View(window.page, window.noise);
    }

    async close() {
        await this.chromium.close();
        rmSync(this.home, { recursive: true, force: true });
    }
}
