// Measures what the product promises and writes docs/BENCHMARKS.md.
//
//   node tests/bench/run.mjs [bytes] [start] [frames] [weeks] [server]
//
// With names only those are measured, and printed only.
import path from 'node:path';

import { site, startStub } from '../e2e/support/stub.mjs';
import { buildBarePage, buildLoadGenerator, root } from './build.mjs';
import { measureFrames } from './frames.mjs';
import { printTable, writeReport } from './report.mjs';
import { measureServer } from './server.mjs';
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
  frames: ({ origin }) => measureFrames(origin),
  weeks: ({ origin }) => measureWeeks(origin),
  server: async (stub) => measureServer(stub, await buildLoadGenerator()),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in benches));
if (unknown) {
  console.error(`no bench is called ${unknown}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const stub = await startStub({ site });
try {
  const rows = [];
  for (const name of wanted.length ? wanted : Object.keys(benches)) {
    rows.push(...(await benches[name](stub)));
  }
  printTable(rows);
  if (!wanted.length) console.log(`written to ${path.relative(root, await writeReport(rows))}`);
} finally {
  await stub.stop();
}
