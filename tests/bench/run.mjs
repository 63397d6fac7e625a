// Measures what the product promises and writes docs/BENCHMARKS.md.
//
//   node tests/bench/run.mjs [bytes] [start] [offline] [cache] [slow] [frames] [lists] [homework]
//     [weeks] [search] [server] [scale] [idle] [streams] [attacks] [seeds] [kills] [quiet] [files]
//
// With names only those are measured. What was measured is kept in build/bench/rows, and the report
// is made of all that is there: the last four take 3, 10, 60 and 7 minutes and only go by name.
import path from 'node:path';

import { site, startStub } from '../e2e/support/stub.mjs';
import { measureAttacks } from './attacks.mjs';
import { buildBarePage, buildLoadGenerator, root } from './build.mjs';
import { measureCacheSizes } from './cache_size.mjs';
import { measureLargeFile } from './files.mjs';
import { measureFrames } from './frames.mjs';
import { measureHomework } from './homework.mjs';
import { measureLists } from './lists.mjs';
import { measureOfflineStart, measureSlowLine } from './offline.mjs';
import { measureKills, measureSimulation } from './losses.mjs';
import { measureQuiet } from './quiet.mjs';
import { keepRows, printTable, writeReport } from './report.mjs';
import { measureIdle, measureScale, measureServer } from './server.mjs';
import { measureSearch } from './search.mjs';
import { measureStreams } from './streams.mjs';
import { measureBytes, measureStart } from './visit.mjs';
import { measureWeeks } from './weeks.mjs';

/** @type {Record<string, (stub: import('../e2e/support/stub.mjs').Stub) => Promise<import('./figures.mjs').Row[]>>} */
const benches = {
  bytes: ({ origin }) => measureBytes(origin),
  start: async ({ origin }) => {
    const bare = await startStub({ site: await buildBarePage() });
    try {
      return await measureStart(origin, bare.origin);
    } finally {
      await bare.stop();
    }
  },
  offline: ({ origin }) => measureOfflineStart(origin),
  cache: () => measureCacheSizes(),
  slow: ({ origin }) => measureSlowLine(origin),
  frames: ({ origin }) => measureFrames(origin),
  lists: measureLists,
  homework: () => measureHomework(),
  weeks: ({ origin }) => measureWeeks(origin),
  search: () => measureSearch(),
  server: async (stub) => measureServer(stub, await buildLoadGenerator()),
  scale: async () => measureScale(await buildLoadGenerator()),
  idle: () => measureIdle(),
  streams: () => measureStreams(),
  attacks: () => measureAttacks(),
  seeds: () => measureSimulation(),
  kills: () => measureKills(),
  quiet: () => measureQuiet(),
  files: (stub) => measureLargeFile(stub),
};
const LONG = ['seeds', 'kills', 'quiet', 'files'];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in benches));
if (unknown) {
  console.error(`no bench is called ${unknown}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const stub = await startStub({ site });
try {
  for (const name of wanted.length ? wanted : Object.keys(benches)) {
    if (!wanted.length && LONG.includes(name)) continue;
    const rows = await benches[name](stub);
    await keepRows(name, rows);
    printTable(rows);
  }
  console.log(`written to ${path.relative(root, await writeReport(Object.keys(benches)))}`);
} finally {
  await stub.stop();
}
