// A keystroke of a search over six years of homework and 200,000 messages (search.cpp).
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from './build.mjs';
import { number, row } from './figures.mjs';

const run = promisify(execFile);

export async function measureSearch() {
  await run(path.join(root, 'cmake/build.sh'), ['release', '1', 'search_bench'], { maxBuffer: 1 << 24 });
  const folder = await mkdtemp(path.join(tmpdir(), 'search-'));
  try {
    const { stdout } = await run(path.join(root, 'build/release/tests/bench/search_bench'), [folder]);
    return rowsOf(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {any} measured */
function rowsOf({ texts, index_of_weeks: ofWeeks, message_texts: messages, index_of_messages: ofMessages,
  week_indexed_ms: indexed, keystrokes, keystroke_ms: ms }) {
  const mb = (/** @type {number} */ bytes) => `${number(bytes / 1e6, 1)} MB`;
  return [
    row(`Search in 12 000 entries of homework, their lessons and 200 000 messages, native, ${number(keystrokes)} `
      + 'keystrokes until all is counted and rows are read: median', '< 20 ms', `${number(ms.median, 1)} ms`,
      ms.median < 20),
    row('– 99 of 100', '< 50 ms', `${number(ms.p99, 1)} ms`, ms.p99 < 50),
    row('– the index, of the weeks; of the messages', '', `${mb(ofWeeks)}; ${mb(ofMessages)}`),
    row('– the weeks as they are stored; texts of the messages', '', `${mb(texts)}; ${mb(messages)}`),
    row('– a week put into the index: median', '', `${number(indexed.median, 1)} ms`),
  ];
}
