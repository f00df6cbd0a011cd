/**
 * The program, as components ask it. It runs in a worker, one request at a time. Each question has a slot, such as "search":
 * a newer request of a slot takes the place of the one that waits, and what is worked on for nobody is given up.
 */
import type { Answer, Request } from '../bridge';
import type { FromWorker, ToWorker } from '../worker';

interface Job {
    id: number;
    slot: string;
    request: Request;
    started: number;
    done: (answer: Answer | null) => void;
    failed: (error: Error) => void;
    progress: (line: string) => void;
}

/** A worker that is busy for nobody for longer than this is ended: another one starts sooner than it would be done. */
const PATIENCE = 1000;

/** What is waited for most: what is typed, then the figures, then the rest as it was asked. */
const FIRST = ['search', 'check', 'result'];

const rank = ({ slot }: Job) => (FIRST.indexOf(slot) + FIRST.length + 1) % (FIRST.length + 1);

export class Engine {
    private worker: Worker | null = null;
    private ready = false;
    private failure: Error | null = null;
    private running: Job | null = null;
    private waiting: Job[] = [];
    private last = 0;

    constructor(private readonly start: () => Worker) {}

    /** The answer, or null where a newer request of the same slot came before it. */
    ask(slot: string, request: Request, progress: (line: string) => void = () => {}): Promise<Answer | null> {
        return new Promise((done, failed) => {
            this.drop(slot);
            this.waiting.push({ id: ++this.last, slot, request, started: 0, done, failed, progress });
            this.next();
        });
    }

    /** Nobody wants what was asked in this slot any more. */
    drop(slot: string): void {
        const [old, kept] = [this.waiting.filter((job) => job.slot === slot), this.waiting.filter((job) => job.slot !== slot)];
        this.waiting = kept;
        for (const job of old) job.done(null);
        const now = this.running;
        if (!now || now.slot !== slot) return;
        now.done(null);
        setTimeout(() => {
            if (this.running === now) this.restart();
        }, Math.max(0, PATIENCE - (performance.now() - now.started)));
    }

    private next(): void {
        if (this.failure) {
            for (const job of this.waiting.splice(0)) job.failed(this.failure);
            return;
        }
        this.worker ??= this.begin();
        if (!this.ready || this.running) return;
        const job = this.waiting.reduce<Job | undefined>((best, one) => (!best || rank(one) < rank(best) ? one : best), undefined);
        if (!job) return;
        this.waiting = this.waiting.filter((one) => one !== job);
        this.running = job;
        job.started = performance.now();
        this.worker.postMessage({ id: job.id, request: job.request } satisfies ToWorker);
    }

    private begin(): Worker {
        const worker = this.start();
        worker.onmessage = (event: MessageEvent<FromWorker>) => this.hear(event.data);
        worker.onerror = (event) => this.fail(new Error(event.message || 'The worker could not be started.'));
        return worker;
    }

    private hear(message: FromWorker): void {
        if ('ready' in message) {
            this.ready = true;
        } else if ('broken' in message) {
            this.fail(new Error(message.broken));
        } else if (this.running?.id === message.id) {
            if ('progress' in message) return this.running.progress(message.progress);
            const job = this.running;
            this.running = null;
            if ('answer' in message) job.done(message.answer);
            else job.failed(new Error(message.failed));
        }
        this.next();
    }

    private fail(error: Error): void {
        this.failure = error;
        this.running?.failed(error);
        this.running = null;
        this.next();
    }

    private restart(): void {
        this.worker?.terminate();
        this.worker = null;
        this.ready = false;
        this.running = null;
        this.next();
    }
}
