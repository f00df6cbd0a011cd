// What a page must be on A4: nothing wider than the paper, nothing lost, no row or chart cut by a page break,
// headers on every page of a table. The PDF is read by poppler's pdftotext, which is not the program that made it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MARGIN_MM = 15;
const INNER_MM = { width: 210 - 2 * MARGIN_MM, height: 297 - 2 * MARGIN_MM };
const px = (mm) => Math.floor(mm * 96 / 25.4);
const points = (mm) => mm * 72 / 25.4;

function pdftotext(options, pdf) {
    const done = spawnSync('pdftotext', [...options, '-enc', 'UTF-8', pdf, '-'],
        { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.status !== 0) throw new Error(`pdftotext: ${done.error ?? done.stderr}`);
    return done.stdout;
}

/** Text without what line breaks change: white space and invisible characters; ligatures as letters. */
const squeezed = (text) => text.normalize('NFKC').replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '');

/** Whether a word stands in the margin below the text, which has the number of the page. */
const is_foot = (top, height) => top > height - points(MARGIN_MM);

/** Words that stand in the margin or off the paper, but for the number of the page. */
function words_outside(pdf) {
    const found = [];
    let number = 0;
    const slack = 2;  // a line that fills the width may end a point behind it: glyphs are wider on paper
    for (const [, width, height, words] of
        pdftotext(['-bbox'], pdf).matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gsu)) {
        ++number;
        if (Math.abs(width - points(210)) > 2 || Math.abs(height - points(297)) > 2)
            found.push(`paper: page ${number} is ${width} × ${height} points, not A4`);
        const inside = (min, max, length) =>
            min >= points(MARGIN_MM) - slack && max <= length - points(MARGIN_MM) + slack;
        for (const [, left, top, right, bottom, word] of
            words.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gsu))
            if (!inside(Number(left), Number(right), width) ||
                (!inside(Number(top), Number(bottom), height) && !is_foot(Number(top), height)))
                found.push(`paper: page ${number}: "${word}" stands in the margin`);
    }
    return found;
}

/** The pages of a PDF as one text, in which places know their page. */
class Paper {
    constructor(pdf) {
        const pages = pdftotext(['-raw'], pdf).split('\f').slice(0, -1)
            .map((page) => squeezed(page).replace(/Page\d+of\d+$/u, ''));
        this.starts = [];
        this.text = '';
        for (const page of pages) {
            this.starts.push(this.text.length);
            this.text += page;
        }
        this.cursor = 0;
    }

    page_of(place) {
        return this.starts.findLastIndex((start) => start <= place);
    }

    /** The next place of a text: first and last page. Undefined where it is not to be found in one piece. */
    next(text) {
        const place = this.text.indexOf(text, this.cursor);
        if (place < 0) return undefined;
        this.cursor = place + text.length;
        return { place, first: this.page_of(place), last: this.page_of(this.cursor - 1) };
    }

    /** Whether the page has the text between its head and a place. */
    has_on_page_before(text, place) {
        return this.text.lastIndexOf(text, place - text.length) >= this.starts[this.page_of(place)];
    }
}

// How much of a page must be used, but of the last one.
const FULL = 2 / 3;

/** Pages of a report with a hole at their end. */
function holes(pdf) {
    const pages = [...pdftotext(['-bbox'], pdf).matchAll(/<page [^>]*height="([\d.]+)">(.*?)<\/page>/gsu)];
    return pages.slice(0, -1).flatMap(([, height, words], i) => {
        const lowest = Math.max(0, ...[...words.matchAll(/ yMin="([-\d.]+)" xMax="[-\d.]+" yMax="([-\d.]+)"/gu)]
            .filter(([, top]) => !is_foot(Number(top), Number(height))).map(([, , bottom]) => Number(bottom)));
        const used = (lowest - points(MARGIN_MM)) / (height - 2 * points(MARGIN_MM));
        return used < FULL ? [`paper: page ${i + 1} is only ${Math.round(100 * used)} % full`] : [];
    });
}

const MUST_BE_WHOLE = ['caption', 'header', 'row', 'chart', 'heading'];
const STAYS_WITH_NEXT = ['caption', 'header', 'heading'];

/** Follows the units of a page through the PDF. */
function breaks(units, paper) {
    const found = [];
    let header;
    let before;
    for (const unit of units) {
        const text = squeezed(unit.text);
        if (!text) continue;
        const where = paper.next(text);
        if (!where) {
            found.push(`paper: ${unit.label}: ${unit.kind} is cut by a page break, or lost`);
            continue;
        }
        if (MUST_BE_WHOLE.includes(unit.kind) && where.first !== where.last)
            found.push(`paper: ${unit.label}: ${unit.kind} goes from page ${where.first + 1} to ${where.last + 1}`);
        if (before && STAYS_WITH_NEXT.includes(before.kind) && before.page !== where.first)
            found.push(`paper: ${before.label}: ${before.kind} stands on page ${before.page + 1}, what it heads on the next`);
        if (unit.kind === 'header') header = text;
        if (unit.kind === 'row' && header && !paper.has_on_page_before(header, where.place))
            found.push(`paper: ${unit.label}: no header above it on page ${where.first + 1}`);
        before = { ...unit, page: where.last };
    }
    return found;
}

export async function prints_whole(browser, file) {
    const folder = mkdtempSync(path.join(tmpdir(), 'pairmodel-paper-'));
    const size = { width: px(INNER_MM.width), height: px(INNER_MM.height) };
    try {
        const view = await browser.open(file, { size, media: 'print' });
        const laid_out = [...await view.ask_all('tooWide', 'clipped', 'unseen', 'chartLabels'),
            ...await view.ask('tallerThan', size.height)];
        const pdf = path.join(folder, 'page.pdf');
        writeFileSync(pdf, await view.page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }));
        return [...laid_out.map((what) => `paper, ${size.width} px: ${what}`), ...words_outside(pdf), ...holes(pdf),
            ...breaks(await view.ask('units'), new Paper(pdf))];
    } finally {
        rmSync(folder, { recursive: true });
    }
}
