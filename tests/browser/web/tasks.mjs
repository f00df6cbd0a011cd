// What people come for, from end to end, by the keyboard alone. A task throws, or says what is wrong.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const check = (good, what) => (good ? [] : [what]);
const hash = (person) => person.page.evaluate(() => decodeURIComponent(location.hash));

async function finds_an_area(person) {
    const figures = await person.choose('gates', 'Gateshead');
    const said = await person.page.textContent('#announced');
    return [
        ...check(figures.length === 3 && figures.every((one) => /\d/u.test(one)), `three key figures, found ${figures}`),
        ...check(said.includes('Would be missed'), `what changed is announced, found "${said}"`),
        ...check((await hash(person)).includes('E08000037'), `the area is in the address, found ${await hash(person)}`),
    ];
}

async function knows_other_names(person) {
    await person.choose('Sir Gâr', 'Carmarthenshire');
    await person.choose('rct', 'Rhondda Cynon Taf');
    await person.choose('humbersid', 'Humberside');
    await person.choose('home counties', 'Home Counties');
    await person.from_top(/^input Name of the area/u);
    await person.press('Control+a');
    await person.type('xyzzy');
    await person.reads('no built-in area is called');
    return [];
}

async function moves_an_assumption(person) {
    const before = await person.choose('gates', 'Gateshead');
    await open_assumptions(person);
    await person.tab_to(/^input Adversity: slider/u);
    await person.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await person.reads(`As published: ${before[0]}`);
    const after = await person.figures();
    await person.tab_to(/^input Not reached/u);
    await person.type('50');
    await person.reads('Of those with a difficulty, 50% are not reached');
    await person.use(/^button Back to the published assumptions/u);
    await person.page.waitForFunction(() => !document.querySelector('.tiles__published'));
    return [
        ...check(after[0] !== before[0], `other figures, found ${after} again`),
        ...check(String(await person.figures()) === String(before), 'the published figures are back'),
    ];
}

async function open_assumptions(person) {
    if (await person.page.$eval('.assumptions', (one) => one.open)) return;
    await person.from_top(/^summary Change the assumptions/u);
    await person.press('Enter');
}

async function simulates(person) {
    await person.choose('gates', 'Gateshead');
    await open_assumptions(person);
    await person.from_top(/^select Uncertainty/u);
    await person.type('1,000');
    await person.reads(/1,000 draws/u);
    await person.page.waitForSelector('.tiles__published');
    return [];
}

async function compares(person) {
    await person.choose('gates', 'Gateshead');
    await person.tab('Compare');
    await person.tab_to(/^input Add an area/u);
    await person.type('leeds');
    await person.page.waitForSelector('[role=option]');
    await person.press('Enter');
    await person.reads('Need and missed in 2 areas');
    await person.from_top(/^select Which areas/u);
    await person.type('The regions');
    await person.reads('Need and missed in 9 areas');
    return [];
}

async function plans(person) {
    await person.choose('gates', 'Gateshead');
    await person.tab('Coming years');
    await person.tab_to(/^button Show me/u);
    await person.press('Enter');
    await person.reads('For a specification');
    await person.from_top(/^input Not reached, in the last year/u);
    await person.press('Control+a');
    await person.type('many');
    await person.reads('“Not reached, in the last year”');
    return [];
}

async function sets_services_beside(person) {
    await person.choose('gates', 'Gateshead');
    await person.tab('Services');
    await person.tab_to(/^input service, service 1/u);
    await person.type('Parent-infant team');
    await person.tab_to(/^select level, service 1/u);
    await person.type('specialist');
    await person.tab_to(/^input families per year, service 1/u);
    await person.type('abc');
    await person.reads('expected families a year, 0 or more');
    await person.press('Control+a');
    await person.type('80');
    await person.reads('can see 80 families a year');
    return [];
}

async function explains(person) {
    await person.choose('gates', 'Gateshead');
    await person.tab('How is this worked out?');
    await person.reads('section B.1');
    return [];
}

