/** The bridge of pages with its compiled program, as `sh apps/web/build.sh --module` makes both. */
import { readFileSync } from 'node:fs';

const built = new URL('../../build/web/', import.meta.url);

export async function loaded() {
    const bridge = await import(new URL('bridge.cjs', built));
    await bridge.load(await WebAssembly.compile(readFileSync(new URL('bin/pairmodel_web.wasm', built))));
    return bridge;
}
