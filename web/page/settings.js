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

/** @param {string} json nothing forgets */
export function saveSettings(json) {
  try {
    if (json) localStorage.setItem(key, json);
    else localStorage.removeItem(key);
  } catch {
    // As if it had been forgotten.
  }
}
