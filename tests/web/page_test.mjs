// What of the page can be told without a browser: links, saved sessions, requests, the queue of the worker.
// On the packages that `sh apps/web/build.sh` has installed.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

const packages = path.resolve('build/web/packages');
const { build } = createRequire(path.join(packages, 'package.json'))('esbuild');

/** The TypeScript of some rooms as one module. */
async function sources(...files) {
    const lines = files.map((file) => `export * from './${file}';`).join('\n');
    const made = await build({
        stdin: { contents: lines, resolveDir: path.resolve('apps/web/src') },
        bundle: true,
        format: 'esm',
        write: false,
        nodePaths: [path.join(packages, 'node_modules')],
    });
    return import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString('base64')}`);
}

const page = await sources('session/session', 'session/link', 'session/file', 'engine/requests', 'engine/own_set', 'engine/engine');

const bytes = (text) => new TextEncoder().encode(text);

const full = {
    ...page.EMPTY_SESSION,
    place: { code: 'E08000037', name: 'Gateshead' },
    own: { name: 'Secret town', births: '4321' },
    table: { file: { name: 'secret.csv', bytes: bytes('area_name,live_births\nSecret town,4321\n') }, part: 'Sheet' },
    assumptions: { ...page.AS_PUBLISHED, adversity: '+30%', unreached: '50', suppressBelow: '100' },
    comparison: { places: [{ code: 'E1+E2', name: 'Two & more' }], tier: 'upper', within: 'North East' },
    plan: { ...page.EMPTY_SESSION.plan, from: '2026', to: '2031', births: 'growth', growth: '-1%', unreachedTo: '50%' },
    services: [['Secret team', 'specialist']],
    imprint: { organisation: 'Secret board', contact: '', date: '' },
    view: 'plan',
};

test('a link gives the same choices, and nothing of own files, services and imprint', () => {
    const link = page.linkOf(full, false);
    assert.doesNotMatch(decodeURIComponent(link), /secret|4321|sheet/iu);
    const again = page.sessionOf(`#${link}`);
    for (const part of ['way', 'place', 'assumptions', 'comparison', 'plan', 'view']) assert.deepEqual(again[part], full[part]);
});

test('births of one\'s own are in a link unless they are withheld', () => {
    const own = { ...full, way: 'births' };
    assert.deepEqual(page.sessionOf(page.linkOf(own, false)).own, own.own);
    assert.doesNotMatch(decodeURIComponent(page.linkOf(own, true)), /secret|4321/iu);
});

test('an odd link is an empty session, not a broken page', () => {
    assert.deepEqual(page.sessionOf('#way=toString&view=__proto__&plan-births=x&&=&%'), page.EMPTY_SESSION);
});

test('a saved session has everything', () => {
    assert.deepEqual(page.sessionOfFile(page.sessionFile(full)), full);
});

test('what is no session is refused, and what is odd in one is left out', () => {
    for (const text of ['', '[]', '{"kind": "other"}', 'name,births']) assert.throws(() => page.sessionOfFile(text), /not a saved session/u);
    const later = JSON.parse(page.sessionFile(full));
    assert.throws(() => page.sessionOfFile(JSON.stringify({ ...later, version: 2 })), /another version/u);
    const odd = { ...later, session: { way: 7, services: [['a', 1], 'b'], place: 'x', assumptions: null, more: 1 } };
    assert.deepEqual(page.sessionOfFile(JSON.stringify(odd)), { ...page.EMPTY_SESSION, services: [['a', '']] });
});

test('a share is read from a percentage without arithmetic', () => {
    assert.equal(page.shareOfPercent('70'), 0.7);
    assert.equal(page.shareOfPercent(' 12.5 % '), 0.125);
    assert.equal(page.shareOfPercent('0.5%'), 0.005);
    assert.match(page.percentProblem('0.5'), /50 is half/u);
    assert.equal(page.percentProblem(''), undefined);
    for (const text of ['', '0.5', '101', '-1', '1e1', 'many', '0x10']) assert.equal(page.shareOfPercent(text), null);
});

test('requests name the files that they bring along', () => {
    assert.deepEqual(page.sourceOf(page.EMPTY_SESSION), null);
    assert.deepEqual(page.sourceOf(full).args, ['--area', 'E08000037']);
    const group = page.placeOf({ code: 'E1+E2', name: 'One, "two"' });
    assert.deepEqual(group.args, ['--members', 'group.csv']);
    assert.equal(new TextDecoder().decode(group.files[0].bytes), 'group,member\n"One, ""two""",E1\n"One, ""two""",E2\n');
    const table = page.sourceOf({ ...full, way: 'table', table: { ...full.table, file: { ...full.table.file, name: '../-x:y.xlsx' } } });
    assert.deepEqual([table.args, table.files[0].name], [['x_y.xlsx:Sheet'], 'x_y.xlsx']);
    const services = page.servicesFile(['service', 'level', 'notes'], [[], ['A, B', 'targeted'], ['', ' ', '']]);
    assert.equal(new TextDecoder().decode(services.bytes), 'service,level,notes\n"A, B",targeted,\n');
});

test('a newer request of a slot takes the place of the one that waits; what is typed goes first', async () => {
    const sent = [];
    const worker = { postMessage: (message) => sent.push(message), terminate() {} };
    const engine = new page.Engine(() => worker);
    const hear = (data) => worker.onmessage({ data });
    const ask = (slot, name) => engine.ask(slot, { args: [name], files: [] });
    const answers = [ask('plan', 'a'), ask('result', 'b'), ask('result', 'c'), ask('search', 'd')];
    hear({ ready: true });
    for (let i = 0; i < 3; ++i) hear({ id: sent.at(-1).id, answer: sent.at(-1).request.args[0] });
    assert.deepEqual(sent.map(({ request }) => request.args[0]), ['d', 'c', 'a']);
    assert.deepEqual(await Promise.all(answers), ['a', null, 'c', 'd']);
});

test('where the program cannot start, every question is told so', async () => {
    const worker = { postMessage() {} };
    const engine = new page.Engine(() => worker);
    const asked = engine.ask('result', { args: [], files: [] });
    worker.onmessage({ data: { broken: 'no WebAssembly' } });
    await assert.rejects(asked, /no WebAssembly/u);
    await assert.rejects(engine.ask('plan', { args: [], files: [] }), /no WebAssembly/u);
});
