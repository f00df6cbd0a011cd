/** What pages ask of the compiled program, and what comes back. usage: node --test tests/web/bridge_test.mjs */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loaded } from './module.mjs';

const { run } = await loaded();
const bytes = (text) => new TextEncoder().encode(text);
const text = (of) => new TextDecoder().decode(of);
const ask = (args, files = [], onProgress) => run({ args: args.split(' '), files }, onProgress);
const OWN = { name: 'own.csv', bytes: bytes('area_name,live_births,adversity_ratio\nEast,1000,1.2\nWest,2000,0.9\n') };

test('an area by its name', async () => {
    const answer = await ask('estimate --area Gateshead --format json');
    assert.equal(answer.code, 0);
    assert.equal(answer.errors, '');
    assert.deepEqual(answer.files, []);
    const result = JSON.parse(text(answer.out));
    assert.equal(result.areas[0].area_name ?? result.areas[0].name, 'Gateshead');
});

test('a file goes in, and what is written comes out', async () => {
    const answer = await ask('estimate own.csv -o results/out.csv', [OWN]);
    assert.equal(answer.code, 1); // the folder is not there
    assert.match(answer.errors, /cannot write results\/out\.csv/);
    const written = await ask('estimate own.csv -o out.csv', [OWN]);
    assert.equal(written.code, 0);
    assert.deepEqual(written.files.map((file) => file.name), ['out.csv', 'out.csv-metadata.json']);
    assert.match(text(written.files[0].bytes), /East/);
});

test('a file that is replaced is written, one that is read is not', async () => {
    const old = { name: 'out.json', bytes: bytes('{}') };
    const refused = await ask('estimate own.csv -o out.json', [OWN, old]);
    assert.equal(refused.code, 1);
    assert.match(refused.errors, /--force/);
    assert.deepEqual(refused.files, []);
    const replaced = await ask('estimate own.csv -o out.json --force', [OWN, old]);
    assert.deepEqual(replaced.files.map((file) => file.name), ['out.json']);
    assert.equal(text(old.bytes), '{}'); // the page's own
});

test('a folder of charts', async () => {
    const answer = await ask('report --area York -o york.html --charts pictures');
    assert.equal(answer.code, 0, answer.errors);
    const names = answer.files.map((file) => file.name);
    assert.ok(names.includes('york.html'));
    assert.ok(names.filter((name) => /^pictures\/.*\.svg$/u.test(name)).length >= 3, names.join(' '));
});

test('binary output, in a file and on standard output', async () => {
    const inFile = await ask('estimate --area York --format xlsx -o york.xlsx --date 2025-01-31');
    const onOut = await ask('estimate --area York --format xlsx -o - --date 2025-01-31');
    assert.equal(inFile.code, 0, inFile.errors);
    const [workbook] = inFile.files;
    assert.deepEqual([...workbook.bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4]);
    if (onOut.code === 0) assert.deepEqual(onOut.out, workbook.bytes);
    // Read back, by the reader of workbooks.
    const check = await run({ args: ['check', 'york.xlsx'], files: [workbook] });
    assert.notEqual(check.code, 1, check.errors);
});

test('a packed file, and standard input', async () => {
    const packed = { name: 'own.csv.gz', bytes: new Uint8Array(gzipSync(OWN.bytes)) };
    const plain = await ask('estimate own.csv --format csv', [OWN]);
    const unpacked = await ask('estimate own.csv.gz --format csv', [packed]);
    assert.equal(unpacked.code, 0, unpacked.errors);
    assert.equal(text(unpacked.out), text(plain.out));
    const streamed = await run({ args: ['estimate', '-', '--format', 'csv'], files: [], input: OWN.bytes });
    assert.equal(text(streamed.out), text(plain.out));
    assert.equal(gunzipSync(packed.bytes).length, OWN.bytes.length);
});

test('codes and messages are those of the command line', async () => {
    const expected = [['nonsense', 2, /nonsense/], ['estimate --area Gatesheed', 2, /Gateshead/], ['estimate missing.csv', 1, /missing\.csv/],
        ['estimate bad.csv', 3, /bad\.csv:2/]];
    const bad = { name: 'bad.csv', bytes: bytes('area_name,live_births\nNorth,many\n') };
    for (const [args, code, words] of expected) {
        const answer = await ask(args, [bad]);
        assert.equal(answer.code, code, args);
        assert.match(answer.errors, words);
        assert.equal(answer.out.length, 0, args);
    }
});

test('names outside ASCII, of files and of areas', async () => {
    const name = 'Ynys Môn – genedigaethau.csv';
    const answer = await run({ args: ['estimate', name, '--format', 'csv', '-o', 'Ergebnis ü.csv'],
        files: [{ name, bytes: bytes('area_name,live_births,adversity_ratio\nYnys Môn,600,1.1\n') }] });
    assert.equal(answer.code, 0, answer.errors);
    assert.ok(answer.files.some((file) => file.name === 'Ergebnis ü.csv'));
    assert.match(text(answer.files.find((file) => file.name === 'Ergebnis ü.csv').bytes), /Ynys Môn/);
});

test('names that no file in the folder can have are refused', async () => {
    for (const name of ['', '/etc/passwd', '../x.csv', 'a//b.csv'])
        await assert.rejects(run({ args: ['check', 'x'], files: [{ name, bytes: bytes('') }] }), /no name of a file/);
});

test('one request leaves nothing to the next', async () => {
    await ask('estimate own.csv -o out.csv', [OWN]);
    const next = await ask('check out.csv');
    assert.equal(next.code, 1);
});

test('progress of long draws, line by line', async () => {
    const lines = [];
    const answer = await ask('estimate --tier lower --draws 100000 --format csv -o out.csv', [], (line) => lines.push(line));
    assert.equal(answer.code, 0, answer.errors);
    assert.ok(lines.length > 0);
    for (const line of lines) assert.match(line, /^[\d,]+ of [\d,]+ .*a second, [\d,]+ seconds? left$/u);
    assert.equal(answer.errors.includes('\r'), false);
});

test('want of memory is told, and the next request has it all again', async () => {
    // Two gigabytes are all there is.
    const answer = await ask('estimate --area York --draws 10000000 --total -o out.csv');
    assert.equal(answer.code, 1);
    assert.match(answer.errors, /^pairmodel: error: out of memory\n$/);
    assert.deepEqual(answer.files, []);
    assert.equal((await ask('estimate --area York')).code, 0);
});

test('what a page cannot have is refused in words', async () => {
    for (const args of ['report --area York -o york.docx', 'report --area York --chart waterfall -o york.png']) {
        const answer = await ask(args);
        assert.equal(answer.code, 1, args);
        assert.match(answer.errors, /pandoc|rsvg-convert/);
        assert.deepEqual(answer.files, []);
    }
});

