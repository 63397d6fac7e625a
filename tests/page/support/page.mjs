// Opens web/page as it stands in the tree, without a server, and plays the worker's part.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test as base } from '@playwright/test';

const directory = fileURLToPath(new URL('../../../web/page', import.meta.url));
export const origin = 'http://ranets.test';
/** As the server sends it. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const files = '{"worker": "worker.js", "wasm": "app.wasm", "second": "second.wasm", ' +
  '"late": "late.wasm", "english": "english.txt", "fonts": []}';
const emptyModule = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/**
 * @param {import('@playwright/test').Page} page
 * @param {(name: string) => boolean} [isSpoiled] what comes as a stranger's page
 */
export async function serve(page, isSpoiled = () => false) {
  await page.context().route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    if (isSpoiled(name)) return route.fulfill({ body: '<p>Wi-Fi', contentType: 'text/html' });
    if (name.endsWith('.wasm')) {
      return route.fulfill({ body: emptyModule, contentType: 'application/wasm' });
    }
    if (name === 'english.txt') return route.fulfill({ body: 'Diary\0', contentType: 'text/plain' });
    // The worker itself is a stand-in.
    if (name === 'worker.js') return route.fulfill({ body: '', contentType: 'text/javascript' });
    const text = await readFile(path.join(directory, name), 'utf8');
    return route.fulfill({
      body: text.replace('id="files">{}', `id="files">${files}`),
      contentType: `${types[/** @type {'.js'} */ (path.extname(name))]}; charset=utf-8`,
      headers: { 'Content-Security-Policy': policy },
    });
  });
}

/** Runs in the page, before anything of it. */
export function standIn() {
  const shared = /** @type {any} */ (globalThis);
  shared.heard = [];
  shared.Worker = class extends EventTarget {
    constructor() {
      super();
      shared.say = (/** @type {any} */ data) =>
        this.dispatchEvent(new MessageEvent('message', { data }));
      queueMicrotask(() => shared.say({ t: 'running' }));
    }
    /** @param {any} message */
    postMessage(message) {
      shared.heard.push(message);
    }
  };
}

/** What the worker hears and says. */
export class Talk {
  /** @param {import('@playwright/test').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {...object} messages */
  async say(...messages) {
    await this.page.evaluate((all) => {
      for (const message of all) /** @type {any} */ (globalThis).say(message);
    }, messages);
  }

  /** @param {object} changes of the tree */
  async draw(changes) {
    await this.say({ t: 'semantics', changes: JSON.stringify(changes) });
  }

  /** Messages of these kinds since the last time. @param {...string} kinds */
  async heard(...kinds) {
    return this.page.evaluate((kinds) => {
      const shared = /** @type {any} */ (globalThis);
      const all = shared.heard.filter((/** @type {any} */ m) => kinds.includes(m.t));
      shared.heard = shared.heard.filter((/** @type {any} */ m) => !kinds.includes(m.t));
      return all;
    }, kinds);
  }
}

/** @type {import('@playwright/test').TestType<any, any>} */
export const test = base.extend({
  talk: async ({ page }, use) => {
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await serve(page);
    await page.addInitScript(standIn);
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => /** @type {any} */ (globalThis).heard.some((m) => m.t === 'start'));
    const talk = new Talk(page);
    await talk.say({ t: 'frame', first: true, data: false });
    await expect(page.locator('#skeleton')).toHaveCount(0);
    await use(talk);
    if (complaints.length) throw new Error(complaints.join('\n'));
  },
});

/** A node of the tree as the worker writes it. */
/** @param {number} id @param {string} role @param {string} name @param {object} [rest] */
export function node(id, role, name, rest = {}) {
  return { id, role, name, r: [20, 20 + 50 * (id % 15), 200, 40], ...rest };
}

/** @param {object} [rest] */
export function field(rest = {}) {
  return {
    value: '', rev: 0, placeholder: '', autocomplete: '', mode: '', size: 16, inset: 12,
    insetRight: 12, insetY: 8, line: 24, limit: 0, color: '#22243a', back: '#ffffff', placeholderColor: '#65677d', ...rest,
  };
}
