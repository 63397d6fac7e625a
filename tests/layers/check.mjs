// Checks that includes point downwards only: model < store, api < sync < app < shell < web; and
// that web/ names no screen, nor looks into what one shows.
import { readdirSync, readFileSync } from 'node:fs';

const LEVELS = { model: 1, store: 2, api: 2, sync: 3, app: 4 };

// As App's views call what each screen shows: "diary", "school", …
const SCREENS = /enum class Screen \{([^}]*)\}/.exec(readFileSync('src/app/views.h', 'utf8'))[1]
    .split(',').map((name) => name.trim().toLowerCase());
const NAMES_SCREEN = new RegExp(
    `\\bScreen::|\\bviews(\\(\\))?\\s*\\.\\s*(${SCREENS.join('|')})\\b`);

const faults = [];
for (const folder of ['src', 'shell', 'web', 'server-stub']) {
    for (const file of sources(folder)) check(file);
}
for (const fault of faults) console.log(fault);
process.exitCode = faults.length ? 1 : 0;

function sources(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(cpp|h)$/.test(entry.name))
        .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
}

function check(file) {
    const [folder, layer] = file.split('/');
    const rule = { src: inCore(layer), shell: inShell, web: inWeb, 'server-stub': inStub }[folder];
    readFileSync(file, 'utf8').split('\n').forEach((line, index) => {
        const include = /^\s*#\s*include\s*[<"]([^>"]+)/.exec(line)?.[1];
        const fault = include !== undefined
            ? rule(include)
            : folder === 'web' && NAMES_SCREEN.test(line)
            ? 'web/ names no screen'
            : folder !== 'web' && /__EMSCRIPTEN__|\bEM_(JS|ASM)\b/.test(line) &&
                'only web/ knows the browser';
        if (fault) faults.push(`${file}:${index + 1}: ${line.trim()}: ${fault}`);
    });
}

function inCore(layer) {
    return (include) => {
        if (/imgui/i.test(include)) return 'src/ knows no Dear ImGui';
        if (/^(shell|web|screens|kit|semantics)\//.test(include)) return 'src/ knows no interface';
        if (/^emscripten/.test(include)) return 'only web/ knows the browser';
        const used = include.split('/')[0];
        const level = LEVELS[used];
        if (level === undefined || used === layer || level < LEVELS[layer]) return null;
        return `${layer} may not include ${used}`;
    };
}

function inShell(include) {
    if (/^emscripten/.test(include)) return 'only web/ knows the browser';
    return /^(web|platform)\//.test(include) && 'shell/ knows no platform';
}

function inWeb(include) {
    return /(^|\/)screens\//.test(include) && 'web/ knows no screen';
}

function inStub(include) {
    if (/imgui|^emscripten/.test(include)) return 'the server knows no interface';
    return /^(store|api|sync|app|shell|screens)\//.test(include) &&
        'of src/ the server may use the model only';
}
