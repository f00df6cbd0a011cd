/** The table as it was read, with each problem below the cell that it is of, and a list of all that leads there. */
import type { Checked, Issue } from '../engine/answers';

/** Where an issue stands: its row, and the place in it; 0 is the whole row. */
interface Placed {
    issue: Issue;
    id: string;
    line: number;
    place: number;
}

const MOST_LISTED = 50;

function rowsOf(checked: Checked): Map<number, string[]> {
    const rows = new Map<number, string[]>();
    for (const { line, place, text } of checked.cells ?? []) {
        const row = rows.get(line) ?? [];
        row[place - 1] = text;
        rows.set(line, row);
    }
    return rows;
}

/** The place of a column by its heading, in the first row that has it. */
function placed(checked: Checked, rows: Map<number, string[]>): Placed[] {
    return checked.issues.map((issue, i) => {
        let place = 0;
        for (const row of rows.values()) {
            const at = row.findIndex((cell) => cell?.trim() === issue.column);
            if (issue.column !== '' && at >= 0) {
                place = at + 1;
                break;
            }
        }
        return { issue, id: `problem-${i}`, line: issue.line ?? 0, place };
    });
}

export const issueWords = ({ column, expected, found, hint }: Issue): string =>
    `${column && `${column}: `}expected ${expected}, found ${found}${hint && `. ${hint}`}`;

export function ProblemTable({ checked }: { checked: Checked }) {
    const rows = rowsOf(checked);
    const issues = placed(checked, rows);
    const width = Math.max(1, ...[...rows.values()].map((row) => row.length));
    const count = issues.length === 1 ? 'There is 1 problem in the table' : `There are ${issues.length} problems in the table`;
    return (
        <>
            <div class="govuk-error-summary">
                <div role="alert">
                    <h3 class="govuk-error-summary__title">{count}</h3>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            {issues.slice(0, MOST_LISTED).map(({ issue, id, line }) => (
                                <li key={id}><a href={`#${id}`} onClick={(event) => goTo(event, id)}>
                                    {line > 0 && `Row ${line}: `}{issueWords(issue)}</a></li>
                            ))}
                            {issues.length > MOST_LISTED && <li>and {issues.length - MOST_LISTED} more</li>}
                        </ul>
                    </div>
                </div>
            </div>
            <div class="table-scroll" role="region" aria-label="The table as it was read" tabIndex={0}>
                <table class="govuk-table govuk-table--small-text-until-tablet problem-table">
                    <caption class="govuk-table__caption govuk-table__caption--s">The table as it was read</caption>
                    <thead class="govuk-table__head"><tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">Row</th>
                        {Array.from({ length: width }, (_, i) => <th scope="col" class="govuk-table__header" key={i}>
                            {columnLetters(i)}</th>)}
                    </tr></thead>
                    <tbody class="govuk-table__body">
                        {[...rows].map(([line, row]) => <Row key={line} line={line} row={row} width={width}
                            issues={issues.filter((one) => one.line === line)} />)}
                    </tbody>
                </table>
            </div>
        </>
    );
}

interface RowProps {
    line: number;
    row: string[];
    width: number;
    issues: Placed[];
}

function Row({ line, row, width, issues }: RowProps) {
    const said = (place: number) => issues.filter((one) => one.place === place).map(({ id, issue }) => (
        <span class="govuk-error-message" id={id} key={id} tabIndex={-1}>
            <span class="govuk-visually-hidden">Error: </span>expected {issue.expected}{issue.hint && `. ${issue.hint}`}
        </span>
    ));
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{line}{said(0)}</th>
            {Array.from({ length: width }, (_, i) => {
                const errors = said(i + 1);
                return <td class={`govuk-table__cell${errors.length ? ' problem-table__wrong' : ''}`} key={i}>
                    {row[i] ?? ''}{errors}</td>;
            })}
        </tr>
    );
}

/** A, B, …, Z, AA: as Excel names columns. */
function columnLetters(index: number): string {
    const letter = String.fromCharCode(65 + (index % 26));
    return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The address is the session's: a link to a problem moves the focus alone. */
function goTo(event: Event, id: string): void {
    event.preventDefault();
    const cell = document.getElementById(id);
    cell?.focus();
    cell?.scrollIntoView({ block: 'center' });
}
