// Checks what is read by people: that every sentence of assets/strings is used somewhere, and that
// none stands in the code instead. That all are there in each language, the generator has seen to.
import { readFileSync, readdirSync } from 'node:fs';

import { words } from '../../web/page/words.js';

// Where Cyrillic is no sentence of the interface, or is one with its translation beside it.
const ALLOWED = {
    'src/model/search_words.cpp': 'vowels and endings of Russian words, which data bring',
    'shell/screens/common/subject_words.cpp': 'parts of Russian names of subjects, which data bring',
    'shell/screens/common/next_day_words.cpp': 'the beginning of a name of a work, which data bring',
    'web/page/start.js': 'letters whose height is measured',
    'web/page/words.js': "the page's own sentences, in both languages",
};
const CYRILLIC = /[\u0400-\u04ff]/;
const faults = [];

const files = (folder, pattern) => readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((name) => pattern.test(name))
    .sort();
const code = ['src', 'shell', 'web']
    .flatMap((folder) => files(folder, /\.(cpp|h)$/))
    .concat(files('web/page', /\.js$/), files('web/worker', /\.js$/));

// --- sentences that nobody reads
const used = new Set(code.filter((name) => /^(shell|web)\/.*\.(cpp|h)$/.test(name))
    .flatMap((name) => readFileSync(name, 'utf8').match(/\bk[A-Z]\w*/g) ?? []));
for (const key of Object.keys(JSON.parse(readFileSync('assets/strings/ru.json', 'utf8')))) {
    if (!used.has('k' + key.split('_').map(capital).join('')))
        faults.push(`assets/strings: ${key} is used nowhere`);
}

// --- sentences that nobody can translate
for (const name of code) {
    const lines = withoutComments(readFileSync(name, 'utf8')).split('\n');
    const found = lines.flatMap((line, i) => (CYRILLIC.test(line) ? [i + 1] : []));
    if (found.length && !(name in ALLOWED))
        faults.push(`${name}:${found[0]}: Cyrillic in the code belongs into assets/strings`);
    if (!found.length && name in ALLOWED) faults.push(`${name} needs no exception any more`);
}

// --- the page before its scripts run
const page = readFileSync('web/page/index.html', 'utf8');
const described = [...page.matchAll(/data-(word|label)="(\w+)"[^>]*>([^<]*)/g)];
for (const [text, kind, key, content] of described) {
    const shown = kind === 'word' ? content : /aria-label="([^"]*)"/.exec(text)?.[1];
    if (words.ru[key] !== shown)
        faults.push(`web/page/index.html: "${shown}" is not "${key}" of words.js`);
}
// Who reads these has no script that could speak another language: both languages stand there.
const rest = page.replace(/<div id="late".*<\/div>|<noscript>.*<\/noscript>|<meta name="description"[^>]*>|<title>.*<\/title>/g, '')
    .replace(/data-(word|label)="\w+"[^>]*>[^<]*/g, '');
if (CYRILLIC.test(rest)) faults.push('web/page/index.html: a text without data-word or data-label');

for (const fault of faults) console.log(fault);
process.exitCode = faults.length ? 1 : 0;

function capital(word) {
    return word[0].toUpperCase() + word.slice(1);
}

/** Lines stay lines. What is in quotes is no comment. */
function withoutComments(text) {
    const parts = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[^]*?\*\//g;
    return text.replace(parts, (part) => (/^\/[/*]/.test(part) ? part.replace(/[^\n]/g, '') : part));
}
