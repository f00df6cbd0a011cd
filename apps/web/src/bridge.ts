/**
 * The one boundary to C++: a request is what one types on the command line, the answer what the program writes. bridge.cpp
 * is the other side. Each request has an instance of the compiled program to itself, so that none finds what another left.
 */
import createProgram, { type Files, type Program } from 'pairmodel-compiled';

/** A file in the program's current folder; its name may have folders ("charts/summary.svg"). */
export interface File {
    name: string;
    bytes: Uint8Array;
}

export interface Request {
    /** Those of the command line, without the program's name. */
    args: string[];
    files: File[];
    /** What the program reads where it is told to read standard input ("-"). */
    input?: Uint8Array;
}

export interface Answer {
    /** As on the command line: 0 done, 1 no such file or no memory, 2 not to be asked so, 3 not to be read so. */
    code: number;
    /** Standard output. */
    out: Uint8Array;
    /** Standard error: messages and notes. */
    errors: string;
    /** Those that the program wrote, in the order of their names. */
    files: File[];
}

const FOLDER = '/work';
const STREAMS = '/streams';

let compiled: WebAssembly.Module | undefined;

/** Before the first request. */
export async function load(module: WebAssembly.Module): Promise<void> {
    compiled = module;
}

/** Rejects where the program itself breaks, or a file has no name that it could have. */
export async function run(request: Request, onProgress: (line: string) => void = () => {}): Promise<Answer> {
    const module = compiled;
    if (!module) throw new Error('load() comes before run()');
    const program = await createProgram({
        instantiateWasm(imports, done) {
            const instance = new WebAssembly.Instance(module, imports);
            done(instance);
            return instance.exports;
        },
        onProgress,
        quit(_code, thrown) {
            throw thrown;
        },
    });
    const files = program.FS;
    files.mkdir(STREAMS);
    files.writeFile(`${STREAMS}/in`, request.input ?? new Uint8Array());
    files.mkdir(FOLDER);
    files.chdir(FOLDER);
    for (const file of request.files) put(files, file);
    return {
        code: codeOf(program, request.args),
        out: files.readFile(`${STREAMS}/out`),
        errors: new TextDecoder().decode(files.readFile(`${STREAMS}/errors`)),
        files: written(files, FOLDER),
    };
}

/** Out of memory, the program ends wherever it is, and says so before. */
function codeOf(program: Program, args: string[]): number {
    try {
        return program.callMain(args);
    } catch (error) {
        if (program.endedWith === undefined) throw error;
        return program.endedWith;
    }
}

/** What is given is as old as can be, so that what was written is newer. */
function put(files: Files, { name, bytes }: File): void {
    if (name.split('/').some((part) => ['', '.', '..'].includes(part))) throw new Error(`"${name}" is no name of a file`);
    const path = `${FOLDER}/${name}`;
    files.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    files.writeFile(path, bytes);
    files.utime(path, 0, 0);
}

function written(files: Files, folder: string): File[] {
    const names = files.readdir(folder).filter((name) => name !== '.' && name !== '..').sort();
    return names.flatMap((name) => {
        const path = `${folder}/${name}`;
        const { mode, mtime } = files.stat(path);
        if (files.isDir(mode)) return written(files, path);
        return mtime.getTime() === 0 ? [] : [{ name: path.slice(FOLDER.length + 1), bytes: files.readFile(path) }];
    });
}
