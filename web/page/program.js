// The program's three parts, each a module of WebAssembly. The first draws the sign-in. The second, the
// diary, is fetched while somebody types there, and comes with the first for who is signed in here. The
// late one, all other screens, is fetched once the diary is seen, or a screen of it is wanted.

import { loadSession, loadSettings, parsed } from './settings.js';

/**
 * The plain response, not a copy: only that has the compiled code of the last time.
 * @param {string} url @param {RequestInit} [options]
 */
export function compiled(url, options) {
  return WebAssembly.compileStreaming(fetch(url, options));
}

/**
 * A second try goes past the browser's cache, where a captive portal may have left a page of its own.
 * @param {string} url
 */
async function compiledAtLast(url) {
  try {
    return await compiled(url);
  } catch (error) {
    console.info(`${url} once more: ${error}`);
    return compiled(url, { cache: 'reload' });
  }
}

/** Somebody is signed in here, and the diary comes first. */
export function needsBoth() {
  return Boolean(parsed(loadSettings()).account || loadSession());
}

/**
 * @param {'second' | 'late'} part @param {string} url
 * @param {boolean} begun it comes with the first
 * @param {import('./main.js').Send} send
 * @param {() => void} fail it is waited for, and can't be had
 */
export function createPart(part, url, begun, send, fail) {
  let wanted = false;
  const begin = async () => {
    if (begun) return;
    begun = true;
    try {
      send({ t: 'part', part, module: await compiledAtLast(url) });
    } catch (error) {
      console.info(`The ${part} part is not there: ${error}`);
      begun = false;
      if (wanted) fail();
      wanted = false;
    }
  };
  return {
    /** It will be needed. */
    begin() {
      begin();
      addEventListener('online', begin);
    },
    /** Somebody waits for it. */
    want() {
      wanted = true;
      begin();
    },
  };
}
