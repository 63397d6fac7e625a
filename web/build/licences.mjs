// licences.txt: what the site is made of and under which terms, in the words of each part's own
// licence file. A part without one fails the build.
import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * Each of `texts` is a list of places of which the first that exists is taken.
 * @typedef {{title: string, texts: string[][], pick?: (text: string) => string}} Part
 */

/** @param {string} emscripten where it is installed @returns {Part[]} */
const partsWith = (emscripten) => [
  { title: 'Ranets', texts: [['LICENSE']] },
  {
    title: 'Dear ImGui (https://github.com/ocornut/imgui)',
    texts: [['.deps/imgui/LICENSE.txt']],
  },
  {
    title: 'SQLite (https://sqlite.org)',
    texts: [['node_modules/better-sqlite3/deps/sqlite3/sqlite3.c']],
    pick: blessing,
  },
  {
    title: 'Onest, cut down to fewer letters and weights (https://github.com/simpals/onest)',
    texts: [['node_modules/@fontsource-variable/onest/LICENSE']],
  },
  {
    title: 'Lucide, cut down to fewer icons (https://lucide.dev)',
    texts: [['node_modules/lucide-static/LICENSE']],
  },
  {
    title: 'JSON for Modern C++ (https://github.com/nlohmann/json)',
    texts: [['/usr/share/doc/nlohmann-json3-dev/copyright']],
  },
  {
    // An SDK brings the texts beside the libraries, Debian has them in one file.
    title: 'Emscripten, its C and C++ libraries (https://emscripten.org)',
    texts: [
      [`${emscripten}/LICENSE`, '/usr/share/doc/emscripten/copyright'],
      [`${emscripten}/system/lib/libc/musl/COPYRIGHT`],
      [`${emscripten}/system/lib/libcxx/LICENSE.TXT`, '/usr/share/doc/emscripten/copyright'],
    ],
  },
];

/** What SQLite has in place of a licence stands at the head of its source. @param {string} source */
function blessing(source) {
  const [words] = /\*\* The author disclaims copyright[^]*?(?=\n\*{3,})/.exec(source) ?? [];
  if (!words) throw new Error('SQLite has no blessing any more: what are its terms?');
  return words.replace(/^\*\* ?/gm, '');
}

/** @param {string} root */
export async function licences(root) {
  const { stdout } = await promisify(execFile)('em-config', ['EMSCRIPTEN_ROOT']);
  const parts = partsWith(stdout.trim());
  const texts = await Promise.all(parts.map((part) => textOf(root, part)));
  const contents = parts.map(({ title }) => `- ${title}\n`).join('');
  const chapters = parts.map(
    ({ title }, i) => `${title}\n${'='.repeat(title.length)}\n\n${texts[i]}\n`,
  );
  return `Ranets is made of\n\n${contents}\n\n${chapters.join('\n\n')}`;
}

/** @param {string} root @param {Part} part */
async function textOf(root, { title, texts, pick }) {
  const files = await Promise.all(texts.map((places) => firstOf(root, places, title)));
  const read = [...new Set(files)].map((file) => readFile(file, 'utf8'));
  return (await Promise.all(read))
    .map((text) => (pick ? pick(text) : text).trim())
    .join(`\n\n${'-'.repeat(72)}\n\n`);
}

/** @param {string} root @param {string[]} places @param {string} title */
async function firstOf(root, places, title) {
  for (const place of places) {
    const file = path.resolve(root, place);
    if (await access(file).then(() => true, () => false)) return file;
  }
  throw new Error(`no licence of ${title}: looked for ${places.join(', ')}`);
}
