/**
 * Parts of a page of the program, in a shadow root with the page's own styles: what is read here is what the report says.
 * Beside each table and chart stand buttons to take it away.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Request } from '../bridge';
import { isDone, messagesOf, textOf } from '../engine/answers';
import type { Page, Pick } from '../engine/report';
import { type Asked, command } from '../engine/requests';
import { useEngine } from '../engine/use_answer';
import { copyTable } from '../takeaway/clipboard';
import { download } from '../takeaway/download';
import { paint, pictureOf } from '../takeaway/pictures';
import { useAnnounce } from './announce';
import { TOOL_STYLE } from './document_style';

export interface DocumentViewProps {
    page: Page;
    pick: Pick;
    /** What the charts are of: the options of `report`. */
    of?: Asked | null;
}

type Chart = (name: string) => Request;

function button(words: string, what: string, act: () => void): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = words;
    const more = document.createElement('span');
    more.className = 'tool-of';
    more.textContent = `: ${what}`;
    made.append(more);
    made.addEventListener('click', act);
    return made;
}

function toolbar(...buttons: HTMLButtonElement[]): HTMLElement {
    const tools = document.createElement('div');
    tools.className = 'tools';
    tools.append(...buttons);
    return tools;
}

/** A table and what is done with it are one cell where the page is laid out as a grid. */
function withTools(table: Element, tools: HTMLElement): void {
    const both = document.createElement('div');
    both.className = 'takeable';
    table.replaceWith(both);
    both.append(table, tools);
}

/** Links within a page lead within it, wherever its parts are shown: the address says what was chosen. */
function follow(event: Event): void {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const id = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '');
    for (const host of document.querySelectorAll('.document-view')) {
        const there = host.shadowRoot?.getElementById(id);
        if (!there) continue;
        host.closest('details')?.setAttribute('open', '');
        there.setAttribute('tabindex', '-1');
        there.focus();
        return there.scrollIntoView();
    }
}

export function DocumentView({ page, pick, of }: DocumentViewProps) {
    const host = useRef<HTMLDivElement>(null);
    const engine = useEngine();
    const announce = useAnnounce();

    const takeChart = async (name: string, asPicture: boolean, chart: Chart) => {
        const answer = await engine.ask('take', chart(name));
        if (!answer) return;
        const svg = textOf(answer, `${name}.svg`);
        if (!isDone(answer) || svg === '') return announce(messagesOf(answer).join(' '));
        if (asPicture) download(`${name}.png`, await paint(pictureOf(svg)), 'image/png');
        else download(`${name}.svg`, svg, 'image/svg+xml');
        announce('The chart was saved.');
    };

    const addTools = (shown: HTMLElement, chart: Chart | null) => {
        for (const table of shown.querySelectorAll('table')) {
            const what = (table.caption?.textContent ?? '').trim();
            withTools(table.closest('.table') ?? table, toolbar(button('Copy this table', what, () =>
                announce(copyTable(table) ? 'The table was copied: paste it into Word or Excel.' : 'The browser did not copy.'))));
        }
        for (const svg of chart ? shown.querySelectorAll('svg[aria-labelledby]') : []) {
            const name = svg.getAttribute('aria-labelledby')?.replace(/-title$/u, '') ?? '';
            const what = svg.closest('figure')?.querySelector('figcaption')?.firstChild?.textContent ?? name;
            const take = (asPicture: boolean) => () => void (chart && takeChart(name, asPicture, chart));
            svg.after(toolbar(
                button('Save as SVG', what, take(false)), button('Save as PNG', what, take(true))));
        }
    };

    useEffect(() => {
        if (!host.current) return;
        const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
        const style = document.createElement('style');
        style.textContent = page.style.replace(/(^|\n)body\{/u, '$1:host{') + TOOL_STYLE;
        const shown = document.createElement('div');
        shown.className = 'shown';
        shown.append(...pick(page));
        const chart: Chart | null = of ? (name) =>
            command('report', of, ['--chart', name, '-o', `${name}.svg`]) : null;
        addTools(shown, chart);
        shown.addEventListener('click', follow);
        root.replaceChildren(style, shown);
    }, [page, pick]);

    return <div class="document-view" ref={host} />;
}
