/** Which area? By its name, by one's own figures, or in a table of one's own. */
import type { Session, Way } from '../session/session';
import { AreaSearch } from './area_search';
import { Radios, TextField } from './govuk';
import { OwnTable } from './own_table';

const WAYS: [Way, string][] = [
    ['area', 'Find an area by its name'],
    ['births', 'Type the births of my own area'],
    ['table', 'Use a table of my own: paste or open a file'],
];

export interface ChoiceProps {
    session: Session;
    change: (part: Partial<Session>) => void;
    errorOf: (option: string) => string | undefined;
}

export function AreaChoice({ session, change, errorOf }: ChoiceProps) {
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
            {session.way === 'table' && <OwnTable table={session.table} onTable={(table) => change({ table })} />}
            <Radios name="way" legend="Or in another way" value={session.way} options={WAYS} onValue={(way) => change({ way })} />
        </section>
    );
}
