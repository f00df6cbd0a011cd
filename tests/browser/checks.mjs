// What a page must be on a screen. A check takes the browser and a file and gives what is wrong, each with
// viewport and element.
import { DESKTOP } from './browser.mjs';
import { prints_whole } from './paper.mjs';

const PHONE = { width: 360, height: 740 };
// WCAG 1.4.10: a window of 1280 px, zoomed to 400 %.
const NARROW = { width: 320, height: 640 };

// Labels of charts, which shrink with the window.
const SMALLEST = 9;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const at = (size) => `${size.width} px`;

const named = (size, found) => found.map((what) => `${at(size)}: ${what}`);

async function at_each(browser, file, sizes, ask) {
    const found = [];
    for (const size of sizes) found.push(...named(size, await ask(await browser.open(file, { size }), size)));
    return found;
}

const look = (browser, file, ask) => at_each(browser, file, [DESKTOP], ask);

/** Nothing on the console, nothing asked of any network, no dialog; and nothing in it that could. */
const is_quiet = (browser, file) => look(browser, file, async (view) => {
    // What a timer may bring comes late; in a page without a script nothing does.
    await view.page.waitForTimeout(50);
    return [...view.noise, ...await view.ask('active')];
});

/** Colours are the same on a phone, and looking at each takes most of the time. */
const has_no_violation = (browser, file) => at_each(browser, file, [DESKTOP, PHONE], async (view, size) => {
    const { violations } = await view.axe({ runOnly: RULES, resultTypes: ['violations'],
        rules: { 'color-contrast': { enabled: size === DESKTOP } } });
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, html }) => `axe ${id} (${help}): ${target.join(' ')} ${html.slice(0, 100)}`));
});

const fits_the_screen = (browser, file) => at_each(browser, file, [DESKTOP, PHONE, NARROW], async (view) =>
    [...await view.ask_all('tooWide', 'clipped', 'unseen', 'chartLabels'), ...await view.ask('faintLabels', SMALLEST)]);

/** WCAG 1.4.4: text at twice the size the reader's browser has by default. */
const bears_large_text = (browser, file) => look(browser, file, async (view) => {
    const before = await view.ask('textSizes');
    await view.page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    const after = await view.ask('textSizes');
    const same = before.filter(([, size], i) => after[i][1] < 1.95 * size)
        .map(([element, size]) => `${element}: text of ${size} px does not grow with the reader's text size`);
    return [...same, ...await view.ask_all('tooWide', 'clipped', 'unseen')].map((what) => `text at 200 %: ${what}`);
});

async function needs_no_script(browser, file) {
    const with_scripts = await (await browser.open(file)).ask('text');
    const view = await browser.open(file, { scripts: false });
    const without = await view.ask('text');
    const lost = without === with_scripts ? [] : [`body: without scripts the text is another: ${without.slice(0, 100)}…`];
    return [...lost, ...await view.ask('unseen')];
}

const is_well_formed = (browser, file) => look(browser, file, (view) =>
    view.ask_all('identity', 'headings', 'tables', 'charts'));

/** By name, in the order in which they are worth reading. */
export const CHECKS = {
    'quiet': is_quiet,
    'structure': is_well_formed,
    'accessible': has_no_violation,
    'fits the screen': fits_the_screen,
    'large text': bears_large_text,
    'no script needed': needs_no_script,
    'paper': prints_whole,
};
