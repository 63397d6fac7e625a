// The page speaks for itself only when the application cannot.

import { pageWords } from './language.js';

/**
 * @typedef {'browser' | 'webgl' | 'wasm' | 'slow' | 'crash'} Reason
 *
 * @param {Reason} reason
 * @param {() => void} [open] the application anew
 */
export function showTrouble(reason, open = () => location.reload()) {
  endTrouble('slow');
  if (document.querySelector('.trouble')) return;
  const words = pageWords();
  const box = document.createElement('div');
  box.className = 'trouble';
  box.dataset.reason = reason;
  box.setAttribute('role', 'alert');
  const sentence = document.createElement('p');
  sentence.textContent = words[reason];
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = words.again;
  again.addEventListener('click', open);
  box.append(sentence, again);
  document.body.append(box);
  document.querySelector('#skeleton main')?.removeAttribute('aria-busy');
  document.querySelector('#skeleton p')?.remove();
  setInert(true);
}

/** What was told for this reason is over. @param {Reason} reason */
export function endTrouble(reason) {
  const box = document.querySelector(`.trouble[data-reason="${reason}"]`);
  if (!box) return;
  box.remove();
  setInert(false);
}

/** @param {boolean} inert */
function setInert(inert) {
  for (const id of ['skeleton', 'tree']) document.getElementById(id)?.toggleAttribute('inert', inert);
}
