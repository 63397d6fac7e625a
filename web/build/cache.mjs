// What takes long to make is made once for each input.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** @param {...(string | Uint8Array)} parts */
export function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

export class Cache {
  /** @param {string} directory */
  constructor(directory) {
    this.directory = directory;
  }

  /** @param {string} key @param {() => Promise<Uint8Array>} make @returns {Promise<Uint8Array>} */
  async get(key, make) {
    const file = path.join(this.directory, key);
    try {
      return await readFile(file);
    } catch {
      const made = await make();
      await mkdir(this.directory, { recursive: true });
      await writeFile(file, made);
      return made;
    }
  }
}
