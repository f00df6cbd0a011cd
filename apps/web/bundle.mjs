// usage: node bundle.mjs PACKAGES MODULE.wasm VERSION OUT.html
//        node bundle.mjs PACKAGES MODULE.wasm --module OUT.cjs     bridge.ts alone, for Node.js
// One page of all: styles, scripts, and the compiled program, packed. PACKAGES is the folder that has node_modules.
// A content security policy lets nothing in and nothing out: scripts by their hashes, no connection of any kind.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { notices } from './notices.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Browsers of the last three years, and some older ones. */
const BROWSERS = ['chrome95', 'firefox100', 'safari15.4'];

/** Nothing within an element of scripts may end it. */
const within = (script) => script.replace(/<\/(script)/giu, '<\\/$1').replace(/<!--/gu, '<\\!--');

/** What emscripten makes beside the program, as bridge.ts calls it. */
const COMPILED = { 'pairmodel-compiled': path.join(here, '../../build/web/bin/pairmodel_web.mjs') };

const packageIn = (packages, name) => createRequire(path.resolve(packages, 'package.json'))(name);

/** bridge.ts for Node.js. */
async function bridge(packages, outfile) {
    await packageIn(packages, 'esbuild').build({
        entryPoints: [path.join(here, 'src/bridge.ts')],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        alias: COMPILED,
        outfile,
        logLevel: 'warning',
    });
}

/** Styles and scripts of the page. */
export async function parts(packages, plugins = []) {
    const modules = path.resolve(packages, 'node_modules');
    const script = async (entry) => (await packageIn(packages, 'esbuild').build({
        entryPoints: [path.join(here, 'src', entry)],
        bundle: true,
        minify: true,
        format: 'iife',
        target: BROWSERS,
        charset: 'utf8',
        write: false,
        jsx: 'automatic',
        jsxImportSource: 'preact',
        nodePaths: [modules],
        alias: COMPILED,
        // docx and emscripten ask for these only where there is no browser.
        external: ['buffer', 'fs', 'path', 'crypto', 'url', 'module', 'worker_threads'],
        plugins,
    })).outputFiles[0].text;
    const style = packageIn(packages, 'sass').compile(path.join(here, 'src/styles/page.scss'), {
        loadPaths: [modules],
        style: 'compressed',
        quietDeps: true,
        silenceDeprecations: ['import'],
    }).css;
    return {
        style,
        script: within(await script('main.tsx')),
        worker: within(await script('worker.ts')),
        legal: notices(path.join(here, '../..'), packages),
    };
}

const packed = (content) => gzipSync(content, { level: 9 }).toString('base64');

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page as one text. `more` are parts of the policy that only a server for developers needs. */
export function page({ style, script, worker, legal }, wasm, version, more = '') {
    const policy = ["default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval' blob:`, 'worker-src blob:',
        "style-src 'unsafe-inline'", 'img-src blob: data:', "base-uri 'none'", "form-action 'none'", more].filter(Boolean).join('; ');
    const fill = {
        POLICY: policy,
        STYLE: style,
        VERSION: version,
        PROGRAM: packed(wasm),
        NOTICES: packed(legal),
        WORKER: worker,
        SCRIPT: script,
    };
    return readFileSync(path.join(here, 'page.html'), 'utf8').replace(/@([A-Z]+)@/gu, (_, name) => fill[name]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [packages, wasm, version, out] = process.argv.slice(2);
    if (!out) {
        console.error('usage: node bundle.mjs PACKAGES MODULE.wasm VERSION OUT.html');
        process.exit(2);
    }
    if (version === '--module') await bridge(packages, out);
    else writeFileSync(out, page(await parts(packages), readFileSync(wasm), version));
}
