/** The page: which area and which assumptions at one side, what follows from them at the other. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isDone, messagesOf, outJson, outText } from '../engine/answers';
import { whole } from '../engine/report';
import { percentProblem } from '../engine/own_set';
import { assumptionsOf, command, fullReport, publishedOf, REPORT, reportPage, sourceOf } from '../engine/requests';
import { useAnswer } from '../engine/use_answer';
import { linkOf, sessionOf } from '../session/link';
import { EMPTY_SESSION, isChanged, type Session, type View } from '../session/session';
import { fileStem } from '../takeaway/download';
import { useAnnounce } from './announce';
import { AreaChoice } from './area_choice';
import { AskedPage, pageIn } from './asked_page';
import { Assumptions } from './assumptions';
import { Compare } from './compare';
import { atField } from './fields';
import { Inset, Problems } from './govuk';
import { OpenSession } from './keep_session';
import { useChecked } from './own_table';
import { Plan } from './plan';
import { ProblemTable } from './problem_table';
import { Refused, Results } from './results';
import { Services, useTemplate } from './services';
import { Tabs } from './tabs';
import { TakeAway } from './take_away';

const VIEWS: [View, string][] = [
    ['results', 'Results'],
    ['compare', 'Compare'],
    ['plan', 'Coming years'],
    ['services', 'Services'],
    ['explain', 'How is this worked out?'],
    ['take', 'Take it away'],
];

interface Estimated {
    areas: { area_name: string; adversity_ratio: number | null; marker: string[] }[];
}

/** The figures of the set that is chosen, and its file. */
function useSet(id: string) {
    const { answer } = useAnswer('set', useMemo(() => command('parameters', ['show', id || 'pif-2023', '--format', 'json']), [id]));
    const text = answer && isDone(answer) ? outText(answer) : '';
    return useMemo(() => {
        const set = text ? JSON.parse(text) as {
            adversity: { elasticity: { value: number } }; attrition: { unreached_share: { value: number } };
        } : null;
        return { text, elasticity: set?.adversity.elasticity.value ?? 1, unreached: set?.attrition.unreached_share.value ?? 0 };
    }, [text]);
}

/**
 * The session, and in the address what a link may hold of it. An address that somebody else has just changed, by a link or
 * by going back, is followed, and never written over with what was shown before.
 */
function useSession(): [Session, (part: Partial<Session>) => void, (withheld: boolean) => void] {
    const [session, setSession] = useState(() => sessionOf(location.hash));
    const seen = useRef(location.hash);
    useLayoutEffect(() => {
        const follow = () => {
            seen.current = location.hash;
            setSession((before) =>
                ({ ...sessionOf(location.hash), table: before.table, services: before.services, imprint: before.imprint }));
        };
        addEventListener('hashchange', follow);
        return () => removeEventListener('hashchange', follow);
    }, []);
    const put = (withheld: boolean) => {
        const link = linkOf(session, withheld);
        if (location.hash !== seen.current || location.hash.slice(1) === link) return;
        history.replaceState(null, '', `#${link}`);
        seen.current = location.hash;
    };
    return [session, (part) => setSession((before) => ({ ...before, ...part })), put];
}

