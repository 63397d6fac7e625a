// A picture of a homework, above the application: whoever looks at it need not leave.

import { pageWords } from './language.js';

/**
 * @param {string} name @param {Blob} content
 * @param {() => void} save to the user's disk
 */
export function showPicture(name, content, save) {
  const words = pageWords();
  const dialog = document.createElement('dialog');
  dialog.className = 'picture';
  dialog.setAttribute('aria-label', name);
  const image = new Image();
  image.alt = name;
  image.src = URL.createObjectURL(content);
  const buttons = document.createElement('p');
  const add = (/** @type {string} */ word, /** @type {() => void} */ act) => {
    const button = document.createElement('button');
    button.textContent = word;
    button.addEventListener('click', act);
    buttons.append(button);
  };
  add(words.save, save);
  add(words.close, () => dialog.close());
  dialog.append(image, buttons);
  // No key of it is the application's.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    URL.revokeObjectURL(image.src);
    dialog.remove();
  });
  // What is called a picture and is none is saved like any file.
  image.addEventListener('error', () => {
    if (!dialog.open) return;
    dialog.close();
    save();
  });
  document.body.append(dialog);
  dialog.showModal();
}
