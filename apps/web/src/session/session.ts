/** All that a person has chosen or typed: what a saved session holds, and what requests are made from. */

/**
 * An area of the built-in table, by its code; the name is what the program calls it. A group of councils has the codes of
 * its members, joined by "+".
 */
export interface Place {
    code: string;
    name: string;
}

export const codesOf = ({ code }: Place): string[] => code.split('+');

/** A file of one's own, whole and in memory: it goes nowhere but to the worker. */
export interface OwnFile {
    name: string;
    bytes: Uint8Array;
}

export type Way = 'area' | 'births' | 'table';

export interface OwnBirths {
    name: string;
    births: string;
}

export interface OwnTable {
    file: OwnFile | null;
    /** The table within a workbook or zip file, where it has several. */
    part: string;
}

/** As typed; empty is "as published". */
export interface Assumptions {
    adversity: string;
    unreached: string;
    elasticity: string;
    parameters: string;
    draws: string;
    suppressBelow: string;
}

export interface Comparison {
    places: Place[];
    tier: string;
    within: string;
}

export interface PlanChoice {
    from: string;
    to: string;
    births: '' | 'trend' | 'growth';
    growth: string;
    unreachedTo: string;
    adversityTo: string;
}

/** Whose report it is. */
export interface Imprint {
    organisation: string;
    contact: string;
    date: string;
}

export type View = 'results' | 'compare' | 'plan' | 'services' | 'explain' | 'take';

export interface Session {
    way: Way;
    place: Place | null;
    own: OwnBirths;
    table: OwnTable;
    assumptions: Assumptions;
    comparison: Comparison;
    plan: PlanChoice;
    /** Rows of the table of services, in the template's columns. */
    services: string[][];
    imprint: Imprint;
    view: View;
}

export const AS_PUBLISHED: Assumptions = {
    adversity: '',
    unreached: '',
    elasticity: '',
    parameters: '',
    draws: '',
    suppressBelow: '',
};

export const EMPTY_SESSION: Session = {
    way: 'area',
    place: null,
    own: { name: '', births: '' },
    table: { file: null, part: '' },
    assumptions: AS_PUBLISHED,
    comparison: { places: [], tier: '', within: '' },
    plan: { from: '', to: '', births: '', growth: '', unreachedTo: '', adversityTo: '' },
    services: [],
    imprint: { organisation: '', contact: '', date: '' },
    view: 'results',
};

/** Whether the figures are others than those as published: withholding alone changes none. */
export function isChanged(assumptions: Assumptions): boolean {
    const { adversity, unreached, elasticity, parameters, draws } = assumptions;
    return [adversity, unreached, elasticity, parameters, draws].some((value) => value.trim() !== '');
}

export function hasServices(services: string[][]): boolean {
    return services.some((row) => row.some((cell) => cell.trim() !== ''));
}