export function App() {
    const [session, change, putLink] = useSession();
    const announce = useAnnounce();
    const template = useTemplate();
    const set = useSet(session.assumptions.parameters);
    const source = sourceOf(session);
    const assumptions = assumptionsOf(session.assumptions, set.text);
    const published = source && isChanged(session.assumptions) ?
        reportPage(source, assumptionsOf(publishedOf(session.assumptions), '')) : null;
    const wanted = useAnswer('result', source && reportPage(source, assumptions));
    const before = useAnswer('published', published);
    const known = useAnswer('known', source && command('estimate', source,
        assumptionsOf(publishedOf(session.assumptions), ''), ['--format', 'json']));

    const checking = useChecked(session.way === 'table' ? session.table : EMPTY_SESSION.table);
    const wrong = session.way === 'table' && checking.checked && checking.checked.issues.length > 0 ? checking.checked : null;

    const page = useMemo(() => pageIn(wanted.answer), [wanted.answer]);
    const publishedPage = useMemo(() => pageIn(before.answer), [before.answer]);
    const areas = useMemo(() => (known.answer ? outJson<Estimated>(known.answer)?.areas ?? [] : []), [known.answer]);
    // As long as it is not known that nothing is withheld, it may be.
    const withheld = session.assumptions.suppressBelow.trim() !== '' &&
        (known.busy || !known.answer || areas.some(({ marker }) => marker.includes('c')));
    const name = session.way === 'area' ? session.place?.name ?? '' : areas.length === 1 ? areas[0]?.area_name ?? '' : page?.title ?? '';

    useEffect(() => putLink(withheld));
    useEffect(() => {
        if (page && !wanted.busy) announce([page.title, ...page.tiles.map(({ what, figure }) => `${what}: ${figure}`)].join('. '), false);
    }, [page]);

    const refusal = wanted.answer && !wanted.busy && !isDone(wanted.answer) ? messagesOf(wanted.answer) : [];
    const errorOf = (option: string) => refusal.some((line) => line.includes(option)) ?
        refusal.map((line) => atField(line, option)).join('. ') : undefined;
    // A figure that cannot be read is never left out in silence.
    const unread = percentProblem(session.assumptions.unreached);
    const usual = { adversity: areas[0]?.adversity_ratio ?? 1, elasticity: set.elasticity, unreached: set.unreached };

    return (
        <div class="sides">
            <div class="sides__choices">
                <AreaChoice session={session} checking={checking} change={change} errorOf={errorOf} />
                {source && <Assumptions chosen={session.assumptions} usual={usual} errorOf={errorOf}
                    onChange={(chosen) => change({ assumptions: chosen })} />}
            </div>
            <div class="sides__results">
                {!source && <>
                    <Inset>Choose an area, and its figures stand here at once.</Inset>
                    <OpenSession change={change} />
                </>}
                {wanted.failure && <Problems title="The program stopped" messages={[wanted.failure]} />}
                {wanted.progress && <p class="govuk-body" role="status">{wanted.progress}</p>}
                {wrong && <ProblemTable checked={wrong} />}
                {source && !page && !wrong && checking.said.length === 0 && wanted.answer && <Refused answer={wanted.answer} />}
                {source && unread && <Problems title="This cannot be worked out yet" messages={[`Not reached: ${unread}`]} />}
                {source && page && wanted.answer && !unread && <div aria-busy={wanted.busy} class={wanted.busy ? 'is-old' : ''}>
                    <h2 class="govuk-heading-m" id="results-title">{page.title}</h2>
                    <Tabs label="What to look at" tabs={VIEWS} chosen={session.view} onChoose={(view) => change({ view })}>
                        {session.view === 'results' && <Results answer={wanted.answer} page={page}
                            published={published ? publishedPage : null} stem={fileStem(name)}
                            report={fullReport(session, template.columns, [source, assumptions])('-o', REPORT)} of={{ args: [...source.args, ...assumptions.args],
                                files: [...source.files, ...assumptions.files] }} />}
                        {session.view === 'compare' && <Compare session={session} change={change}
                            assumptions={assumptionsOf({ ...session.assumptions, adversity: '' }, set.text)} />}
                        {session.view === 'plan' && <Plan session={session} source={source} assumptions={assumptions} change={change} />}
                        {session.view === 'services' && <Services session={session} template={template} source={source}
                            assumptions={assumptions} change={change} />}
                        {session.view === 'explain' && <AskedPage slot="explain" pick={whole}
                            request={command('explain', source, assumptions, ['--format', 'html'])} />}
                        {session.view === 'take' && <TakeAway session={session} template={template} source={source}
                            assumptions={assumptions} name={name} change={change} />}
                    </Tabs>
                </div>}
            </div>
        </div>
    );
}
