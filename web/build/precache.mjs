// The service worker of a build: its script with the list of the build's files in it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { bundle } from './bundle.mjs';
import { digest } from './cache.mjs';

/**
 * `url` is relative to the script; the page itself is './'.
 * @typedef {{url: string, integrity: string}} File
 */

/** @param {string} url @param {Uint8Array} data @returns {File} */
export function precached(url, data) {
  return { url, integrity: `sha256-${createHash('sha256').update(data).digest('base64')}` };
}

/** @param {string} page the directory of the page's sources @param {File[]} files */
export async function serviceWorker(page, files) {
  const source = path.join(page, 'sw.js');
  const version = digest(await readFile(source), JSON.stringify(files)).slice(0, 10);
  return bundle(source, { 'self.BUILD': JSON.stringify({ version, files }) });
}
