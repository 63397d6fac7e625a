// The theme the person chose, for what the page draws itself: the skeleton, the browser's frame
// around the window, and its own colours inside fields.

import { parsed } from './settings.js';

const backgrounds = { light: '#f4f3ef', dark: '#14151f' };

/** @param {string} settings the worker's, see settings.js */
export function applyTheme(settings) {
  const theme = chosen(settings);
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const own = meta.getAttribute('media')?.includes('dark') ? 'dark' : 'light';
    meta.setAttribute('content', backgrounds[theme ?? own]);
  }
}

/** @param {string} settings @returns {'light' | 'dark' | null} as in the system */
function chosen(settings) {
  const { theme } = parsed(settings);
  return theme === 'light' || theme === 'dark' ? theme : null;
}
