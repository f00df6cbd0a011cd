/** A parameter set with one figure of one's own: the program's file of the set, with that figure put in. */

interface SetFile {
    id: string;
    title: string;
    sources: { [id: string]: { citation: string } };
    attrition: { unreached_share: { [key: string]: unknown; value: number } };
}

export const OWN_SET = 'assumptions.json';

/** "70" and "70%" are 0.7, as the program reads them; null where it is no percentage. "0.5" may be half of all or half a
    per cent: only "0.5%" is the latter. */
export function shareOfPercent(text: string): number | null {
    const [, digits, sign] = /^(\d{1,3}(?:\.\d+)?)\s*(%?)$/u.exec(text.trim()) ?? [];
    const share = digits === undefined ? NaN : Number(`${digits}e-2`);
    const asked = sign === '' && share > 0 && share < 0.01;
    return share >= 0 && share <= 1 && !asked ? share : null;
}

/** What is wrong with a percentage that was typed; nothing where it can be read, or is empty. */
export const percentProblem = (text: string): string | undefined => (text.trim() === '' || shareOfPercent(text) !== null ? undefined :
    'Type a percentage from 0 to 100: 50 is half. Half a per cent is 0.5%');

/** `set` is what `parameters show SET --format json` wrote. */
export function ownSet(set: string, unreached: number): Uint8Array {
    const file = JSON.parse(set) as SetFile;
    const { page: _page, range_source: _range, ...known } = file.attrition.unreached_share;
    file.id = `${file.id}-own`;
    file.title = `${file.title}; share not reached: one's own`;
    file.sources.own = { citation: 'A figure of one\'s own, typed for this run' };
    file.attrition.unreached_share = {
        ...known,
        value: unreached,
        low: unreached,
        high: unreached,
        distribution: 'fixed',
        meaning: 'Those with a parent-infant relationship difficulty whom services do not reach before the second birthday.',
        source: 'own',
        locator: 'typed for this run',
    };
    return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}
