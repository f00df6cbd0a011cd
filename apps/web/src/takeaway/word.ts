/**
 * The report as a Word file: its headings, sentences, tables and charts as they stand in the page, with header rows that repeat,
 * captions, and pictures with their words. A4.
 */
import {
    AlignmentType, BorderStyle, Document, HeadingLevel, ImageRun, type ISectionOptions, LineRuleType, Packer, PageNumber, Paragraph, ShadingType,
    Footer, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
} from 'docx';
import { paint, pictureInPage } from './pictures';

type Block = Paragraph | Table;

/** A4 with margins of 2 cm, in twentieths of a point; and a column of text in pixels of Word. */
const PAGE = { width: 11906, height: 16838, margin: 1134 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const PICTURE_WIDTH = 600;
const TALLEST = 420;
const INK = '12436D';

const HEADINGS: { [name: string]: (typeof HeadingLevel)[keyof typeof HeadingLevel] } = {
    h1: HeadingLevel.TITLE,
    h2: HeadingLevel.HEADING_1,
    h3: HeadingLevel.HEADING_2,
};

const words = (node: Node | null | undefined) => (node?.textContent ?? '').replace(/\s+/gu, ' ').trim();

const edge = { style: BorderStyle.SINGLE, size: 4, color: '949494' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const EDGES = { top: none, left: none, right: none, bottom: edge };

/** Twentieths of a point that a letter takes, with the cell's margins beside the word. */
const LETTER = { small: 98, usual: 116, beside: 170 };
/** Of a sentence a column asks for no more letters in a row than this. */
const SENTENCE = 40;

/** No word is broken; what is left goes to the columns that have most to say. */
function columnWidths(table: HTMLTableElement, letter: number): number[] {
    const rows = [...table.rows];
    const columns = Math.max(...rows.map((row) => row.cells.length));
    const needs = Array.from({ length: columns }, (_, i) => {
        const cells = rows.map((row) => words(row.cells[i]));
        const longest = Math.max(...cells.flatMap((cell) => cell.split(/[ –-]/u)).map((word) => word.length));
        const wanted = Math.min(Math.max(...cells.map((cell) => cell.length)), SENTENCE);
        return { least: longest * letter + LETTER.beside, more: Math.max(wanted - longest, 0) + 1 };
    });
    const least = needs.reduce((sum, one) => sum + one.least, 0);
    const more = needs.reduce((sum, one) => sum + one.more, 0);
    const room = TEXT_WIDTH - least;
    return needs.map((one) => Math.floor(room > 0 ? one.least + (room * one.more) / more : (TEXT_WIDTH * one.least) / least));
}

/** Tables of up to so many rows stay on one page. */
const FEW_ROWS = 12;

function tableRow(row: HTMLTableRowElement, widths: number[], small: boolean, together: boolean): TableRow {
    const isHeader = row.parentElement?.localName === 'thead';
    return new TableRow({
        tableHeader: isHeader,
        cantSplit: true,
        children: [...row.cells].map((cell, i) => new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            borders: EDGES,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(isHeader ? { shading: { type: ShadingType.CLEAR, fill: 'EEF3F8', color: 'auto' } } : {}),
            children: [new Paragraph({
                spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO },
                keepNext: together,
                alignment: cell.classList.contains('n') || cell.style.textAlign === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: [new TextRun({ text: words(cell), bold: isHeader, size: small ? 16 : 19 })],
            })],
        })),
    });
}

function tableBlocks(table: HTMLTableElement): Block[] {
    const rows = [...table.rows];
    const small = Math.max(...rows.map((row) => row.cells.length)) > 5;
    const widths = columnWidths(table, small ? LETTER.small : LETTER.usual);
    const caption = words(table.caption);
    return [
        ...(caption ? [new Paragraph({ style: 'Caption', keepNext: true, text: caption })] : []),
        new Table({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            columnWidths: widths,
            layout: TableLayoutType.FIXED,
            rows: rows.map((row, i) => tableRow(row, widths, small, rows.length <= FEW_ROWS && i + 1 < rows.length)),
        }),
        new Paragraph({ text: '', spacing: { after: 80 } }),
    ];
}

/** The key figures side by side. */
function tileBlocks(tiles: HTMLElement): Block[] {
    const each = [...tiles.children];
    const width = Math.floor(TEXT_WIDTH / each.length);
    const paragraph = (node: Element, size: number, bold: boolean) =>
        new Paragraph({ children: [new TextRun({ text: words(node), size, bold, color: size > 22 ? INK : '0B0C0C' })] });
    return [new Table({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        columnWidths: each.map(() => width),
        layout: TableLayoutType.FIXED,
        rows: [new TableRow({
            cantSplit: true,
            children: each.map((tile) => new TableCell({
                width: { size: width, type: WidthType.DXA },
                borders: { top: none, bottom: none, right: none, left: { style: BorderStyle.SINGLE, size: 24, color: INK } },
                shading: { type: ShadingType.CLEAR, fill: 'EEF3F8', color: 'auto' },
                margins: { top: 80, bottom: 80, left: 120, right: 80 },
                children: [...tile.children].map((line) => line.classList.contains('figure') ? paragraph(line, 32, true) :
                    paragraph(line, 20, line.localName === 'dt')),
            })),
        })],
    }), new Paragraph({ text: '', spacing: { after: 80 } })];
}

