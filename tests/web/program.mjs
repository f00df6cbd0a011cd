#!/usr/bin/env node
// The program as pages have it, behind the command line: the current folder's files go into a request, and those of the answer
// come back into it. usage: node program.mjs ARGUMENT...
import { mkdirSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { loaded } from './module.mjs';

const files = readdirSync('.', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.path ?? '.', entry.name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(name)) }));

/** All of it, also through a pipe. */
const write = (stream, bytes) => {
    for (let done = 0; done < bytes.length; done += writeSync(stream, bytes, done));
};

const { run } = await loaded();
const answer = await run({ args: process.argv.slice(2), files, input: new Uint8Array(readFileSync(0)) });
for (const { name, bytes } of answer.files) {
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, bytes);
}
write(1, answer.out);
write(2, new TextEncoder().encode(answer.errors));
process.exitCode = answer.code;
