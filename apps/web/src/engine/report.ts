/** A page of the program, taken apart: its styles, its key figures and its sections, as they are. */

export interface Tile {
    what: string;
    figure: string;
    share: string;
}

export interface Page {
    title: string;
    style: string;
    tiles: Tile[];
    /** The words below the key figures. */
    lead: string[];
    main: HTMLElement;
}

const words = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();

export function pageOf(html: string): Page {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const summary = parsed.querySelector('section');
    const tiles = [...summary?.querySelectorAll('.tiles > div') ?? []].map((tile) => ({
        what: words(tile.querySelector('dt')),
        figure: words(tile.querySelector('dd.figure')),
        share: words(tile.querySelector('dd:not(.figure)')),
    }));
    return {
        title: words(parsed.querySelector('h1')),
        style: [...parsed.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n'),
        tiles,
        lead: [...summary?.children ?? []].filter((element) => element.localName === 'p').map(words),
        main: parsed.querySelector('main') ?? parsed.body,
    };
}

const isAnnex = (element: Element) => element.classList.contains('annex');
const copy = (element: Element) => element.cloneNode(true) as HTMLElement;

/** Parts of a page to be shown. They are copies. */
export type Pick = (page: Page) => HTMLElement[];

/** All but the title. */
export const whole: Pick = (page) => [...page.main.children].filter((element) => element.localName !== 'h1').map(copy);

/** The summary without what stands in the tiles, then the levels of care. */
export const summary: Pick = (page) => {
    const parts: HTMLElement[] = [];
    for (const element of page.main.children) {
        if (isAnnex(element) || element.localName === 'h2') break;
        if (['h1', 'p', 'nav'].includes(element.localName) || element.id === 'summary') continue;
        parts.push(copy(element));
        if (element.id.startsWith('path')) parts.push(...sectionsOf('levels')(page));
    }
    const notes = [...page.main.children].find((element) => element.localName === 'h2' && words(element) === 'Notes');
    return [...parts, ...(notes?.nextElementSibling ? [copy(notes), copy(notes.nextElementSibling)] : [])];
};

/** Sections of the annex by the name that their id begins with. */
export const sectionsOf = (name: string): Pick => (page) =>
    [...page.main.querySelectorAll('section.annex')].filter((section) => section.id.split('-')[0] === name).map(copy);

/** What stands behind the figures: all of the annex but the levels of care. */
export const annex: Pick = (page) =>
    [...page.main.querySelectorAll('section.annex')].filter((section) => !section.id.startsWith('levels')).map(copy);

/** The sentences of the summary, as text to paste. */
export function sentencesOf(page: Page): string[] {
    const messages = [...page.main.querySelectorAll('section[id^=messages]')][0];
    const tiles = page.tiles.map(({ what, figure, share }) => `${what}: ${figure} babies a year (${share})`);
    return [page.title, ...tiles, ...page.lead, ...[...messages?.querySelectorAll('li') ?? []].map(words)];
}
