// How long one waits, in this machine's Chromium: printed beside what was promised, and judged by whoever reads it.
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

/** The best of three: others share the machine. */
async function best(measure) {
    const all = [];
    for (let i = 0; i < 3; ++i) all.push(await measure());
    return Math.min(...all);
}

async function cold(browser, file) {
    const started = Date.now();
    const person = new Person(await browser.open(file, { size: SIZE }));
    await person.page.focus('[role=combobox]');
    await person.type('gates');
    await person.page.waitForSelector('[role=option]');
    await person.press('Enter');
    await person.figures();
    return Date.now() - started;
}

async function opened(browser, file) {
    const person = new Person(await browser.open(file, { size: SIZE }));
    await person.choose('gates', 'Gateshead');
    await person.page.waitForTimeout(1000);
    return person;
}

async function key_press(browser, file) {
    const { page } = await opened(browser, file);
    await page.focus('#adversity');
    await page.keyboard.type('1.');
    await page.waitForTimeout(500);
    const before = await page.textContent('.tiles__figure');
    return until_new(page, () => page.keyboard.press('7'), '.tiles__figure', before);
}

async function draws(browser, file) {
    const { page } = await opened(browser, file);
    const before = await page.textContent('.tiles__figure');
    return until_new(page, () => page.selectOption('#draws', '1000'), '.tiles__figure', before);
}

async function england(browser, file) {
    const person = await opened(browser, file);
    await person.tab('Compare');
    // The page puts what was chosen into the address: not while a test does.
    await person.page.waitForFunction(() => location.hash.includes('view=compare'));
    const started = Date.now();
    await person.page.evaluate(() => {
        location.hash += '&tier=upper&within=England';
    });
    await person.reads(/Need and missed in 15\d areas/u);
    return Date.now() - started;
}

/** What is waited for, and how many milliseconds are promised. */
const PROMISES = [
    ['first figures of a typed area, cold', cold, 3000],
    ['new figures after a key press', key_press, 200],
    ['1,000 draws of an area', draws, 500],
    ['the 153 authorities of England', england, 2000],
];

export async function times(browser, file) {
    for (const [what, measure, most] of PROMISES)
        console.log(`time  ${what}: ${await best(() => measure(browser, file))} ms (promised: ${most})`);
}
