// The page speaks for itself only when the application cannot.

import { pageWords } from './language.js';

/**
 * @param {'browser' | 'webgl' | 'wasm' | 'crash'} reason
 * @param {() => void} [open] the application anew
 */
export function showTrouble(reason, open = () => location.reload()) {
  if (document.querySelector('.trouble')) return;
  const words = pageWords();
  const box = document.createElement('div');
  box.className = 'trouble';
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
  for (const id of ['skeleton', 'tree']) document.getElementById(id)?.toggleAttribute('inert', true);
}
