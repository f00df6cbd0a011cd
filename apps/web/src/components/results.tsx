/** The answer at once: key figures (beside those as published), messages, levels of care, charts and map. */
import type { Answer } from '../bridge';
import { isDone, messagesOf } from '../engine/answers';
import { annex, type Page, sentencesOf, summary, type Tile } from '../engine/report';
import type { Asked } from '../engine/requests';
import { copySentences } from '../takeaway/clipboard';
import { useAnnounce } from './announce';
import { DocumentView } from './document_view';
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
}

export function Results({ answer, page, published, of }: ResultsProps) {
    const announce = useAnnounce();
    const copy = () => announce(copySentences(sentencesOf(page)) ? 'The sentences were copied.' : 'The browser did not copy.');
    return (
        <>
            <Tiles tiles={page.tiles} published={published?.tiles ?? null} />
            {page.lead.map((words) => <p class="govuk-body" key={words}>{words}</p>)}
            <Remarks answer={answer} />
            <Button onClick={copy}>Copy the sentences</Button>
            <DocumentView page={page} pick={summary} of={of} />
            <Details summary="What stands behind these figures: tables, sources, limits, glossary">
                <DocumentView page={page} pick={annex} of={of} />
            </Details>
        </>
    );
}

/** What the program refused, in its own words. */
export function Refused({ answer }: { answer: Answer }) {
    if (isDone(answer)) return null;
    return <Problems title="This cannot be worked out yet" messages={messagesOf(answer)} />;
}
