// The account's databases as the browser keeps them, for whoever looks at them from outside.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Copies a database and its log out of a page's origin.
 * @param {Page} page @param {string} folder @param {string} name `cache.db` or `outbox.db`
 * @returns {Promise<string>} the copy
 */
export async function copyDatabase(page, folder, name) {
  for (const file of [name, `${name}-wal`]) {
    const text = await page.evaluate(readStored, file);
    writeFileSync(path.join(folder, file), Buffer.from(text, 'base64'));
  }
  return path.join(folder, name);
}

/** In the page. @param {string} name @returns {Promise<string>} in base 64 */
async function readStored(name) {
  const root = /** @type {any} */ (await navigator.storage.getDirectory());
  const accounts = await root.getDirectoryHandle('accounts');
  for await (const account of accounts.values()) {
    const file = await (await account.getFileHandle(name)).getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }
  throw new Error('nobody has files here');
}