async function types_own_births(person) {
    await other_way(person, /^input Births that I type/u);
    await person.from_top(/^input Live births a year/u);
    await person.type('1834');
    await person.from_top(/^input Name of the area \(optional\)/u);
    await person.type('Our town');
    await person.reads('Our town');
    await open_assumptions(person);
    await person.from_top(/^input Adversity(?!: slider)/u);
    await person.type('+21%');
    await person.reads('As published');
    const open = check((await hash(person)).includes('births=1834'), 'the births are in the address');
    await person.from_top(/^input Withhold areas/u);
    await person.type('5000');
    await person.reads('Withheld');
    const address = await hash(person);
    return [...open, ...check(!/1834|Our/u.test(address), `nothing of a withheld area in the address, found ${address}`)];
}

/** Another way to say which area. */
async function other_way(person, name) {
    await person.from_top(/^summary Use my own births/u);
    await person.press('Enter');
    await person.tab_to(/^input An area that is found/u);
    for (let i = 0; i < 3; ++i) {
        await person.press('ArrowDown');
        if (name.test(await person.page.evaluate(() => `input ${document.activeElement.labels?.[0]?.textContent}`))) return;
    }
    throw new Error(`no way ${name}`);
}

const GOOD = 'area_name\tlive_births\nOur town\t1834\nThe valley\t912\n';
const BAD = GOOD.replace('912', '9l2');

async function pastes_cells(person) {
    await other_way(person, /^input A table of mine/u);
    await person.from_top(/^textarea Paste cells/u);
    await person.page.keyboard.insertText(BAD);
    await person.page.waitForSelector('.problem-table__wrong');
    const wrong = await person.page.$$eval('.problem-table__wrong', (cells) => cells.map((cell) => cell.textContent));
    await person.from_top(/^textarea Paste cells/u);
    await person.press('Control+a');
    await person.page.keyboard.insertText(GOOD);
    await person.reads('The valley');
    await person.figures();
    const address = await hash(person);
    return [
        ...check(wrong.length === 1 && wrong[0].includes('9l2') && wrong[0].includes('whole number'), `the problem at its cell, found ${wrong}`),
        ...check(!/1834|town/u.test(address), `nothing of an own table in the address, found ${address}`),
    ];
}

