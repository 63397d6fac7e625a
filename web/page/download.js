// Offers what the worker has as a file, with or without a network.

/** Long enough for any browser to have begun. */
const KEPT_MS = 60_000;

/** @param {string} name with its extension @param {Uint8Array<ArrayBuffer>} bytes */
export function saveFile(name, bytes) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
