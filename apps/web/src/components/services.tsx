/** The local services, typed into the program's own template, beside demand and need. */
import { useMemo } from 'preact/hooks';
import { type Checked, isDone, messagesOf, outJson, outText } from '../engine/answers';
import { sectionsOf } from '../engine/report';
import { type Asked, command, reportPage, SERVICES, servicesOf } from '../engine/requests';
import { useAnswer } from '../engine/use_answer';
import type { Session } from '../session/session';
import { AskedPage } from './asked_page';
import { Button, Details, Inset, Problems } from './govuk';
import { issueWords } from './problem_table';
import { ServiceTable } from './service_table';

const GAP = sectionsOf('gap');

export interface Template {
    columns: string[];
    /** What each column means, by its name. */
    meaning: Map<string, string>;
}

const unquoted = (line: string) => line.replace(/^"|"$/gu, '').replace(/""/gu, '"');

/** The template as the program writes it: what each column means, then the header. */
function templateOf(text: string): Template {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const meaning = new Map(lines.slice(0, -1).map(unquoted).flatMap((line): [string, string][] => {
        const end = line.indexOf(': ');
        return end > 0 ? [[line.slice(0, end), line.slice(end + 2)]] : [];
    }));
    return { columns: (lines.at(-1) ?? '').trim().split(','), meaning };
}

export function useTemplate(): Template {
    const { answer } = useAnswer('template', useMemo(() => command('gap', ['--template', '-']), []));
    return useMemo(() => (answer && isDone(answer) ? templateOf(outText(answer)) : { columns: [], meaning: new Map() }), [answer]);
}

export interface ServicesProps {
    session: Session;
    template: Template;
    source: Asked;
    assumptions: Asked;
    change: (part: Partial<Session>) => void;
}

export function Services({ session, template, source, assumptions, change }: ServicesProps) {
    const rows = session.services.length > 0 ? session.services : [[]];
    const asked = servicesOf(template.columns, session.services);
    const check = asked.files[0] ? command('check', { args: [SERVICES], files: asked.files }, ['--services', '--format', 'json']) : null;
    const { answer } = useAnswer('check-services', check);
    const checked = answer ? outJson<Checked>(answer) : null;
    const said = answer && !checked ? messagesOf(answer) : [];
    const issues = asked.files[0] ? checked?.issues ?? [] : [];
    const elsewhere = issues.filter(({ line, column }) => !line || !template.columns.includes(column));
    const of = { args: [...source.args, ...assumptions.args, ...asked.args], files: [...source.files, ...assumptions.files, ...asked.files] };
    return (
        <>
            <h2 class="govuk-heading-m">Local services beside demand and need</h2>
            <p class="govuk-body">A row for each service. Leave empty what is not known. Cells that were copied in Excel can be pasted into any cell.</p>
            <ServiceTable template={template} severalAreas={session.way === 'table'} rows={rows} issues={issues} onRows={(services) => change({ services })} />
            <Button onClick={() => change({ services: [...rows, []] })}>Add a service</Button>
            <Details summary="What each column means">
                <dl>{[...template.meaning].map(([column, words]) => <div key={column}>
                    <dt><strong>{column}</strong></dt><dd>{words}</dd></div>)}</dl>
            </Details>
            {(elsewhere.length > 0 || said.length > 0) && <Problems title="The services cannot be counted yet"
                messages={[...said, ...elsewhere.map(issueWords)]} />}
            {!asked.files[0] && <Inset>Type the first service to see what it covers.</Inset>}
            {asked.files[0] && checked && issues.length === 0 && <AskedPage slot="gap" pick={GAP} of={of}
                request={reportPage(of, ['--part', 'annex'])} />}
        </>
    );
}
