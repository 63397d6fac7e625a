// The account's databases as the browser keeps them, for whoever looks at them from outside.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('@playwright/test').Page} Page */

const MOST_TRIES = 20;

/**
 * Copies a database and its log out of a page's origin, as they were at one moment.
 * @param {Page} page @param {string} folder @param {string} name `cache.db` or `outbox.db`
 * @returns {Promise<string>} the copy
 */
export async function copyDatabase(page, folder, name) {
  const files = [name, `${name}-wal`];
  for (let tries = 1; ; tries++) {
    const texts = await page.evaluate(readStored, files);
    for (const [i, text] of (texts ?? []).entries()) {
      writeFileSync(path.join(folder, files[i]), Buffer.from(text, 'base64'));
    }
    if (texts) return path.join(folder, name);
    if (tries === MOST_TRIES) throw new Error(`${name} is written to all the time`);
    await page.waitForTimeout(100);
  }
}

/**
 * In the page; nothing where they were written to meanwhile.
 * @param {string[]} names @returns {Promise<string[] | null>} in base 64
 */
async function readStored(names) {
  const root = /** @type {any} */ (await navigator.storage.getDirectory());
  const accounts = await root.getDirectoryHandle('accounts');
  for await (const account of accounts.values()) {
    const open = async (/** @type {string} */ name) => (await account.getFileHandle(name)).getFile();
    const files = await Promise.all(names.map(open));
    /** @type {Uint8Array[]} */
    let contents;
    try {
      contents = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    } catch {
      return null;
    }
    const after = await Promise.all(names.map(open));
    const moved = (/** @type {File} */ file, /** @type {number} */ i) =>
      file.lastModified !== files[i].lastModified || file.size !== files[i].size;
    if (after.some(moved)) return null;
    return contents.map((bytes) => {
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    });
  }
  throw new Error('nobody has files here');
}