async function opens_a_file(person, { program }) {
    const folder = mkdtempSync(path.join(tmpdir(), 'pairmodel-web-'));
    try {
        const book = path.join(folder, 'areas.xlsx');
        spawnSync(program, ['areas', '--tier', 'region', '-o', book, '-q']);
        await other_way(person, /^input A table of mine/u);
        await person.page.setInputFiles('#own-file', book);
        await person.reads('several tables that fit');
        await person.from_top(/^input Sheet or file within it/u);
        await person.type('Table_1');
        await person.reads('in 9 areas');
        await person.figures();
        return [];
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** What Word finds in the file: the document, and how many pictures. */
function in_word(bytes) {
    const script = 'import sys,io,zipfile\nz=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n' +
        'print(sum(n.startswith("word/media/") for n in z.namelist()))\nprint(z.read("word/document.xml").decode())';
    const [pictures, ...text] = spawnSync('python3', ['-c', script], { input: bytes, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.split('\n');
    return { pictures: Number(pictures), text: text.join('\n') };
}

async function takes_a_word_file(person) {
    const figures = await person.choose('gates', 'Gateshead');
    await person.tab('Take it away');
    await person.tab_to(/^button Save as a Word file/u);
    const { name, bytes } = await person.download(() => person.press('Enter'));
    const { pictures, text } = in_word(bytes);
    return [
        ...check(name === 'gateshead.docx', `gateshead.docx, found ${name}`),
        ...check(pictures >= 8, `charts as pictures, found ${pictures}`),
        ...check(text.includes(figures[2]), `the figure of the missed, ${figures[2]}`),
        ...check(/<w:tblHeader\b/u.test(text), 'header rows that repeat'),
        ...check(/<w:pStyle w:val="Heading1"/u.test(text), 'headings'),
        ...check(/ descr="[^"]{40}/u.test(text), 'pictures with their words'),
        ...check(/w:w="11906" w:h="16838"/u.test(text), 'A4'),
    ];
}

async function takes_the_rest(person) {
    await person.choose('gates', 'Gateshead');
    await person.tab('Take it away');
    const found = [];
    const take = async (button, name, looks_right) => {
        const file = await person.download(() => person.use(button));
        found.push(...check(file.name === name && looks_right(file.bytes), `${name}, found ${file.name} of ${file.bytes.length} bytes`));
    };
    await take(/^button Save as a page/u, 'gateshead.html', (bytes) => bytes.toString().includes('Key messages'));
    await take(/^button Save as a workbook/u, 'gateshead.xlsx', (bytes) => bytes.subarray(0, 2).toString() === 'PK');
    await take(/^button Save the figures/u, 'gateshead.csv', (bytes) => bytes.toString().startsWith('row_type,'));
    await take(/^button Save the licences/u, 'licences.txt', (bytes) => ['pairmodel', 'preact', 'docx'].every((name) =>
        bytes.toString().includes(`=== ${name} ===`)));
    await take(/^button Save this session/u, 'gateshead.pairmodel.json', (bytes) => bytes.toString().includes('E08000037'));
    await person.tab('Results');
    await take(/^button Save as SVG: About/u, 'path.svg', (bytes) => bytes.toString().includes('<svg'));
    await take(/^button Save as PNG: About/u, 'path.png', (bytes) => bytes.subarray(1, 4).toString() === 'PNG');
    return found;
}

async function copies_a_table(person) {
    await person.choose('gates', 'Gateshead');
    await person.use(/^button Copy this table: Levels of care/u);
    await person.reads('The table was copied');
    // Where it can be pasted into: a field of the page.
    await person.tab('Services');
    await person.tab_to(/^input service, service 1/u);
    await person.press('Control+v');
    const cells = await person.page.$$eval('.services tbody tr', (rows) => rows.map((row) => row.querySelector('input').value));
    return check(cells.includes('Targeted services'), `the rows of the table, found ${cells}`);
}

/** A link that is followed the moment the page stands, before it is at rest. */
async function follows_as_it_opens(page, link, open) {
    const tools = await page.context().newCDPSession(page);
    await tools.send('Page.enable');
    const source = `addEventListener('DOMContentLoaded', () => { location.hash = ${JSON.stringify(link)}; });`;
    const { identifier } = await tools.send('Page.addScriptToEvaluateOnNewDocument', { source });
    const view = await open();
    await tools.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    await tools.detach();
    return view;
}

async function gives_the_same_by_link(person, { browser, file, size }) {
    await person.choose('gates', 'Gateshead');
    await open_assumptions(person);
    await person.tab_to(/^input Adversity: slider/u);
    await person.press('ArrowRight');
    await person.page.waitForSelector('.tiles__published');
    const figures = await person.figures();
    const link = await person.page.evaluate(() => location.hash);
    const { page } = await follows_as_it_opens(person.page, link, () => browser.open(file, { size }));
    const again = Object.assign(Object.create(Object.getPrototypeOf(person)), { page });
    await page.waitForSelector('.tiles__published');
    return check(String(await again.figures()) === String(figures), 'a link gives the same figures');
}

async function keeps_a_session(person, { browser, file, size }) {
    await other_way(person, /^input A table of mine/u);
    await person.from_top(/^textarea Paste cells/u);
    await person.page.keyboard.insertText(GOOD);
    await person.reads('The valley');
    const figures = await person.figures();
    await person.tab('Take it away');
    const saved = await person.download(() => person.use(/^button Save this session/u));
    const { page } = await browser.open(file, { size });
    const again = Object.assign(Object.create(Object.getPrototypeOf(person)), { page });
    await page.setInputFiles('#session-file', { name: saved.name, mimeType: 'application/json', buffer: saved.bytes });
    await again.reads('The valley');
    return check(String(await again.figures()) === String(figures), 'a session that is opened again gives the same figures');
}

/** By what one wants to do. */
export const TASKS = {
    'find an area': finds_an_area,
    'find an area by its other names': knows_other_names,
    'move an assumption and take it back': moves_an_assumption,
    'simulate': simulates,
    'compare areas': compares,
    'plan years': plans,
    'set services beside need': sets_services_beside,
    'see how it is worked out': explains,
    'type births of one\'s own': types_own_births,
    'paste cells, mend one': pastes_cells,
    'open a workbook': opens_a_file,
    'take a Word file': takes_a_word_file,
    'take page, workbook, figures, charts': takes_the_rest,
    'copy a table': copies_a_table,
    'send a link': gives_the_same_by_link,
    'save and open a session': keeps_a_session,
};
