// The program speaks Russian; English comes for who has chosen it.

import { isRight } from './parts.js';
import { parsed } from './settings.js';

/** @param {string} url @param {import('./main.js').Send} send */
export function createEnglish(url, send) {
  let begun = false;
  return {
    /** Ends when the worker has it, if these settings ask for it, or when it can't be had. @param {string} settings */
    async follow(settings) {
      if (begun || parsed(settings).language !== 'en') return;
      begun = true;
      try {
        send({ t: 'english', text: await textOf(url) });
      } catch (error) {
        console.info(`There is no English: ${error}`);
        begun = false;
      }
    },
  };
}

/** A second try goes past the browser's cache. @param {string} url */
async function textOf(url) {
  const kept = await fetch(url);
  const response = isRight(kept) ? kept : await fetch(url, { cache: 'reload' });
  if (!isRight(response)) throw new Error(String(response.status));
  return response.text();
}
