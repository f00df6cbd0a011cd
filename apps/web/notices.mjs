// The notices that licences ask for, of all that is in the page: packages, libraries compiled into the program, our own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Libraries that are headers alone, as Debian's packages are called. Boost's licence asks for none of compiled programs. */
const HEADERS = ['libcli11-dev', 'libeigen3-dev', 'libhwy-dev', 'librandom123-dev',
    'libtomlplusplus-dev', 'libvalijson-dev', 'nlohmann-json3-dev'];

const file_in = (folder, name) => readdirSync(folder).filter((file) => name.test(file)).map((file) => path.join(folder, file))[0];

/** Packages that run in the page: not what only makes it. */
function of_packages(lock, modules) {
    return Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)
        .filter(([place, { dev, optional }]) => place !== '' && !dev && !optional)
        .map(([place]) => place.replace(/^node_modules\//u, ''))
        .filter((name) => !/types/u.test(name))
        .map((name) => [name, file_in(path.join(modules, name), /^licen[cs]e/iu)]);
}

/** Libraries as Debian's source packages have them, then headers. */
function of_libraries(sources) {
    const compiled = existsSync(sources) ? readdirSync(sources) : [];
    return [
        ...compiled.map((name) => [name, path.join(sources, name, 'debian/copyright')]),
        ...HEADERS.map((name) => [name, `/usr/share/doc/${name}/copyright`]),
    ];
}

/** One text. `root` is the project's folder. */
export function notices(root, packages) {
    const all = [
        ['pairmodel', path.join(root, 'LICENSE')],
        ...of_packages(path.join(root, 'apps/web/package-lock.json'), path.join(packages, 'node_modules')),
        ...of_libraries(path.join(root, 'build/dependencies/sources')),
    ];
    return all.filter(([, file]) => file && existsSync(file))
        .map(([name, file]) => `=== ${name} ===\n\n${readFileSync(file, 'utf8').trim()}\n`).join('\n\n');
}
