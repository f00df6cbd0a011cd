/** From what was chosen to what the program is asked: its own arguments, with the files that they name. */
import type { Request } from '../bridge';
import { AS_PUBLISHED, type Assumptions, codesOf, hasServices, type Place, type PlanChoice, type Session } from '../session/session';
import { OWN_SET, ownSet, shareOfPercent } from './own_set';

type Files = Request['files'];

/** Some arguments, with the files that they name. */
export interface Asked {
    args: string[];
    files: Files;
}

export const SERVICES = 'services.csv';
const NOTHING: Asked = { args: [], files: [] };

const option = (name: string, value: string): string[] => (value.trim() === '' ? [] : [name, value.trim()]);

const together = (...parts: Asked[]): Asked =>
    ({ args: parts.flatMap((part) => part.args), files: parts.flatMap((part) => part.files) });

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replace(/"/gu, '""')}"` : cell);

const textFile = (name: string, lines: string[]): Files[number] =>
    ({ name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) });

/** A file's name as the command line takes it: no folder, and no option. */
export function safeName(name: string): string {
    const last = name.replace(/^.*[/\\]/u, '').replace(/^-+/u, '').replace(/:/gu, '_');
    return last === '' ? 'table.csv' : last;
}

export const tablePath = (session: Session): string => {
    const { file, part } = session.table;
    return safeName(file?.name ?? '') + (part.trim() === '' ? '' : `:${part.trim()}`);
};

const tableFiles = (session: Session): Files =>
    session.table.file ? [{ name: safeName(session.table.file.name), bytes: session.table.file.bytes }] : [];

const GROUP = 'group.csv';

/** An area, or the members of a group as one. */
export function placeOf(place: Place): Asked {
    const codes = codesOf(place);
    if (codes.length === 1) return { args: ['--area', place.code], files: [] };
    const rows = codes.map((code) => `${quoted(place.name)},${code}`);
    return { args: ['--members', GROUP], files: [textFile(GROUP, ['group,member', ...rows])] };
}

/** Which areas; null as long as nothing is chosen. */
export function sourceOf(session: Session): Asked | null {
    if (session.way === 'area') return session.place && placeOf(session.place);
    if (session.way === 'table') return session.table.file && { args: [tablePath(session)], files: tableFiles(session) };
    if (session.own.births.trim() === '') return null;
    const births = [...option('--births', session.own.births), ...option('--name', session.own.name)];
    return { args: births, files: [] };
}

/** `set` is the program's file of the parameter set that is chosen, where a figure in it is another. */
export function assumptionsOf(chosen: Assumptions, set: string): Asked {
    const share = shareOfPercent(chosen.unreached);
    const own = share !== null && set !== '' ? { name: OWN_SET, bytes: ownSet(set, share) } : null;
    return {
        args: [
            ...option('--adversity', chosen.adversity),
            ...option('--elasticity', chosen.elasticity),
            ...option('--parameters', own ? own.name : chosen.parameters),
            ...option('--draws', chosen.draws),
            ...option('--suppress-below', chosen.suppressBelow),
        ],
        files: own ? [own] : [],
    };
}

/** The same without what changes figures: as published. */
export const publishedOf = (chosen: Assumptions): Assumptions => ({ ...AS_PUBLISHED, suppressBelow: chosen.suppressBelow });

export function planOf(plan: PlanChoice): Asked {
    if (plan.from.trim() === '' || plan.to.trim() === '') return NOTHING;
    return {
        args: [
            ...option('--from', plan.from),
            ...option('--to', plan.to),
            ...(plan.births === 'trend' ? ['--births-trend'] : []),
            ...(plan.births === 'growth' ? option('--births-growth', plan.growth) : []),
            ...option('--unreached-to', plan.unreachedTo),
            ...option('--adversity-to', plan.adversityTo),
        ],
        files: [],
    };
}

/** The services as a file: what was typed, in the template's columns. */
export function servicesFile(columns: string[], rows: string[][]): Files[number] {
    const typed = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
    const lines = [columns, ...typed.map((row) => columns.map((_, i) => row[i] ?? ''))];
    return textFile(SERVICES, lines.map((row) => row.map(quoted).join(',')));
}

export function servicesOf(columns: string[], rows: string[][]): Asked {
    if (columns.length === 0 || !hasServices(rows)) return NOTHING;
    return { args: ['--services', SERVICES], files: [servicesFile(columns, rows)] };
}

/** Whose report it is: as options of `report`. */
export function imprintOf({ imprint }: Session): Asked {
    return {
        args: [
            ...option('--organisation', imprint.organisation),
            ...option('--contact', imprint.contact),
            ...option('--date', imprint.date),
        ],
        files: [],
    };
}

/** Files that come back are named so. */
export const REPORT = 'report.html';

/** A command with its arguments, its options and what it writes. */
export function command(name: string, ...parts: (Asked | string[])[]): Request {
    const all = together(...parts.map((part) => (Array.isArray(part) ? { args: part, files: [] } : part)));
    return { args: [name, ...all.args], files: all.files };
}

export const reportPage = (...parts: (Asked | string[])[]): Request => command('report', ...parts, ['-o', REPORT]);

/** The report that is taken away: with the plan and the services, as they were typed. */
export function fullReport(session: Session, columns: string[], of: Asked[], part: 'all' | 'summary' = 'all'): (...more: string[]) => Request {
    return (...more) => command('report', ...of, planOf(session.plan), servicesOf(columns, session.services), imprintOf(session),
        ['--part', part, ...more]);
}

/** Says whether two requests ask the same. */
export function keyOf(request: Request | null): string {
    if (!request) return '';
    const files = request.files.map(({ name, bytes }) => [name, bytes.length, sum(bytes)]);
    return JSON.stringify([request.args, files]);
}

/** A checksum (FNV-1a) by which a file that was changed is known. */
function sum(bytes: Uint8Array): number {
    let value = 0x811c9dc5;
    for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
    return value >>> 0;
}
