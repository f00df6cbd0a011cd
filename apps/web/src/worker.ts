/** What runs in the worker: the compiled program, a fresh instance a request. */
import { type Answer, type Request, load, run } from './bridge';

export type ToWorker = { module: WebAssembly.Module } | { id: number; request: Request };
export type FromWorker =
    | { ready: true }
    | { broken: string }
    | { id: number; progress: string }
    | { id: number; answer: Answer }
    | { id: number; failed: string };

const tell = (message: FromWorker, hand: Transferable[] = []) => self.postMessage(message, { transfer: hand });
const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

self.onmessage = async (event: MessageEvent<ToWorker>) => {
    const message = event.data;
    if ('module' in message) {
        try {
            await load(message.module);
            tell({ ready: true });
        } catch (error) {
            tell({ broken: words(error) });
        }
        return;
    }
    const { id, request } = message;
    try {
        const answer = await run(request, (line) => tell({ id, progress: line }));
        tell({ id, answer }, [answer.out.buffer, ...answer.files.map((file) => file.bytes.buffer)] as ArrayBuffer[]);
    } catch (error) {
        tell({ id, failed: words(error) });
    }
};
