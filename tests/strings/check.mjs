// Checks that every sentence is used somewhere. That all are there in each language, the generator
// has seen to.
import { readFileSync, readdirSync } from 'node:fs';

const code = ['shell', 'web']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((name) => /\.(cpp|h)$/.test(name))
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n');
const used = new Set(code.match(/\bk[A-Z]\w*/g));

const unused = Object.keys(JSON.parse(readFileSync('assets/strings/ru.json', 'utf8')))
    .filter((key) => !used.has('k' + key.split('_').map(capital).join('')));
for (const key of unused) console.log(`assets/strings: ${key} is used nowhere`);
process.exitCode = unused.length ? 1 : 0;

function capital(word) {
    return word[0].toUpperCase() + word.slice(1);
}
