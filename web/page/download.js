// Offers what the worker has as a file, with or without a network, to be kept or handed on to another
// program. It comes in parts, and each is a Blob at once: the browser keeps those where it likes, the page
// has none of their bytes.

import { showPicture } from './picture.js';

/** Long enough for any browser to have begun. */
const KEPT_MS = 60_000;

/** By the ending of the name; what is only kept needs none. @type {Record<string, string>} */
const TYPES = { ics: 'text/calendar', csv: 'text/csv' };

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
  if (act === 'save') saveFile(name, parts);
  if (act === 'share') shareFile(name, parts);
  if (act === 'show') showPicture(name, new Blob(parts), () => saveFile(name, parts));
}

/** The system has a sheet that hands files on. */
export function sharesFiles() {
  return navigator.canShare?.({ files: [new File([''], 'a.csv', { type: TYPES.csv })] }) ?? false;
}

/** @param {string} name with its extension @param {Blob[]} parts */
function saveFile(name, parts) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Where the browser refuses files of that kind, or the press was too long ago, it is kept instead. @param {string} name @param {Blob[]} parts */
async function shareFile(name, parts) {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  try {
    await navigator.share({ files: [new File(parts, name, { type })] });
  } catch (error) {
    const isDismissed = error instanceof DOMException && error.name === 'AbortError';
    if (!isDismissed) saveFile(name, parts);
  }
}
