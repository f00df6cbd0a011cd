/** A session saved to a file, and opened again. */
import { useState } from 'preact/hooks';
import { sessionFile, sessionOfFile } from '../session/file';
import type { Session } from '../session/session';
import { download } from '../takeaway/download';
import { useAnnounce } from './announce';
import { Button, Field } from './govuk';

type Change = (part: Partial<Session>) => void;

export function OpenSession({ change }: { change: Change }) {
    const announce = useAnnounce();
    const [problem, setProblem] = useState('');
    const open = async (file: File | undefined) => {
        if (!file) return;
        try {
            change({ ...sessionOfFile(await file.text()), view: 'results' });
            setProblem('');
            announce('The session was opened.');
        } catch (error) {
            setProblem(error instanceof Error ? error.message : String(error));
        }
    };
    return (
        <Field id="session-file" label="Open a saved session" error={problem || undefined}>
            {(described) => <input {...described} class="govuk-file-upload" type="file" accept=".json"
                onChange={(event) => open(event.currentTarget.files?.[0])} />}
        </Field>
    );
}

export function KeepSession({ session, stem, change }: { session: Session; stem: string; change: Change }) {
    return (
        <>
            <h3 class="govuk-heading-s">Go on another day</h3>
            <p class="govuk-body">The address of this page holds what you chose, so that a link gives the same figures; tables and services of
                your own are never in it. A saved session holds these too.</p>
            <Button onClick={() => download(`${stem}.pairmodel.json`, sessionFile(session), 'application/json')}>Save this session</Button>
            <OpenSession change={change} />
        </>
    );
}
