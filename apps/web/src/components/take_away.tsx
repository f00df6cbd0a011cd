/** What one takes along: the report as page, Word file or workbook, the table, the charts, the session. */
import { useState } from 'preact/hooks';
import type { Answer, Request } from '../bridge';
import { fileOf, isDone, messagesOf, textOf } from '../engine/answers';
import { pageOf, sentencesOf } from '../engine/report';
import { type Asked, command, fullReport, REPORT } from '../engine/requests';
import { useEngine } from '../engine/use_answer';
import type { Imprint, Session } from '../session/session';
import { copySentences } from '../takeaway/clipboard';
import { download, fileStem } from '../takeaway/download';
import { paint, pictureOf, type Picture } from '../takeaway/pictures';
import { reportAsWord } from '../takeaway/report_as_word';
import { useAnnounce } from './announce';
import { withFields } from './fields';
import { Button, Problems, Radios, TextField } from './govuk';
import { KeepSession } from './keep_session';
import type { Template } from './services';

type Part = 'summary' | 'all';

const CHARTS = 'charts';

export interface TakeAwayProps {
    session: Session;
    template: Template;
    source: Asked;
    assumptions: Asked;
    /** What the area is called. */
    name: string;
    change: (part: Partial<Session>) => void;
}

/** The charts of a report, by name. */
function picturesIn(answer: Answer): Map<string, Picture> {
    return new Map(answer.files.flatMap(({ name, bytes }): [string, Picture][] => {
        const chart = /([^/]+)\.svg$/u.exec(name)?.[1];
        return chart ? [[chart, pictureOf(new TextDecoder().decode(bytes))]] : [];
    }));
}

export function TakeAway({ session, template, source, assumptions, name, change }: TakeAwayProps) {
    const engine = useEngine();
    const announce = useAnnounce();
    const [part, setPart] = useState<Part>('all');
    const [busy, setBusy] = useState(false);
    const [problems, setProblems] = useState<string[]>([]);
    const stem = fileStem(name);
    const report = fullReport(session, template.columns, [source, assumptions], part);

    /** Asks, hands over what comes, and says so. */
    const take = async (request: Request, hand: (answer: Answer) => Promise<void> | void, done: string) => {
        setBusy(true);
        try {
            const answer = await engine.ask('take', request);
            if (!answer) return;
            setProblems(isDone(answer) ? [] : messagesOf(answer).map(withFields));
            if (!isDone(answer)) return;
            await hand(answer);
            announce(done);
        } catch (error) {
            setProblems([error instanceof Error ? error.message : String(error)]);
        } finally {
            setBusy(false);
        }
    };
    const file = (written: string, type: string) => (answer: Answer) => {
        const bytes = fileOf(answer, written);
        if (bytes) download(written, bytes, type);
    };
    const charts = (hand: (chart: string, picture: Picture) => Promise<void> | void) => async (answer: Answer) => {
        for (const [chart, picture] of picturesIn(answer)) await hand(`${stem}-${chart}`, picture);
    };
    const put = (key: keyof Imprint) => (value: string) => change({ imprint: { ...session.imprint, [key]: value } });
    const page = ['-o', REPORT];

    return (
        <div aria-busy={busy}>
            <h2 class="govuk-heading-m">Take it away</h2>
            {problems.length > 0 && <Problems title="This could not be made" messages={problems} focus />}
            <Radios<Part> name="part" legend="How much?" value={part} onValue={setPart}
                options={[['all', 'The summary and all that stands behind it'], ['summary', 'The summary alone: two pages']]} />
            <div class="fields">
                <TextField id="organisation" label="Organisation (optional)" value={session.imprint.organisation} onValue={put('organisation')} />
                <TextField id="contact" label="Contact (optional)" value={session.imprint.contact} onValue={put('contact')} />
                <TextField id="date" label="Date (optional)" type="date" width={10} value={session.imprint.date} onValue={put('date')} />
            </div>
            <div class="govuk-button-group">
                <Button kind="primary" onClick={() => take(report(...page),
                    async (answer) => download(`${stem}.docx`, await reportAsWord(answer)), 'The Word file was saved.')}>
                    Save as a Word file</Button>
                <Button onClick={() => take(report('-o', `${stem}.html`), file(`${stem}.html`, 'text/html'), 'The page was saved.')}>
                    Save as a page (HTML)</Button>
                <Button onClick={() => take(report('-o', `${stem}.xlsx`), file(`${stem}.xlsx`, ''), 'The workbook was saved.')}>
                    Save as a workbook (Excel)</Button>
                <Button onClick={() => take(command('estimate', source, assumptions, ['-o', `${stem}.csv`]),
                    file(`${stem}.csv`, 'text/csv'), 'The table was saved.')}>
                    Save the figures (CSV)</Button>
            </div>
            <h3 class="govuk-heading-s">Charts and sentences</h3>
            <div class="govuk-button-group">
                <Button onClick={() => take(report('--charts', CHARTS), charts(async (chart, picture) =>
                    download(`${chart}.png`, await paint(picture), 'image/png')), 'The charts were saved.')}>
                    Save every chart as PNG</Button>
                <Button onClick={() => take(report('--charts', CHARTS), charts((chart, { svg }) =>
                    download(`${chart}.svg`, svg, 'image/svg+xml')), 'The charts were saved.')}>
                    Save every chart as SVG</Button>
                <Button onClick={() => take(report(...page), (answer) => {
                    if (!copySentences(sentencesOf(pageOf(textOf(answer, REPORT))))) throw new Error('The browser did not copy.');
                }, 'The sentences were copied.')}>
                    Copy the sentences</Button>
            </div>
            <KeepSession session={session} stem={stem} change={change} />
        </div>
    );
}
