/** A combobox over all areas of the built-in table (ARIA 1.2): the program finds them, by its own rules. */
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { type FoundArea, type FoundAreas, isDone, messagesOf, outJson } from '../engine/answers';
import { command } from '../engine/requests';
import { useAnswer } from '../engine/use_answer';
import type { Place } from '../session/session';
import { Field } from './govuk';

/** The program finds parts of words from three letters on. */
const SHORTEST = 3;
const MOST_SHOWN = 60;

export interface AreaSearchProps {
    slot: string;
    label: string;
    hint: string;
    place: Place | null;
    /** After a choice the field is empty again: for lists of areas. */
    clears?: boolean;
    onPlace: (place: Place | null) => void;
}

/** What may be chosen, and what is said of where it is. */
interface Choice {
    place: Place;
    where: string;
}

function whereItIs({ area_type, region, country }: FoundArea): string {
    return [area_type, region !== country ? region : '', country].filter(Boolean).join(', ');
}

function choicesIn({ areas, group }: FoundAreas): Choice[] {
    const one = areas.map((area) => ({ place: { code: area.area_code, name: area.area_name }, where: whereItIs(area) }));
    if (!group) return one;
    const code = group.members.map(({ area_code }) => area_code).join('+');
    const where = `together: ${group.members.map(({ area_name }) => area_name).join(', ')}`;
    return [{ place: { code, name: group.name }, where }, ...one];
}

function useFound(slot: string, query: string) {
    const request = query.length < SHORTEST ? null : command('areas', [query, '--format', 'json']);
    const { answer, busy, failure } = useAnswer(slot, request);
    const list = answer && isDone(answer) ? outJson<FoundAreas>(answer) : null;
    const choices = useMemo(() => (list ? choicesIn(list) : []), [answer]);
    const said = answer ? messagesOf(answer) : failure ? [failure] : [];
    return { busy, areas: choices.slice(0, MOST_SHOWN), count: choices.length, said };
}

export function AreaSearch({ slot, label, hint, place, clears = false, onPlace }: AreaSearchProps) {
    const id = `${slot}${useId()}`;
    const [text, setText] = useState(place?.name ?? '');
    const [open, setOpen] = useState(false);
    const [active, setActive] = useState(0);
    const [chooseFirst, setChooseFirst] = useState(false);
    const query = open ? text.trim() : '';
    const { busy, areas, count, said } = useFound(slot, query);
    const shown = open && query.length >= SHORTEST && areas.length > 0;

    // A link or a session may bring another area along.
    useEffect(() => {
        if (!open && !clears) setText(place?.name ?? '');
    }, [place?.code]);

    const choose = ({ place: found }: Choice) => {
        setText(clears ? '' : found.name);
        setOpen(false);
        setChooseFirst(false);
        onPlace(found);
    };
    useEffect(() => setActive(0), [query]);
    useEffect(() => {
        if (chooseFirst && !busy && areas[0]) choose(areas[0]);
    }, [chooseFirst, busy, areas.length]);

    const type = (value: string) => {
        setText(value);
        setOpen(true);
        setChooseFirst(false);
        if (value.trim() === '' && !clears) onPlace(null);
    };

    const press = (event: KeyboardEvent) => {
        const move = (to: number) => {
            event.preventDefault();
            setActive(Math.min(Math.max(to, 0), areas.length - 1));
        };
        if (event.key === 'Escape') {
            setOpen(false);
        } else if (event.key === 'Enter') {
            event.preventDefault();
            const area = areas[active];
            if (shown && !busy && area) choose(area);
            else if (open) setChooseFirst(true);
        } else if (event.key === 'ArrowDown') {
            if (shown) move(active + 1);
            else setOpen(true);
        } else if (shown && event.key === 'ArrowUp') {
            move(active - 1);
        }
    };
    useEffect(() => {
        if (shown) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
    }, [active, shown]);

    return (
        <div class="area-search">
            <Field id={id} label={label} hint={hint}>
                {(described) => <input {...described} class="govuk-input" type="text" role="combobox" autocomplete="off"
                    spellcheck={false} aria-autocomplete="list" aria-expanded={shown} aria-controls={`${id}-list`}
                    {...(shown ? { 'aria-activedescendant': `${id}-${active}` } : {})} value={text}
                    onInput={(event) => type(event.currentTarget.value)} onKeyDown={press}
                    onBlur={() => setOpen(false)} />}
            </Field>
            <ul class="area-search__list" id={`${id}-list`} role="listbox" aria-label="Areas" hidden={!shown}>
                {shown && areas.map((area, i) => (
                    <li key={area.place.code} id={`${id}-${i}`} role="option" aria-selected={i === active}
                        onMouseDown={(event) => event.preventDefault()} onClick={() => choose(area)}
                        onMouseEnter={() => setActive(i)}>
                        <strong>{area.place.name}</strong> <span class="area-search__where">{area.where}</span>
                    </li>
                ))}
            </ul>
            <div class="area-search__status" role="status">
                {open && query.length > 0 && query.length < SHORTEST && 'Go on typing: three letters or more.'}
                {shown && !busy && <span class="govuk-visually-hidden">
                    {count === 1 ? '1 area found' : `${count} areas found`}, {areas[active]?.place.name}
                </span>}
                {open && !busy && areas.length === 0 && query.length >= SHORTEST && said.join(' ')}
            </div>
        </div>
    );
}
