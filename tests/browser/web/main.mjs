// usage: node main.mjs PAGE.html PROGRAM [TASK|looks|times ...]
// Does in the page what people come for, by the keyboard, in a wide and in a narrow window; looks at each view; measures.
// The last line is "N passed, N failed".
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { Browser } from '../browser.mjs';
import { Score } from '../score.mjs';
import { looks } from './looks.mjs';
import { Person } from './person.mjs';
import { TASKS } from './tasks.mjs';
import { times } from './times.mjs';

const SIZES = [{ width: 1280, height: 900 }, { width: 360, height: 740 }];

/** What a page may ask of nobody: all but itself and what it made in memory. */
const noise_of = (view) => view.noise.filter((what) => !/^request: (?:blob|data):/u.test(what));

async function do_task(score, { browser, file, program }, [name, task], size) {
    const view = await browser.open(file, { size });
    let wrong;
    try {
        wrong = await task(new Person(view), { browser, file, program, size });
    } catch (error) {
        wrong = [error.message.slice(0, 900)];
    }
    const what = `${name}, ${size.width} px`;
    score.add(what, [...wrong, ...noise_of(view)]);
    if (wrong.length === 0) console.log(`ok    ${what}`);
}

const [given, program, ...only] = process.argv.slice(2);
if (!program) {
    console.error('usage: node tests/browser/web/main.mjs PAGE.html PROGRAM [TASK|looks|times ...]');
    process.exit(2);
}
const file = path.resolve(given);
const pictures = path.resolve('build/web/pictures');
mkdirSync(pictures, { recursive: true });

const wanted = (what) => only.length === 0 || only.includes(what);
const score = new Score();
const browser = await Browser.launch();
for (const size of SIZES)
    for (const task of Object.entries(TASKS))
        if (wanted(task[0])) await do_task(score, { browser, file, program: path.resolve(program) }, task, size);
if (wanted('looks')) await looks(score, browser, file, pictures);
if (wanted('times')) await times(browser, file);
await browser.close();
console.log(`${score.passed} passed, ${score.failed} failed`);
process.exitCode = score.failed === 0 ? 0 : 1;
