// How long one waits, in this machine's Chromium: printed, and held to what was promised.
import { Person } from './person.mjs';

const SIZE = { width: 1280, height: 900 };

/** Milliseconds until the page has new key figures after something was done. */
async function until_new(page, act, selector, before) {
    const started = Date.now();
    await act();
    await page.waitForFunction(([where, old]) => {
        const host = document.querySelector('.sides__results [aria-busy=true]');
        const now = document.querySelector(where)?.textContent;
        return !host && now !== undefined && now !== old;
    }, [selector, before], { polling: 5 });
    return Date.now() - started;
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

async function cold(browser, file) {
    await browser.windows.scripts.page.goto('about:blank');
    const started = Date.now();
    const person = new Person(await browser.open(file, { size: SIZE }));
    await person.page.focus('[role=combobox]');
    await person.type('gates');
    await person.page.waitForSelector('[role=option]');
    await person.press('Enter');
    await person.figures();
    return [Date.now() - started, person];
}

async function keys(person) {
    await person.page.focus('#adversity');
    await person.type('1.');
    const all = [];
    for (const digit of ['5', '7', '9']) {
        const before = await person.page.textContent('.tiles__figure');
        all.push(await until_new(person.page, () => person.type(digit), '.tiles__figure', before));
        await person.press('Backspace');
        await person.page.waitForTimeout(400);
    }
    return median(all);
}

async function draws(person) {
    await person.press('Control+a', 'Delete');
    await person.page.waitForTimeout(600);
    const before = await person.page.textContent('.tiles__figure');
    return until_new(person.page, () => person.page.selectOption('#draws', '1000'), '.tiles__figure', before);
}

async function england(browser, file) {
    const person = new Person(await browser.open(file, { size: SIZE }));
    await person.choose('gates', 'Gateshead');
    await person.tab('Compare');
    const started = Date.now();
    await person.page.evaluate(() => {
        location.hash += '&tier=upper&within=England';
    });
    await person.reads(/Need and missed in 15\d areas/u);
    return Date.now() - started;
}

export async function times(score, browser, file) {
    const measured = [];
    const told = (what, ms, most) => {
        measured.push(`${what} ${ms} ms`);
        score.add(what, ms <= most ? [] : [`${ms} ms, promised are ${most}`]);
    };
    const [first, person] = await cold(browser, file);
    told('first figures of a typed area, cold', first, 3000);
    told('new figures after a key press', await keys(person), 200);
    told('1,000 draws of an area', await draws(person), 500);
    told('153 areas of England', await england(browser, file), 2000);
    for (const line of measured) console.log(`time  ${line}`);
}
