// usage: node main.mjs PROGRAM [FILE.html ...]
// Checks the pages that the program makes (or the files given) in a browser; first that the checks can fail.
// The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { BAD_PAGES, GOOD_PAGES } from './bad_pages.mjs';
import { Browser } from './browser.mjs';
import { CHECKS } from './checks.mjs';
import { PAGES } from './pages.mjs';
import { Score } from './score.mjs';

const folder = path.resolve('build/browser/pages');

/** What goes wrong in a check itself is a failure of it. */
async function messages(check, browser, file) {
    try {
        return await check(browser, file);
    } catch (error) {
        return [`the check broke: ${error.stack}`];
    }
}

async function check_page(score, browser, name, file) {
    const before = score.failed;
    for (const [what, check] of Object.entries(CHECKS))
        score.add(`${name} / ${what}`, await messages(check, browser, file));
    if (score.failed === before) console.log(`ok    ${name}`);
}

function in_file(name, text) {
    const file = path.join(folder, `${name.replace(/[^a-z0-9]+/giu, '-')}.html`);
    writeFileSync(file, text);
    return file;
}

async function check_the_checks(score, browser) {
    for (const [name, page] of Object.entries(GOOD_PAGES)) await check_page(score, browser, name, in_file(name, page));
    for (const [fault, check, said, page] of BAD_PAGES) {
        const wrong = await messages(CHECKS[check], browser, in_file(fault, page));
        const found = wrong.some((what) => said.test(what));
        score.add(`the check "${check}" of a page with a fault`,
            found ? [] : [`${fault}: not found; it said ${JSON.stringify(wrong.slice(0, 3))}`]);
    }
    console.log('ok    pages with a fault have been shown to the checks');
}

/** Runs the program as its users do: without settings from the environment. */
function run(program, given) {
    const environment = Object.fromEntries(Object.entries(process.env)
        .filter(([name]) => !name.startsWith('PAIRMODEL_') && name !== 'SOURCE_DATE_EPOCH'));
    return spawnSync(program, given, { encoding: 'utf8', env: environment });
}

async function check_made(score, browser, program, [name, given, part]) {
    const file = in_file(name, '');
    const made = run(program, [...given, '--force', '-o', file]);
    score.add(`${name} / made`, made.status === 0 ? [] : [`exit ${made.status}: ${made.error ?? made.stderr}`]);
    if (made.status !== 0) return;
    await check_page(score, browser, name, file);
    const text = await (await browser.open(file)).ask('text');
    score.add(`${name} / says what it should`, text.includes(part) ? [] : [`no "${part}" on the page`]);
}

const [program, ...files] = process.argv.slice(2);
if (!program) {
    console.error('usage: node tests/browser/main.mjs PROGRAM [FILE.html ...]');
    process.exit(2);
}
mkdirSync(folder, { recursive: true });

const score = new Score();
const browser = await Browser.launch();
if (files.length > 0) {
    for (const file of files) await check_page(score, browser, file, path.resolve(file));
} else {
    await check_the_checks(score, browser);
    for (const page of PAGES) await check_made(score, browser, program, page);
}
await browser.close();
console.log(`${score.passed} passed, ${score.failed} failed`);
process.exitCode = score.failed === 0 ? 0 : 1;
