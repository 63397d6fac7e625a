// What this device remembers: one JSON text, whose meaning is the worker's. Private windows and
// locked-down browsers may have no storage; then nothing is remembered.

const key = 'ranets.settings';

/** @returns {string} */
export function loadSettings() {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Tells of what another tab keeps. @param {(json: string) => void} changed */
export function watchSettings(changed) {
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) changed(loadSettings());
  });
}

/**
 * Whether the browser promises to keep what this origin stores; a worker can't ask it to.
 * @param {boolean} ask @returns {Promise<boolean | undefined>}
 */
export async function askToPersist(ask) {
  try {
    const { storage } = navigator;
    return (await storage.persisted()) || (ask && (await storage.persist()));
  } catch {
    return undefined; // it knows of no such thing
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
