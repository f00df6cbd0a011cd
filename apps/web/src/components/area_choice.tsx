/** Which area? By its name, by one's own figures, or in a table of one's own. */
import type { Session, Way } from '../session/session';
import { AreaSearch } from './area_search';
import { Details, Radios, TextField } from './govuk';
import { type Checking, OwnTable } from './own_table';

const WAYS: [Way, string][] = [
    ['area', 'An area that is found by its name'],
    ['births', 'Births that I type'],
    ['table', 'A table of mine: pasted, or from a file'],
];

export interface ChoiceProps {
    session: Session;
    checking: Checking;
    change: (part: Partial<Session>) => void;
    errorOf: (option: string) => string | undefined;
}

export function AreaChoice({ session, checking, change, errorOf }: ChoiceProps) {
    const { own } = session;
    return (
        <section aria-labelledby="which-area">
            <h2 class="govuk-heading-m" id="which-area">Which area?</h2>
            {session.way === 'area' && <AreaSearch slot="search" label="Name of the area" place={session.place}
                hint="A council, county, region, care board, health board or nation. Welsh names and short forms are known too."
                onPlace={(place) => change({ place })} />}
            {session.way === 'births' && <>
                <TextField id="births" label="Live births a year" numeric width={10} value={own.births}
                    error={errorOf('--births')} onValue={(births) => change({ own: { ...own, births } })} />
                <TextField id="own-name" label="Name of the area (optional)" value={own.name} error={errorOf('--name')}
                    hint="A name that is built in brings its adversity along."
                    onValue={(name) => change({ own: { ...own, name } })} />
            </>}
            {session.way === 'table' && <OwnTable table={session.table} checking={checking} onTable={(table) => change({ table })} />}
            <Details summary="Use my own births, or a table of my own" open={session.way !== 'area'}>
                <Radios name="way" legend="What is worked out?" value={session.way} options={WAYS} onValue={(way) => change({ way })} />
            </Details>
        </section>
    );
}
