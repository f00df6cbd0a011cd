/** The assumptions that may be moved; each is as published until it is touched. */
import { useMemo } from 'preact/hooks';
import { isDone, outJson } from '../engine/answers';
import { percentProblem } from '../engine/own_set';
import { command } from '../engine/requests';
import { useAnswer } from '../engine/use_answer';
import { AS_PUBLISHED, type Assumptions as Chosen, isChanged } from '../session/session';
import { Button, Field, SelectField, TextField } from './govuk';

export interface AssumptionsProps {
    chosen: Chosen;
    /** The adversity of the area as the program knows it, and the figures of the set: where sliders stand at first. */
    usual: { adversity: number; elasticity: number; unreached: number };
    errorOf: (option: string) => string | undefined;
    onChange: (chosen: Chosen) => void;
}

interface SliderProps {
    id: string;
    label: string;
    hint: string;
    error?: string | undefined;
    value: string;
    /** Where it stands while it is as published. */
    usual: number;
    at: number | null;
    range: [low: number, high: number, step: number];
    onValue: (value: string) => void;
}

/** A field to type in and a slider to move: two ways to say the same. */
function Slider({ id, label, hint, error, value, usual, at, range, onValue }: SliderProps) {
    const [low, high, step] = range;
    return (
        <Field id={id} label={label} hint={hint} error={error}>
            {(described) => <div class="slider">
                <input {...described} class="govuk-input slider__text" type="text" autocomplete="off" value={value}
                    placeholder="as published" onInput={(event) => onValue(event.currentTarget.value)} />
                <input class="slider__range" type="range" aria-label={`${label}: slider`} min={low} max={high} step={step}
                    value={at ?? usual} aria-valuetext={value === '' ? 'as published' : value}
                    onInput={(event) => onValue(event.currentTarget.value)} />
            </div>}
        </Field>
    );
}

/** Where choices and results stand side by side; on a telephone the results come first. */
const WIDE = '(min-width: 64em)';

const numberIn = (text: string): number | null => (/^\d+(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : null);

interface Sets {
    parameter_sets: { id: string; title: string }[];
}

function useSets(): [string, string][] {
    const { answer } = useAnswer('sets', useMemo(() => command('parameters', ['list', '--format', 'json']), []));
    const sets = answer && isDone(answer) ? outJson<Sets>(answer)?.parameter_sets ?? [] : [];
    return sets.map(({ id, title }, i) => [i === 0 ? '' : id, title]);
}

export function Assumptions({ chosen, usual, errorOf, onChange }: AssumptionsProps) {
    const sets = useSets();
    const put = (key: keyof Chosen) => (value: string) => onChange({ ...chosen, [key]: value });
    return (
        <details class="govuk-details assumptions" open={matchMedia(WIDE).matches}>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Change the assumptions</span></summary>
            <div class="assumptions__fields">
                <p class="govuk-body-s">Empty means as published. Every change is shown beside the published figures.</p>
                <Slider id="adversity" label="Adversity" hint="1 is the national average; +30% or 1.3 is 30% above it."
                    error={errorOf('--adversity')} value={chosen.adversity} usual={usual.adversity} range={[0.5, 2.5, 0.05]}
                    at={numberIn(chosen.adversity)} onValue={put('adversity')} />
                <Slider id="unreached" label="Not reached (%)" hint="Of those in need, the percentage that services do not reach."
                    error={percentProblem(chosen.unreached)} value={chosen.unreached} usual={usual.unreached * 100}
                    range={[0, 100, 1]} at={numberIn(chosen.unreached.replace('%', ''))} onValue={put('unreached')} />
                <Slider id="elasticity" label="Elasticity" hint="How much need moves with adversity: 0 is not at all, 1 in step."
                    error={errorOf('--elasticity')} value={chosen.elasticity} usual={usual.elasticity} range={[0, 2, 0.1]}
                    at={numberIn(chosen.elasticity)} onValue={put('elasticity')} />
                <SelectField id="parameters" label="Published figures" value={chosen.parameters} options={sets}
                    onValue={put('parameters')} />
                <SelectField id="draws" label="Uncertainty" value={chosen.draws} onValue={put('draws')}
                    hint="By simulation: 95% intervals in place of the published ranges."
                    options={[['', 'Published ranges'], ['1000', '1,000 draws'], ['10000', '10,000 draws']]} />
                <TextField id="suppress-below" label="Withhold areas with fewer births than" numeric width={5}
                    value={chosen.suppressBelow} error={errorOf('--suppress-below')} onValue={put('suppressBelow')} />
                <Button disabled={!isChanged(chosen)} onClick={() => onChange({ ...AS_PUBLISHED, suppressBelow: chosen.suppressBelow })}>
                    Back to the published assumptions</Button>
            </div>
        </details>
    );
}
