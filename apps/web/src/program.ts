/** The compiled program as the page carries it: packed in one element, its worker's script in another. */
import type { ToWorker } from './worker';

const textOf = (id: string): string => document.getElementById(id)?.textContent?.trim() ?? '';

async function unpack(base64: string): Promise<ArrayBuffer> {
    const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The notices that the licences of all that is in the page ask for. */
export const notices = (): Promise<ArrayBuffer> => unpack(textOf('notices'));

/** Compiled once, however many workers are started. */
export function compileProgram(): Promise<WebAssembly.Module> {
    return unpack(textOf('program')).then((bytes) => WebAssembly.compile(bytes));
}

/** Workers that get the program as soon as it is compiled. */
export function workerOf(program: Promise<WebAssembly.Module>): () => Worker {
    const script = URL.createObjectURL(new Blob([textOf('worker')], { type: 'text/javascript' }));
    return () => {
        const worker = new Worker(script);
        program.then((module) => worker.postMessage({ module } satisfies ToWorker), () => {});
        return worker;
    };
}
