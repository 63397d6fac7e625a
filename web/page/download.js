// Offers what the worker has as a file, with or without a network. It comes in parts, and each is a
// Blob at once: the browser keeps those where it likes, the page has none of their bytes.

/** Long enough for any browser to have begun. */
const KEPT_MS = 60_000;

/** By the number of the file's way here. @type {Map<number, Blob[]>} */
const coming = new Map();

/** @param {import('./protocol.js').FilePart} part */
export function takeFilePart({ n, act, name, bytes }) {
  const parts = coming.get(n) ?? [];
  if (act === 'add') {
    parts.push(new Blob([bytes]));
    coming.set(n, parts);
    return;
  }
  coming.delete(n);
  if (act === 'save') saveFile(name, new Blob(parts, { type: 'application/octet-stream' }));
}

/** @param {string} name with its extension @param {Blob} content */
function saveFile(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
