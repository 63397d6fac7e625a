// The language of what the page itself says, and of the document as a whole.

import { parsed } from './settings.js';
import { words } from './words.js';

/** @typedef {import('./words.js').Language} Language */

/** Before the worker runs: the language of last time. @param {string} settings */
export function applyLanguage(settings) {
  const language = parsed(settings).language === 'en' ? 'en' : 'ru';
  // index.html is in Russian.
  if (language === 'ru') return;
  showLanguage(language);
  document.title = words[language].name;
  translate(document.querySelectorAll('[data-word], [data-label]'), words[language]);
}

/** @param {string} language */
export function showLanguage(language) {
  document.documentElement.lang = language;
}

export function pageWords() {
  return words[document.documentElement.lang === 'en' ? 'en' : 'ru'];
}

/** @param {NodeListOf<HTMLElement>} elements @param {Record<string, string>} all */
function translate(elements, all) {
  for (const element of elements) {
    const { word, label } = element.dataset;
    if (word) element.textContent = all[word];
    if (label) element.setAttribute('aria-label', all[label]);
  }
}
