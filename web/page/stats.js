// For tests and for measuring: `ranets.stats()` and marks on the browser's timeline.

/** @typedef {import('./protocol.js').Stats} Stats */

/** @param {import('./main.js').Send} send */
export function startStats(send) {
  /** @type {Map<number, (stats: Stats) => void>} */
  const waiting = new Map();
  let asked = 0;
  const stats = () => {
    const n = ++asked;
    send({ t: 'stats', n });
    return new Promise((resolve) => waiting.set(n, resolve));
  };
  Object.assign(globalThis, { ranets: { stats } });

  return {
    /** @param {number} n @param {Stats} stats */
    answer(n, stats) {
      waiting.get(n)?.(stats);
      waiting.delete(n);
    },
    /** @param {boolean} first @param {boolean} data */
    frame(first, data) {
      if (first) performance.mark('ranets:first-frame');
      if (data) performance.mark('ranets:data-frame');
    },
  };
}
