// How each view of the page is: rules of accessibility, widths, large text, forced colours, no WebAssembly.
import path from 'node:path';

import { Person } from './person.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 360, 768, 1280, 1920];
const AREA = 'area=E08000037+Gateshead';
const PLAN = 'plan-from=2026&plan-to=2031&plan-unreachedTo=50%25';

/** [name, what the address says, what the page must say] */
const VIEWS = [
    ['start', '', 'Choose an area'],
    ['results', AREA, 'Key messages'],
    ['assumptions', `${AREA}&adversity=1.5&unreached=50`, 'As published'],
    ['compare', `${AREA}&with=E08000035+Leeds&view=compare`, 'Need and missed in 2 areas'],
    ['plan', `${AREA}&${PLAN}&view=plan`, 'For a specification'],
    ['services', `${AREA}&view=services`, 'Type the first service'],
    ['explain', `${AREA}&view=explain`, 'section B.1'],
    ['take', `${AREA}&view=take`, 'Save as a Word file'],
    ['births', 'way=births&births=1834', 'live births'],
    ['table', 'way=table', 'Paste cells'],
    ['refused', `${AREA}&adversity=lots`, 'cannot be worked out'],
];

async function shown(browser, file, size, [, address, words], media = 'screen') {
    const view = await browser.open(file, { size, media });
    await view.page.evaluate((there) => {
        location.hash = there;
    }, address);
    await new Person(view).reads(words);
    return view;
}

async function violations(view, contrast) {
    const found = await view.axe({ runOnly: RULES, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: contrast } } });
    return found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, html }) => `axe ${id} (${help}): ${target.join(' ')} ${html.slice(0, 120)}`));
}

async function large_text(view) {
    await view.page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    return (await view.ask_all('tooWide', 'unseen')).map((what) => `text at 200 %: ${what}`);
}

async function without_wasm(score, browser, file) {
    const { page } = browser.windows.scripts;
    const context = await browser.chromium.newContext();
    const other = await context.newPage();
    await other.addInitScript(() => {
        delete globalThis.WebAssembly;
    });
    await other.goto(`file://${file}`);
    const text = await other.innerText('main');
    score.add('without WebAssembly', text.includes('WebAssembly is switched off') ? [] : [`a plain sentence, found: ${text.slice(0, 200)}`]);
    await context.close();
    await page.bringToFront();
}

export async function looks(score, browser, file, pictures) {
    for (const view of VIEWS) {
        const [name] = view;
        for (const width of WIDTHS) {
            const size = { width, height: 900 };
            const seen = await shown(browser, file, size, view);
            const wrong = await seen.ask_all('tooWide', 'unseen');
            if (width === 1280) wrong.push(...await seen.ask_all('headings', 'identity'));
            if (width === 1280 || width === 360) {
                wrong.push(...await violations(seen, width === 1280));
                await seen.page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: false });
            }
            if (width === 1280) wrong.push(...await large_text(seen));
            score.add(`${name} at ${width} px`, wrong);
        }
        console.log(`ok    looked at ${name}`);
    }
    await without_wasm(score, browser, file);
}
