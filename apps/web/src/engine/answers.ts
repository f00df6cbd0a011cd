/** What the program says, as the page shows it: nothing is worked out or put into other words here. */
import type { Answer } from '../bridge';

export interface Issue {
    file: string;
    line: number | null;
    column: string;
    expected: string;
    found: string;
    hint: string;
}

/** What `check --format json --cells` says. */
export interface Checked {
    notes: { code: string; text: string }[];
    issues: Issue[];
    columns: { heading: string; use: string }[];
    cells?: { line: number; place: number; text: string }[];
}

/** An area as `areas --format json` lists it. */
export interface FoundArea {
    area_code: string;
    area_name: string;
    area_type: string;
    region: string;
    country: string;
}

/** What `areas QUERY --format json` finds. */
export interface FoundAreas {
    areas: FoundArea[];
    /** Where the query is the name of a group of councils. */
    group?: { name: string; members: { area_code: string; area_name: string }[] };
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export const outText = (answer: Answer): string => decode(answer.out);

export function outJson<T>(answer: Answer): T | null {
    try {
        return JSON.parse(outText(answer)) as T;
    } catch {
        return null;
    }
}

export function fileOf(answer: Answer, name: string): Uint8Array | null {
    return answer.files.find((file) => file.name === name)?.bytes ?? null;
}

export function textOf(answer: Answer, name: string): string {
    const bytes = fileOf(answer, name);
    return bytes ? decode(bytes) : '';
}

/** Exit code 4 is done too, but for rows that were left out. */
export const isDone = (answer: Answer): boolean => answer.code === 0 || answer.code === 4;

/** A message of the program, a paragraph each, without the words that a terminal needs. */
export function messagesOf(answer: Answer): string[] {
    return answer.errors.split('\n')
        .map((line) => line.replace(/^pairmodel: (error|warning): /u, '').replace(/^ {2}hint: /u, 'Hint: ').trim())
        .filter((line) => line !== '');
}
