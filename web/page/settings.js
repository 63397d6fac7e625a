// What this device remembers: one JSON text, whose meaning is the worker's. Private windows and
// locked-down browsers may have no storage; then nothing is remembered.

const key = 'ranets.settings';
const sessionKey = 'ranets.session';
/** A browser that has not answered by then asks the user. */
const answerMs = 300;

/** @returns {string} */
export function loadSettings() {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** What is kept for as long as the tab: the sign-in, where the browser keeps no files. */
export function loadSession() {
  try {
    return sessionStorage.getItem(sessionKey) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} json nothing forgets */
export function saveSession(json) {
  try {
    if (json) sessionStorage.setItem(sessionKey, json);
    else sessionStorage.removeItem(sessionKey);
  } catch {
    // Then a reload signs out.
  }
}

/** Tells of what another tab keeps. @param {(json: string) => void} changed */
export function watchSettings(changed) {
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) changed(loadSettings());
  });
}

/**
 * Tells whether the browser promises to keep what this origin stores; a worker can't ask it to.
 * @param {boolean} ask it to promise that, whereupon it may ask the user
 * @param {import('./main.js').Send} send
 */
export async function askToPersist(ask, send) {
  try {
    const { storage } = navigator;
    let promised = await storage.persisted();
    if (ask && !promised) {
      const waiting = setTimeout(() => send({ t: 'userasked' }), answerMs);
      promised = await storage.persist().finally(() => clearTimeout(waiting));
    }
    send({ t: 'promise', promised });
  } catch {
    // It knows of no such thing.
  }
}

/** What the page itself has to know of them. @param {string} json @returns {Record<string, unknown>} */
export function parsed(json) {
  try {
    const settings = JSON.parse(json || '{}');
    return typeof settings === 'object' && settings ? settings : {};
  } catch {
    return {};
  }
}

/** @param {string} json nothing forgets */
export function saveSettings(json) {
  try {
    if (json) localStorage.setItem(key, json);
    else localStorage.removeItem(key);
  } catch {
    // As if it had been forgotten.
  }
}
