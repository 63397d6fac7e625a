// Chromium's own timeline of a page and its workers: what a thread's processor did, and not how
// long it waited for one. These machines draw by software on the cores that run the program.

/** @typedef {{name: string, ph: string, tid: number, dur?: number, tdur?: number, args?: any}} TraceEvent */

/**
 * @param {import('@playwright/test').Page} page @param {() => Promise<void>} work
 * @returns {Promise<TraceEvent[]>}
 */
async function trace(page, work) {
  const client = await page.context().newCDPSession(page);
  /** @type {TraceEvent[]} */
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any} */ (value)));
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', '__metadata'], excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  await client.detach();
  return events;
}

/**
 * The worker's frames while `work` goes on: ms of processor time, and ms from begin to end.
 * @param {import('@playwright/test').Page} page @param {() => Promise<void>} work
 */
export async function workersFrames(page, work) {
  const events = await trace(page, work);
  const workers = new Set(events
    .filter(({ name, args }) => name === 'thread_name' && args.name.startsWith('DedicatedWorker'))
    .map(({ tid }) => tid));
  const frames = events.filter(({ name, ph, tid }) =>
    name === 'FireAnimationFrame' && ph === 'X' && workers.has(tid));
  return {
    processor: frames.map(({ tdur }) => (tdur ?? NaN) / 1_000),
    clock: frames.map(({ dur }) => (dur ?? NaN) / 1_000),
  };
}
