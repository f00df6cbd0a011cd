/** The answer at once: key figures (beside those as published), messages, levels of care, charts and map. */
import type { Answer, Request } from '../bridge';
import { isDone, messagesOf } from '../engine/answers';
import { annex, type Page, sentencesOf, summary, type Tile } from '../engine/report';
import type { Asked } from '../engine/requests';
import { useEngine } from '../engine/use_answer';
import { copySentences } from '../takeaway/clipboard';
import { download } from '../takeaway/download';
import { reportAsWord } from '../takeaway/report_as_word';
import { useAnnounce } from './announce';
import { DocumentView } from './document_view';
import { withFields } from './fields';
import { Button, Details, Problems } from './govuk';

export function Tiles({ tiles, published }: { tiles: Tile[]; published: Tile[] | null }) {
    return (
        <dl class="tiles">
            {tiles.map(({ what, figure, share }) => {
                const before = published?.find((tile) => tile.what === what);
                return (
                    <div class="tiles__tile" key={what}>
                        <dt>{what}</dt>
                        <dd class="tiles__figure">{figure}</dd>
                        <dd>{share}</dd>
                        {before && <dd class="tiles__published">As published: {before.figure}, {before.share}</dd>}
                    </div>
                );
            })}
        </dl>
    );
}

/** Remarks that the program makes beside the answer. */
export function Remarks({ answer }: { answer: Answer }) {
    const remarks = messagesOf(answer).map((line) => line.replace(/^note: /u, ''));
    if (remarks.length === 0) return null;
    return <Details summary={remarks.length === 1 ? '1 remark' : `${remarks.length} remarks`} open={remarks.length < 3}>
        {remarks.map((remark) => <p key={remark}>{remark}</p>)}
    </Details>;
}

export interface ResultsProps {
    answer: Answer;
    page: Page;
    published: Page | null;
    of: Asked;
    /** The report to be saved, and how its file's name begins. */
    report: Request;
    stem: string;
}

export function Results({ answer, page, published, of, report, stem }: ResultsProps) {
    const announce = useAnnounce();
    const engine = useEngine();
    const saveWord = async () => {
        const made = await engine.ask('take', report);
        if (!made) return;
        if (!isDone(made)) return announce(messagesOf(made).join(' '));
        download(`${stem}.docx`, await reportAsWord(made));
        announce('The Word file was saved.');
    };
    const copy = () => announce(copySentences(sentencesOf(page)) ? 'The sentences were copied.' : 'The browser did not copy.');
    return (
        <>
            <Tiles tiles={page.tiles} published={published?.tiles ?? null} />
            {page.lead.map((words) => <p class="govuk-body" key={words}>{words}</p>)}
            <Remarks answer={answer} />
            <div class="govuk-button-group">
                <Button kind="primary" onClick={saveWord}>Save as a Word file</Button>
                <Button onClick={copy}>Copy the sentences</Button>
            </div>
            <DocumentView page={page} pick={summary} of={of} />
            <Details summary="What stands behind these figures: tables, sources, limits, glossary">
                <DocumentView page={page} pick={annex} of={of} />
            </Details>
        </>
    );
}

/** What the program refused, in its own words; its options are fields here. */
export function Refused({ answer }: { answer: Answer }) {
    if (isDone(answer)) return null;
    return <Problems title="This cannot be worked out yet" messages={messagesOf(answer).map(withFields)} />;
}
