/** An answer of the program in a component: asked anew whenever the request is another one. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Answer, Request } from '../bridge';
import type { Engine } from './engine';
import { keyOf } from './requests';

export const EngineContext = createContext<Engine | null>(null);

export function useEngine(): Engine {
    const engine = useContext(EngineContext);
    if (!engine) throw new Error('no engine');
    return engine;
}

export interface Asking {
    /** The last answer there was; of a request that is null there is none. */
    answer: Answer | null;
    /** A newer one is on its way. */
    busy: boolean;
    /** The last line that was told of a long run. */
    progress: string;
    /** The program could not be run at all. */
    failure: string;
}

const NOTHING: Asking = { answer: null, busy: false, progress: '', failure: '' };

export function useAnswer(slot: string, request: Request | null): Asking {
    const engine = useEngine();
    const key = keyOf(request);
    const [state, setState] = useState({ key: '', answer: null as Answer | null, progress: '', failure: '' });
    useEffect(() => {
        if (!request) {
            engine.drop(slot);
            return setState({ key, answer: null, progress: '', failure: '' });
        }
        let wanted = true;
        const progress = (line: string) => wanted && setState((before) => ({ ...before, progress: line }));
        engine.ask(slot, request, progress).then(
            (answer) => wanted && answer && setState({ key, answer, progress: '', failure: '' }),
            (error: Error) => wanted && setState({ key, answer: null, progress: '', failure: error.message }),
        );
        return () => {
            wanted = false;
            engine.drop(slot);
        };
    }, [engine, slot, key]);
    // What was taken back is not shown until its effect has run.
    if (!request) return NOTHING;
    return { answer: state.answer, busy: state.key !== key, progress: state.progress, failure: state.failure };
}
