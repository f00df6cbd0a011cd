// The program for Node.js finds what it finds elsewhere: variables of the environment, which emscripten leaves out; standard
// streams that are no terminals, as emscripten takes them for; and the code of a program that ended where it stood.
Module['preRun'] = [() => Object.assign(ENV, process.env)];
Module['onRuntimeInitialized'] = () => {
    for (const stream of [0, 1, 2]) FS.streams[stream].tty = require('tty').isatty(stream);
};
Module['quit'] = (code, thrown) => {
    if (Module.endedWith === undefined && !(thrown instanceof ExitStatus)) console.error(thrown);
    process.exit(Module.endedWith ?? code);
};
