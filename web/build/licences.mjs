// licences.txt: what the site is made of, by whom, and under which terms.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

/** Parts whose terms no package brings in a file of its own. */
const known = {
  'JSON for Modern C++ (https://github.com/nlohmann/json)':
    'Copyright (c) 2013-2022 Niels Lohmann\n' +
    'Copyright (c) 2009 Florian Loitsch (to_chars)\n' +
    'Copyright (c) 2008-2009 Björn Hoehrmann (UTF-8 decoder)\n\n' +
    `The MIT License\n\n${mit}`,
  'Emscripten, its C and C++ libraries (https://emscripten.org)':
    'Copyright (c) 2010-2022 The Emscripten Authors\n' +
    'Copyright (c) 2005-2020 Rich Felker, et al. (musl)\n\n' +
    `The MIT License\n\n${mit}\n\n` +
    'libc++, libc++abi and compiler-rt: The LLVM Project, Apache License 2.0 with LLVM Exceptions\n' +
    '(https://llvm.org/LICENSE.txt).',
  'SQLite (https://sqlite.org)':
    'The authors disclaim copyright to this source code. It is in the public domain.',
};

const files = {
  'Dear ImGui (https://github.com/ocornut/imgui)': '.deps/imgui/LICENSE.txt',
  'Onest, cut down to fewer letters and weights (https://github.com/simpals/onest)':
    'node_modules/@fontsource-variable/onest/LICENSE',
  'Lucide, cut down to fewer icons (https://lucide.dev)': 'node_modules/lucide-static/LICENSE',
};

/** @param {string} root */
export async function licences(root) {
  const read = Object.entries(files).map(
    async ([title, file]) => /** @type {const} */ ([title, await readFile(path.join(root, file), 'utf8')]),
  );
  const parts = [...(await Promise.all(read)), ...Object.entries(known)];
  return parts
    .map(([title, text]) => `${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`)
    .join('\n\n');
}
