// The variables of the environment, which emscripten leaves out; and the code of a program that ended where it stood.
Module['preRun'] = [() => Object.assign(ENV, process.env)];
process.on('uncaughtException', (error) => {
    if (Module.endedWith === undefined) throw error;
    process.exit(Module.endedWith);
});
