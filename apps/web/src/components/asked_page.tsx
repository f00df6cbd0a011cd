/** A page of the program for a request of its own, with what is shown until it is there or where it is refused. */
import { useMemo } from 'preact/hooks';
import type { Answer, Request } from '../bridge';
import { isDone, outText, textOf } from '../engine/answers';
import { type Page, pageOf, type Pick } from '../engine/report';
import { type Asked, REPORT } from '../engine/requests';
import { useAnswer } from '../engine/use_answer';
import { DocumentView } from './document_view';
import { Problems } from './govuk';
import { Refused } from './results';

/** A page that was written to a file or to standard output. */
export function pageIn(answer: Answer | null): Page | null {
    if (!answer || !isDone(answer)) return null;
    return pageOf(textOf(answer, REPORT) || outText(answer));
}

export interface AskedPageProps {
    slot: string;
    request: Request;
    pick: Pick;
    of?: Asked | null;
}

export function AskedPage({ slot, request, pick, of = null }: AskedPageProps) {
    const { answer, busy, progress, failure } = useAnswer(slot, request);
    const page = useMemo(() => pageIn(answer), [answer]);
    return (
        <div aria-busy={busy}>
            {busy && !page && <p class="govuk-body" role="status">{progress || 'Working it out…'}</p>}
            {failure && <Problems title="The program stopped" messages={[failure]} />}
            {answer && <Refused answer={answer} />}
            {page && <DocumentView page={page} pick={pick} of={of} />}
        </div>
    );
}
