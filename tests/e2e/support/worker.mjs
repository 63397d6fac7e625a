// Changes what the worker finds in its browser, by a line before its script: nothing else reaches
// into a worker that starts with the page.

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} line of JavaScript */
export async function beforeWorker(page, line) {
  await page.route(/\/worker\.[^/]*js$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${line}\n${await answer.text()}` });
  });
}

/** The worker's drawing context as `globalThis.context`, for `inWorker`. @param {Page} page */
export async function exposeContext(page) {
  await beforeWorker(
    page,
    `{const get = OffscreenCanvas.prototype.getContext;
     OffscreenCanvas.prototype.getContext = function (kind, ...rest) {
       const context = get.call(this, kind, ...rest);
       if (kind === 'webgl2') globalThis.context = context;
       return context;
     };}`,
  );
}

/**
 * @template T
 * @param {Page} page @param {() => T} work @returns {Promise<T>}
 */
export async function inWorker(page, work) {
  const [worker] = page.workers();
  return /** @type {any} */ (worker.evaluate(work));
}
