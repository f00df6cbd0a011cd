/** A table of one's own: pasted from Excel, dropped or opened. The program reads it, and says what is wrong where. */
import { useState } from 'preact/hooks';
import { type Checked, messagesOf, outJson } from '../engine/answers';
import { command, safeName } from '../engine/requests';
import { useAnswer } from '../engine/use_answer';
import type { OwnFile, OwnTable as Table } from '../session/session';
import { Button, Details, Field, Problems, TextField } from './govuk';

const PASTED = 'pasted cells.tsv';
const PACKED = /\.(?:xlsx|xlsm|ods|zip)$/iu;

export interface OwnTableProps {
    table: Table;
    checking: Checking;
    onTable: (table: Table) => void;
}

export interface Checking {
    checked: Checked | null;
    /** Why it could not be read at all. */
    said: string[];
}

/** What the program finds in the table. */
export function useChecked({ file, part }: Table): Checking {
    const path = file ? safeName(file.name) + (part.trim() ? `:${part.trim()}` : '') : '';
    const request = file && command('check', { args: [path], files: [{ name: safeName(file.name), bytes: file.bytes }] },
        ['--format', 'json', '--cells']);
    const { answer, failure } = useAnswer('check', request);
    const checked = answer ? outJson<Checked>(answer) : null;
    return { checked, said: checked ? [] : answer ? messagesOf(answer) : failure ? [failure] : [] };
}

async function read(file: File | undefined): Promise<OwnFile | null> {
    return file ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
}

export function OwnTable({ table, checking: { checked, said }, onTable }: OwnTableProps) {
    const { file, part } = table;
    const [over, setOver] = useState(false);
    const pasted = file?.name === PASTED ? new TextDecoder().decode(file.bytes) : '';
    const put = (found: OwnFile | null) => onTable({ file: found, part: '' });
    const paste = (text: string) =>
        put(text.trim() === '' ? null : { name: PASTED, bytes: new TextEncoder().encode(text) });
    const drop = async (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        put(await read(event.dataTransfer?.files[0]));
    };
    return (
        <>
            <Field id="pasted" label="Paste cells from Excel"
                hint="A header row with area_name (or area_code) and live_births, then a row for each area. adversity_ratio is read too.">
                {(described) => <textarea {...described} class="govuk-textarea table-paste" rows={5} spellcheck={false}
                    value={pasted} onInput={(event) => paste(event.currentTarget.value)} />}
            </Field>
            <div class={`drop${over ? ' drop--over' : ''}`} onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
            }} onDragLeave={() => setOver(false)} onDrop={drop}>
                <Field id="own-file" label="Or open a file" hint="CSV, Excel (.xlsx), OpenDocument (.ods), or these in a zip or gzip file. It stays on this computer. You can drop it here.">
                    {(described) => <input {...described} class="govuk-file-upload" type="file"
                        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.zip,.gz"
                        onChange={async (event) => put(await read(event.currentTarget.files?.[0]))} />}
                </Field>
            </div>
            {file && <p class="govuk-body"><strong>{file.name === PASTED ? 'Pasted cells' : file.name}</strong>{' '}
                <Button onClick={() => put(null)}>Remove this table</Button></p>}
            {file && PACKED.test(file.name) && <TextField id="part" label="Sheet or file within it (optional)" value={part}
                hint="Needed only where several could be meant: the message names them."
                onValue={(value) => onTable({ file, part: value })} />}
            {said.length > 0 && <Problems title="The table could not be read" messages={said} />}
            {checked && <FoundInTable checked={checked} />}
        </>
    );
}

function FoundInTable({ checked }: { checked: Checked }) {
    return (
        <>
            {checked.notes.length > 0 && <ul class="govuk-list govuk-list--bullet">
                {checked.notes.map((note) => <li key={note.text}>{note.text}</li>)}
            </ul>}
            {checked.issues.length === 0 && checked.columns.length > 0 && <Details summary="How each column is read">
                <dl class="govuk-summary-list">
                    {checked.columns.map(({ heading, use }) => (
                        <div class="govuk-summary-list__row" key={heading}>
                            <dt class="govuk-summary-list__key">{heading}</dt>
                            <dd class="govuk-summary-list__value">{use}</dd>
                        </div>
                    ))}
                </dl>
            </Details>}
        </>
    );
}
