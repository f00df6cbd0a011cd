/** A session as a file: all that was typed, with the table of one's own, so that work goes on another day. */
import { EMPTY_SESSION, type Session } from './session';

const KIND = 'pairmodel session';
const VERSION = 1;

function toBase64(bytes: Uint8Array): string {
    const step = 0x8000;
    let text = '';
    for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
    return btoa(text);
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export function sessionFile(session: Session): string {
    const { file, part } = session.table;
    const table = { file: file ? { name: file.name, bytes: toBase64(file.bytes) } : null, part };
    return `${JSON.stringify({ kind: KIND, version: VERSION, session: { ...session, table } }, null, 1)}\n`;
}

type Shape = { [key: string]: unknown };

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members that the pattern has, where they are of its kind: a file may have been changed by hand. */
function like<T>(pattern: T, found: unknown): T {
    if (typeof pattern === 'string') return (typeof found === 'string' ? found : pattern) as T;
    if (!isShape(pattern) || !isShape(found)) return pattern;
    return Object.fromEntries(Object.entries(pattern).map(([key, value]) => [key, like(value, found[key])])) as T;
}

const rowsOf = (found: unknown): string[][] => !Array.isArray(found) ? [] :
    found.filter(Array.isArray).map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));

function placesOf(found: unknown): { code: string; name: string }[] {
    return Array.isArray(found) ? found.filter(isShape).map((one) => like({ code: '', name: '' }, one)) : [];
}

/** Throws an Error whose message says what the file is not. */
export function sessionOfFile(text: string): Session {
    let read: unknown;
    try {
        read = JSON.parse(text);
    } catch {
        read = null;
    }
    if (!isShape(read) || read.kind !== KIND || !isShape(read.session))
        throw new Error('This file is not a saved session. A saved session ends in .pairmodel.json.');
    if (read.version !== VERSION)
        throw new Error('This session was saved by another version of the page. Open it with that version.');
    const found = read.session;
    const session = like(EMPTY_SESSION, found);
    const table = isShape(found.table) ? found.table : {};
    const own = isShape(table.file) ? like({ name: '', bytes: '' }, table.file) : null;
    return {
        ...session,
        place: placesOf([found.place])[0] ?? null,
        comparison: { ...session.comparison, places: placesOf(isShape(found.comparison) ? found.comparison.places : []) },
        table: { part: session.table.part, file: own ? { name: own.name, bytes: fromBase64(own.bytes) } : null },
        services: rowsOf(found.services),
    };
}
