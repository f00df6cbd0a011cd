/** The table of services: cells to type in, each with what is wrong in it. */
import type { JSX } from 'preact';
import type { Issue } from '../engine/answers';
import { issueWords } from './problem_table';
import type { Template } from './services';

/** Cells that have few answers, as the program spells them. */
const CHOICES: { [column: string]: string[] } = {
    level: ['', 'universal', 'targeted', 'specialist', 'specialist_short_term', 'specialist_long_term'],
    antenatal: ['', 'yes', 'no'],
    self_referral: ['', 'yes', 'no'],
    fathers: ['', 'yes', 'no'],
};

/** Of the one area that was chosen are all services that say nothing else. */
const OF_AREAS = ['area_code', 'area_name'];

export interface ServiceTableProps {
    template: Template;
    /** Services may be of several areas. */
    severalAreas: boolean;
    rows: string[][];
    issues: Issue[];
    onRows: (rows: string[][]) => void;
}

const isEmpty = (row: string[]) => row.every((cell) => cell.trim() === '');

/** The line that a row has in the file: the header is the first, and empty rows are left out. */
const lineOf = (rows: string[][], at: number): number => 2 + rows.slice(0, at).filter((row) => !isEmpty(row)).length;

const asWords = (column: string) => column.replace(/_/gu, ' ');

function withCell(rows: string[][], row: number, column: number, text: string): string[][] {
    const all = rows.map((one) => [...one]);
    while (all.length <= row) all.push([]);
    const wanted = all[row] ?? [];
    while (wanted.length <= column) wanted.push('');
    wanted[column] = text;
    return all;
}

export function ServiceTable({ template, severalAreas, rows, issues, onRows }: ServiceTableProps) {
    const shown = (column: string) => severalAreas || !OF_AREAS.includes(column);
    const paste = (event: JSX.TargetedClipboardEvent<HTMLElement>, row: number, column: number) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!/[\t\n]/u.test(text.trim())) return;
        event.preventDefault();
        let all = rows;
        text.replace(/\r/gu, '').replace(/\n$/u, '').split('\n').forEach((line, down) =>
            line.split('\t').forEach((cell, right) => {
                if (column + right < template.columns.length) all = withCell(all, row + down, column + right, cell.trim());
            }));
        onRows(all);
    };
    return (
        <div class="table-scroll" role="region" aria-label="Services" tabIndex={0}>
            <table class="govuk-table services">
                <caption class="govuk-visually-hidden">Services</caption>
                <thead><tr>
                    {template.columns.filter(shown).map((column) => <th scope="col" key={column}>{asWords(column)}</th>)}
                    <th scope="col"><span class="govuk-visually-hidden">Remove</span></th>
                </tr></thead>
                <tbody>
                    {rows.map((row, at) => (
                        <tr key={at}>
                            {template.columns.map((column, place) => shown(column) && (
                                <td key={column} data-label={asWords(column)} onPaste={(event) => paste(event, at, place)}>
                                    <Cell id={`service-${at}-${column}`} label={`${asWords(column)}, service ${at + 1}`} column={column}
                                        value={row[place] ?? ''} issue={isEmpty(row) ? undefined :
                                            issues.find((one) => one.line === lineOf(rows, at) && one.column === column)}
                                        onValue={(text) => onRows(withCell(rows, at, place, text))} />
                                </td>
                            ))}
                            <td><button type="button" class="link-button" onClick={() => onRows(rows.filter((_, i) => i !== at))}>
                                Remove<span class="govuk-visually-hidden"> service {at + 1}</span></button></td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

interface CellProps {
    id: string;
    label: string;
    column: string;
    value: string;
    issue: Issue | undefined;
    onValue: (text: string) => void;
}

function Cell({ id, label, column, value, issue, onValue }: CellProps) {
    const choices = CHOICES[column];
    const described = issue ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {};
    const look = issue ? ' govuk-input--error' : '';
    return (
        <>
            {choices ? <select id={id} aria-label={label} {...described} class={`govuk-select${look}`} value={value}
                onChange={(event) => onValue(event.currentTarget.value)}>
                {[...choices, ...(choices.includes(value) ? [] : [value])].map((one) =>
                    <option key={one} value={one}>{asWords(one)}</option>)}
            </select> : <input id={id} aria-label={label} {...described} class={`govuk-input${look}`} type="text" autocomplete="off"
                value={value} onInput={(event) => onValue(event.currentTarget.value)} />}
            {issue && <p class="govuk-error-message" id={`${id}-error`}>{issueWords({ ...issue, column: '' })}</p>}
        </>
    );
}
