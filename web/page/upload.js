// Hands files that the user has picked to the worker, which reads them a slice at a time: the page
// never has their bytes. A test hands over its own as `ranets.upload(file)`.

/** @param {import('./main.js').Send} send */
export function startUploads(send) {
  /** @param {File} file */
  const upload = (file) => send({ t: 'picked', file });
  Object.assign(/** @type {any} */ (globalThis).ranets, { upload });

  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) upload(file);
    input.value = ''; // the same once more is a change, too
  });
  return { pick: () => input.click() };
}
