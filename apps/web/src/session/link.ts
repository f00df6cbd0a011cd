/**
 * The session in the address, behind '#': a link gives the same page. Of own files and of services nothing is in it, and
 * of births of one's own nothing where their figures are withheld.
 */
import { EMPTY_SESSION, type Place, type Session, type View, type Way } from './session';

const WAYS: Way[] = ['area', 'births', 'table'];
const VIEWS: View[] = ['results', 'compare', 'plan', 'services', 'explain', 'take'];

/** What stands in a link as it is typed: key in the link, and where it is kept. */
const ASSUMPTIONS = ['adversity', 'unreached', 'elasticity', 'parameters', 'draws', 'suppressBelow'] as const;
const PLAN = ['from', 'to', 'births', 'growth', 'unreachedTo', 'adversityTo'] as const;

const inLink = (place: Place) => `${place.code} ${place.name}`;

function placeOf(text: string): Place {
    const end = text.indexOf(' ');
    return end < 0 ? { code: text, name: text } : { code: text.slice(0, end), name: text.slice(end + 1) };
}

function putSource(session: Session, withheld: boolean, link: URLSearchParams): void {
    if (session.way !== 'area') link.set('way', session.way);
    if (session.way === 'area' && session.place) link.set('area', inLink(session.place));
    if (session.way === 'births' && !withheld) {
        if (session.own.births) link.set('births', session.own.births);
        if (session.own.name) link.set('name', session.own.name);
    }
}

export function linkOf(session: Session, withheld: boolean): string {
    const link = new URLSearchParams();
    putSource(session, withheld, link);
    for (const key of ASSUMPTIONS) if (session.assumptions[key]) link.set(key, session.assumptions[key]);
    for (const place of session.comparison.places) link.append('with', inLink(place));
    if (session.comparison.tier) link.set('tier', session.comparison.tier);
    if (session.comparison.within) link.set('within', session.comparison.within);
    for (const key of PLAN) if (session.plan[key]) link.set(`plan-${key}`, session.plan[key]);
    if (session.view !== 'results') link.set('view', session.view);
    return link.toString();
}

const oneOf = <T extends string>(all: T[], text: string | null, otherwise: T): T =>
    all.find((one) => one === text) ?? otherwise;

/** A session as the link says; what it cannot say is empty. */
export function sessionOf(text: string): Session {
    const link = new URLSearchParams(text.replace(/^#/u, ''));
    const value = (key: string) => link.get(key) ?? '';
    const area = link.get('area');
    return {
        ...EMPTY_SESSION,
        way: oneOf(WAYS, link.get('way'), 'area'),
        place: area ? placeOf(area) : null,
        own: { births: value('births'), name: value('name') },
        assumptions: {
            adversity: value('adversity'),
            unreached: value('unreached'),
            elasticity: value('elasticity'),
            parameters: value('parameters'),
            draws: value('draws'),
            suppressBelow: value('suppressBelow'),
        },
        comparison: { places: link.getAll('with').map(placeOf), tier: value('tier'), within: value('within') },
        plan: {
            from: value('plan-from'),
            to: value('plan-to'),
            births: oneOf(['', 'trend', 'growth'], link.get('plan-births'), ''),
            growth: value('plan-growth'),
            unreachedTo: value('plan-unreachedTo'),
            adversityTo: value('plan-adversityTo'),
        },
        view: oneOf(VIEWS, link.get('view'), 'results'),
    };
}
