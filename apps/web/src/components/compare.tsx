/** Areas beside one another: some that one names, or all of a tier. */
import { type Pick, sectionsOf } from '../engine/report';
import { type Asked, reportPage } from '../engine/requests';
import { codesOf, type Comparison, type Place, type Session } from '../session/session';
import { AreaSearch } from './area_search';
import { AskedPage } from './asked_page';
import { Button, Inset, SelectField } from './govuk';

const TIERS: [string, string][] = [
    ['', 'Areas that I name'],
    ['region', 'The regions of England'],
    ['country', 'The four nations'],
    ['upper', 'All counties and unitary authorities'],
    ['lower', 'All districts'],
    ['icb', 'All integrated care boards'],
    ['combined-authority', 'All combined authorities'],
    ['health-board', 'All health boards of Wales'],
    ['nhs-board', 'All health boards of Scotland'],
    ['hsc-trust', 'All trusts of Northern Ireland'],
];

/** Which areas are compared: null as long as it is one alone. */
function comparedOf(own: Place | null, { places, tier, within }: Comparison): Asked | null {
    if (tier !== '') return { args: ['--tier', tier, ...(within ? ['--within', within] : [])], files: [] };
    const all = own ? [own, ...places] : places;
    return all.flatMap(codesOf).length < 2 ? null : { args: all.flatMap((place) => codesOf(place).flatMap((code) => ['--area', code])), files: [] };
}

/** The areas ranked, on the map, and their figures. */
const sideBySide: Pick = (page) => ['ranked', 'on-map'].flatMap((name) =>
    [...page.main.querySelectorAll(`section[id="${name}-TOTAL"]`)].map((part) => part.cloneNode(true) as HTMLElement))
    .concat(sectionsOf('ranking')(page));

export interface CompareProps {
    session: Session;
    assumptions: Asked;
    change: (part: Partial<Session>) => void;
}

export function Compare({ session, assumptions, change }: CompareProps) {
    const { comparison } = session;
    const own = session.way === 'area' ? session.place : null;
    const put = (part: Partial<Comparison>) => change({ comparison: { ...comparison, ...part } });
    const add = (place: Place | null) => {
        if (place && place.code !== own?.code && !comparison.places.some(({ code }) => code === place.code))
            put({ places: [...comparison.places, place] });
    };
    const asked = comparedOf(own, comparison);
    return (
        <>
            <h2 class="govuk-heading-m">Compare areas</h2>
            <SelectField id="tier" label="Which areas?" value={comparison.tier} options={TIERS} onValue={(tier) => put({ tier })} />
            {comparison.tier === '' && <>
                {own && <p class="govuk-body">{own.name}, with:</p>}
                {comparison.places.length > 0 && <ul class="govuk-list chosen">
                    {comparison.places.map((place) => <li key={place.code}>{place.name}{' '}
                        <button type="button" class="link-button" onClick={() =>
                            put({ places: comparison.places.filter(({ code }) => code !== place.code) })}>
                            Remove<span class="govuk-visually-hidden"> {place.name}</span></button></li>)}
                </ul>}
                <AreaSearch slot="search-compare" label="Add an area" hint="As above: part of a name." place={null} clears onPlace={add} />
            </>}
            {comparison.tier !== '' && <>
                <AreaSearch slot="search-within" label="Only those within (optional)" hint="A nation, region, county or care board."
                    place={comparison.within ? { code: comparison.within, name: comparison.within } : null}
                    onPlace={(place) => put({ within: place?.name ?? '' })} />
                {comparison.within && <Button onClick={() => put({ within: '' })}>Everywhere</Button>}
            </>}
            {session.assumptions.adversity.trim() !== '' && <Inset>Each area has its own adversity here: the one that you typed is of
                your area alone.</Inset>}
            {asked ? <AskedPage slot="compare" pick={sideBySide} of={{ args: [...asked.args, ...assumptions.args], files: assumptions.files }}
                request={reportPage(asked, assumptions)} /> :
                <Inset>Add an area to compare with, or choose a kind of areas.</Inset>}
        </>
    );
}
