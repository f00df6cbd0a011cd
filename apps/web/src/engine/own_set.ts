/** A parameter set with one figure of one's own: the program's file of the set, with that figure put in. */

interface SetFile {
    id: string;
    title: string;
    sources: { [id: string]: { citation: string } };
    attrition: { unreached_share: { [key: string]: unknown; value: number } };
}

export const OWN_SET = 'assumptions.json';

/** "70" and "70%" are 0.7, as the program reads them; null where it is no percentage. */
export function shareOfPercent(text: string): number | null {
    const digits = /^(\d{1,3}(?:\.\d+)?)\s*%?$/u.exec(text.trim())?.[1];
    const share = digits === undefined ? NaN : Number(`${digits}e-2`);
    return share >= 0 && share <= 1 ? share : null;
}

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
