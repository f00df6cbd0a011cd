/** What emscripten makes beside the compiled program (build/web/bin/pairmodel_web.mjs), as far as bridge.ts uses it. */
declare module 'pairmodel-compiled' {
    export interface Files {
        mkdir(path: string): void;
        mkdirTree(path: string): void;
        chdir(path: string): void;
        writeFile(path: string, bytes: Uint8Array): void;
        readFile(path: string): Uint8Array;
        readdir(path: string): string[];
        stat(path: string): { mode: number; mtime: Date };
        isDir(mode: number): boolean;
        utime(path: string, read: number, changed: number): void;
    }

    export interface Program {
        FS: Files;
        callMain(args: string[]): number;
        /** Its exit code, where it ended without returning. */
        endedWith?: number;
    }

    export interface Setting {
        instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
        onProgress(line: string): void;
        quit(code: number, thrown: unknown): never;
    }

    export default function createProgram(setting: Setting): Promise<Program>;
}
