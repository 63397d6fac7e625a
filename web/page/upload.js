// Hands a file that the user has picked to the worker, which reads it a slice at a time: the page
// never has its bytes. Screens that take files call it; so do tests, as `ranets.upload(file)`.

/** @param {import('./main.js').Send} send */
export function startUploads(send) {
  /** @param {File} file */
  const upload = (file) => send({ t: 'picked', file });
  Object.assign(/** @type {any} */ (globalThis).ranets, { upload });
}
