// The text of the tree's elements. It lies on the drawn text, unseen, for screen readers, the browser's
// search and the clipboard. What somebody else puts into its place, such as a translation, is left alone
// and seen, on a ground of its own, until the worker has another text to say.

/** What was written into an element. @type {WeakMap<Node, {text: Text, data: string}>} */
const written = new WeakMap();

/** Elements of the tree, which may hold others beside their text. @type {WeakSet<Node>} */
const made = new WeakSet();

/** @param {HTMLElement} element */
export function holdsText(element) {
  made.add(element);
}

/** @param {HTMLElement} element @param {string} data */
export function writeText(element, data) {
  const own = written.get(element);
  if (own && isOurs(element)) {
    if (own.data !== data) own.text.data = own.data = data;
    return;
  }
  for (const child of [...element.childNodes]) if (!made.has(child)) child.remove();
  const text = document.createTextNode(data);
  element.prepend(text);
  element.classList.remove('foreign');
  written.set(element, { text, data });
}

/** @param {Node} element */
function isOurs(element) {
  const own = written.get(element);
  if (!own) return true;
  const { text, data } = own;
  return text.data === data && [...element.childNodes].every((child) => child === text || made.has(child))
    && text.parentNode === element;
}

/**
 * Follows what others do to the texts.
 * @param {HTMLElement} root @returns {() => void} what forgets our own changes so far
 */
export function watchText(root) {
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      /** @type {Node | null} */
      let at = target;
      while (at && at !== root && !made.has(at)) at = at.parentNode;
      if (at instanceof HTMLElement && at !== root) at.classList.toggle('foreign', !isOurs(at));
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return () => observer.takeRecords();
}

/**
 * Lays the text on the drawn one.
 * @param {import('./tree.js').TreeNode} node @param {number} left @param {number} top of its rectangle
 */
export function placeText({ element: { style }, r: [, , w, h], text }, left, top) {
  const [x, y, room, size, line, weight] = text ?? [0, 0, 0, 0, 0, 0];
  // A text that begins beyond what is visible: its element does, too, and is cut.
  const [outX, outY] = [Math.min(x, 0), Math.min(y, 0)];
  style.left = `${left + outX}px`;
  style.top = `${top + outY}px`;
  style.width = `${w - outX}px`;
  style.height = `${h - outY}px`;
  style.clipPath = outX || outY ? `inset(${-outY}px 0 0 ${-outX}px)` : '';
  if (!text && !style.font) return;
  style.font = text ? `${weight} ${size}px/${line}px Onest, system-ui, sans-serif` : '';
  const rest = room ? Math.max(w - x - room, 0) : 0;
  style.padding = text ? `${Math.max(y, 0)}px ${rest}px 0 ${Math.max(x, 0)}px` : '';
  style.whiteSpace = room ? 'pre-line' : '';
}