async function pictureBlocks(figure: Element): Promise<Block[]> {
    const svg = figure.querySelector('svg[aria-labelledby]');
    const name = svg?.getAttribute('aria-labelledby')?.replace(/-title$/u, '') ?? '';
    const caption = figure.querySelector('figcaption');
    const below = [...caption?.querySelectorAll('p') ?? []].map(words);
    const title = words(caption?.firstChild);
    const said = [
        ...(title ? [new Paragraph({ style: 'Caption', keepNext: true, text: title })] : []),
        ...below.map((text) => new Paragraph({ keepNext: true, text })),
    ];
    if (!svg) return said;
    const picture = pictureInPage(svg);
    const fit = Math.min(PICTURE_WIDTH / picture.width, TALLEST / picture.height, 1);
    return [...said, new Paragraph({
        children: [new ImageRun({
            type: 'png',
            data: await paint(picture),
            transformation: { width: Math.round(picture.width * fit), height: Math.round(picture.height * fit) },
            altText: { name, title: picture.title, description: `${picture.title} ${picture.description}` },
        })],
    })];
}

/** A list may hold lists. */
function listBlocks(list: Element, level: number): Block[] {
    const style = list.localName === 'ol' ? { numbering: { reference: 'steps', level } } : { bullet: { level } };
    return [...list.children].flatMap((item) => {
        const inner = [...item.children].filter((child) => ['ul', 'ol'].includes(child.localName));
        const own = item.cloneNode(true) as Element;
        own.querySelectorAll('ul, ol').forEach((one) => one.remove());
        return [new Paragraph({ ...style, text: words(own) }), ...inner.flatMap((one) => listBlocks(one, level + 1))];
    });
}

/** A sentence that stands above a chart or table stays with it. */
const leadsToPicture = (element: Element) =>
    element.nextElementSibling?.matches('.chart, figure, .table, .pair') ?? false;

async function blocksOf(element: Element): Promise<Block[]> {
    const heading = HEADINGS[element.localName];
    if (heading) return [new Paragraph({ heading, keepNext: true, text: words(element) })];
    if (element instanceof HTMLTableElement) return tableBlocks(element);
    if (element.classList.contains('tiles')) return tileBlocks(element as HTMLElement);
    if (element.localName === 'figure') return pictureBlocks(element);
    if (element.localName === 'ul' || element.localName === 'ol') return listBlocks(element, 0);
    // Ways to another place of the page.
    if (['nav', 'svg'].includes(element.localName) || element.classList.contains('way')) return [];
    if (element.localName === 'dl') return [...element.querySelectorAll('dt, dd')].map((one) =>
        new Paragraph({ children: [new TextRun({ text: words(one), bold: one.localName === 'dt' })] }));
    if (['p', 'figcaption', 'pre'].includes(element.localName))
        return words(element) ? [new Paragraph({ text: words(element), keepNext: leadsToPicture(element) })] : [];
    const blocks: Block[] = [];
    for (const child of element.children) blocks.push(...await blocksOf(child));
    return blocks;
}

function section(children: Block[]): ISectionOptions {
    const { width, height, margin } = PAGE;
    return {
        properties: { page: { size: { width, height }, margin: { top: margin, right: margin, bottom: margin, left: margin } } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [
            new TextRun({ size: 18, children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ] })] }) },
        children,
    };
}

const HEADING_STYLE = (size: number, before: number) => ({
    run: { font: 'Arial', size, bold: true, color: INK },
    paragraph: { spacing: { before, after: 100 } },
});

export async function wordFile(title: string, main: HTMLElement): Promise<Blob> {
    const children = await blocksOf(main);
    return Packer.toBlob(new Document({
        title,
        creator: 'pairmodel',
        description: 'Modelled estimate, not a count',
        numbering: { config: [{ reference: 'steps', levels: [0, 1].map((level) => ({
            level, format: 'decimal' as const, text: `%${level + 1}.`, style: { paragraph: { indent: { left: 480 + 360 * level, hanging: 320 } } },
        })) }] },
        styles: {
            default: {
                document: {
                    run: { font: 'Arial', size: 21, language: { value: 'en-GB' } },
                    paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
                },
                title: HEADING_STYLE(36, 0),
                heading1: HEADING_STYLE(28, 320),
                heading2: HEADING_STYLE(24, 240),
            },
            paragraphStyles: [{ id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal',
                run: { bold: true }, paragraph: { spacing: { before: 160, after: 60 } } }],
        },
        sections: [section(children)],
    }));
}
