// The table, on the terminal and in docs/BENCHMARKS.md.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { root } from './build.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

const [load] = os.loadavg();

const VERDICTS = { true: 'yes', false: '**no**', null: '' };

/** @param {string} program @param {string[]} args */
function firstLine(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim().split('\n')[0];
  } catch {
    return '';
  }
}

export function machine() {
  const { model } = os.cpus()[0];
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return [
    `${os.cpus().length} × ${model.trim()}, ${memory} GB, ${os.type()} ${os.release()}`,
    firstLine(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--version']) +
      ', headless, software rasteriser',
    `Emscripten ${/\d+(\.\d+)+/.exec(firstLine('emcc', ['--version']))?.[0] ?? '(none)'}`,
    `Node.js ${process.version}`,
    `load average before: ${load.toFixed(1)}`,
  ];
}

/** @param {Row[]} rows */
export function printTable(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, target, got, good } of rows) {
    const verdict = good === false ? '  OVER' : '';
    console.log(`${what.padEnd(width)}  ${target.padEnd(16)} ${got}${verdict}`);
  }
}

/** @param {string} bench */
const fileOf = (bench) => path.join(root, 'build/bench/rows', `${bench}.json`);

/** @param {string} bench @param {Row[]} rows */
export async function keepRows(bench, rows) {
  await mkdir(path.dirname(fileOf(bench)), { recursive: true });
  await writeFile(fileOf(bench), JSON.stringify(rows));
}

/** @param {string} bench @returns {Promise<Row[]>} none if it was not measured */
async function keptRows(bench) {
  return JSON.parse(await readFile(fileOf(bench), 'utf8').catch(() => '[]'));
}

/** Of the last measurement of each. @param {string[]} names of benches */
export async function writeReport(names) {
  const rows = (await Promise.all(names.map(keptRows))).flat();
  const table = rows.map(({ what, target, got, good }) =>
    `| ${what} | ${target} | ${got} | ${VERDICTS[/** @type {'true'} */ (String(good))]} |`);
  const text = `# Benchmarks

Written by \`make bench\` on ${new Date().toISOString().slice(0, 10)}; don't edit by hand.

${machine().map((line) => `- ${line}`).join('\n')}

| what | target | measured | kept |
| --- | --- | --- | --- |
${table.join('\n')}

## How it was taken

Everything runs on one machine over loopback: the optimised stub server with its demo school on
18 November 2026, 12:34, and a browser window of 1280 × 800 at one device pixel a pixel. What is
compared was taken in the same run, in turns.

- **Bytes**: an empty profile opens the page, presses «Родитель» and waits for \`ranets:data-frame\`;
  every answer's \`encodedDataLength\` is counted, headers too. Files are served in Brotli.
- **Start**: User Timing marks, in milliseconds since the navigation began. \`ranets:data-frame\` is
  set when the first frame with the person's own data has been drawn. *From the cache*: the same
  profile again, with its HTTP and code caches and its local database; the week is read from that
  database before the server has answered. *Fresh profile*: a new browser process each time.
- **The bare page** is Dear ImGui's own demo window with its stock font and stock OpenGL backend on
  the page's thread, built by the same Emscripten with the same flags (\`tests/bench/bare\`), served
  by the same server. Its mark is set after its second frame, the first with everything in place.
- **Longest task**: the browser's long task entries of all those starts; it lists tasks of 50 ms and
  more.
- **Installed, without a network**: the application is the service worker's, the browser is told that
  it has no network, and every second start is made with one.
- **Cache**: the program's own cache of some weeks is repeated into the past, in its own tables; each
  size stands at an origin of its own in one browser, and they start in turns. 200 000 messages are
  open until there are chats, as no table holds any yet.
- **“Slow 3G”**: the browser's own emulation, 400 kbit/s both ways and 400 ms for each answer.
- **Quiet** (\`node tests/bench/run.mjs quiet\`, half an hour of a school night): every byte of TCP between the browser and
  the stub is counted, both ways; the diary is open and nobody touches it. Requests against 503 are
  counted from the reload of a page whose account is known.
- **A file of 10 MB** (\`node tests/bench/run.mjs files\`): a proxy between browser and stub passes on 64 KB
  a second each way and five times ends all connections for a second and a half, once there and once
  back. The heap is what the module has of the browser, which it never gives back.
- **Frames**: the browser's own trace of the worker's animation frames, each from its beginning
  until its drawing commands are issued, while weeks are turned and the pointer moves over the
  lessons as fast as the browser takes it. Counted is the processor time of the worker's thread:
  without a graphics card the rasteriser takes both cores, and by the clock a frame is mostly the
  wait for one of them.
- **Weeks**: twelve weeks are read once; then the page is loaded again and cut off the network, and
  a key held down turns them to and fro, 30 times a second. A watch in the page reads the tree at
  each of its changes: under a heading there must be the days and lessons that stood there at rest.
- **Search** (\`tests/bench/search.cpp\`): made-up words, the first of a vocabulary as frequent as in a language; words
  of it are typed letter by letter, a third of them with a second one. Native, not in the browser.
- **Idle**: frames counted in ten seconds without input, between two minutes of the school's clock.
- **Server**: \`tests/bench/load.cpp\`, one request in flight on each connection, five weeks of both
  children in turn, Brotli accepted. Generator and server share the machine's cores.
- **Idle connections**: each has been answered once; processor time of the server's process over the
  ten seconds after that.
- **Event streams**: of parents, eight each, whose tokens were written into the data file. From the
  moment in which a tick is sent until its event has come to the listener, in one process.
- **Attacks**: \`tests/bench/attacks.mjs\`, one after another, from two addresses.
`;
  const file = path.join(root, 'docs/BENCHMARKS.md');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
