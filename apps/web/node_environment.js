// The variables of the environment, which emscripten leaves out.
Module['preRun'] = [() => Object.assign(ENV, process.env)];
