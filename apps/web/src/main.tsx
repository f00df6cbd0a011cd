/** Begins: where the browser may run the program, the page; else a plain sentence, which stands in the page already. */
import { render } from 'preact';
import { App } from './components/app';
import { Announcer } from './components/announce';
import { Engine } from './engine/engine';
import { EngineContext } from './engine/use_answer';
import { compileProgram, notices, workerOf } from './program';
import { download } from './takeaway/download';

function cannot(): string {
    if (typeof WebAssembly !== 'object')
        return 'This page cannot calculate here: WebAssembly is switched off in this browser. Ask your IT department to allow it ' +
            'for this page, or open the page in another browser.';
    if (typeof DecompressionStream !== 'function' || typeof Worker !== 'function')
        return 'This page cannot calculate here: the browser is too old. Open it in Chrome, Edge or Firefox of the last three years.';
    return '';
}

function tell(text: string): void {
    const place = document.getElementById('cannot');
    if (!place) return;
    place.textContent = text;
    place.hidden = false;
}

function begin(): void {
    const trouble = cannot();
    if (trouble) return tell(trouble);
    const program = compileProgram();
    program.catch((error: Error) => tell('This page cannot calculate here: the browser does not let it run the program ' +
        `(${error.message}). Ask your IT department to allow WebAssembly for this page, or open it in another browser.`));
    document.getElementById('save-notices')?.addEventListener('click', () =>
        void notices().then((text) => download('licences.txt', new Uint8Array(text), 'text/plain')));
    const place = document.getElementById('app');
    if (!place) return;
    render(
        <EngineContext.Provider value={new Engine(workerOf(program))}>
            <Announcer><App /></Announcer>
        </EngineContext.Provider>, place);
}

begin();
