// What a node of the accessibility tree is in HTML: the element of each role, where its name goes
// and which attributes its flags become. Real elements where the browser gives something for them
// (focus, Enter, links, headings), ARIA for the rest.

import { holdsText, writeText } from './text.js';

/** @typedef {import('./tree.js').TreeNode} TreeNode */

/** The bits of Flag in shell/semantics/semantics.h. */
export const flag = Object.freeze({
  checked: 1 << 0,
  selected: 1 << 1,
  expanded: 1 << 2,
  expandable: 1 << 3,
  disabled: 1 << 4,
  current: 1 << 5,
  invalid: 1 << 6,
  modal: 1 << 7,
  busy: 1 << 8,
  required: 1 << 9,
  hasPopup: 1 << 10,
  polite: 1 << 11,
  menu: 1 << 12,
});

/**
 * kind: a container holds others; a leaf's name is its text; a control can also be focused and
 * pressed; a field is edited (fields.js); a label is a leaf whose name cannot be text.
 * @typedef {{tag: string, kind: 'container' | 'leaf' | 'label' | 'control' | 'field', role?: string,
 *   type?: string}} Shape
 */

/** @type {Record<string, Shape>} */
const shapes = {
  region: { tag: 'section', kind: 'container', role: 'region' },
  navigation: { tag: 'nav', kind: 'container' },
  main: { tag: 'main', kind: 'container' },
  article: { tag: 'article', kind: 'container' },
  text: { tag: 'span', kind: 'leaf' },
  columnheader: { tag: 'div', kind: 'leaf', role: 'columnheader' },
  rowheader: { tag: 'div', kind: 'leaf', role: 'rowheader' },
  h1: { tag: 'h1', kind: 'leaf' },
  h2: { tag: 'h2', kind: 'leaf' },
  h3: { tag: 'h3', kind: 'leaf' },
  img: { tag: 'div', kind: 'label', role: 'img' },
  status: { tag: 'div', kind: 'leaf', role: 'status' },
  alert: { tag: 'div', kind: 'leaf', role: 'alert' },
  separator: { tag: 'div', kind: 'label', role: 'separator' },
  progressbar: { tag: 'div', kind: 'label', role: 'progressbar' },
  button: { tag: 'button', kind: 'control' },
  link: { tag: 'a', kind: 'control' },
  checkbox: { tag: 'button', kind: 'control', role: 'checkbox' },
  radio: { tag: 'button', kind: 'control', role: 'radio' },
  tab: { tag: 'button', kind: 'control', role: 'tab' },
  option: { tag: 'button', kind: 'control', role: 'option' },
  menuitem: { tag: 'button', kind: 'control', role: 'menuitem' },
  gridcell: { tag: 'button', kind: 'control', role: 'gridcell' },
  combobox: { tag: 'button', kind: 'control', role: 'combobox' },
  textfield: { tag: 'input', kind: 'field', type: 'text' },
  // Not type=search: that brings its own buttons and shortcuts.
  searchfield: { tag: 'input', kind: 'field', role: 'searchbox', type: 'text' },
  // HTML gives a password no role; without one it could not be asked for as a text box.
  passwordfield: { tag: 'input', kind: 'field', role: 'textbox', type: 'password' },
  textarea: { tag: 'textarea', kind: 'field' },
};

/** The other containers: group, form, search, dialog, list, listitem, radiogroup, table, row, … */
/** @param {string} role @returns {Shape} */
export function shapeOf(role) {
  return shapes[role] ?? { tag: 'div', kind: 'container', role: role === 'image' ? 'img' : role };
}

/** @param {string} role */
export function createElement(role) {
  const shape = shapeOf(role);
  const element = document.createElement(shape.tag);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (element instanceof HTMLAnchorElement) element.draggable = false;
  if (shape.kind !== 'container') element.classList.add('leaf');
  if (shape.kind === 'leaf') element.classList.add('readable');
  if (shape.kind === 'control' || shape.kind === 'field') element.classList.add('control');
  holdsText(element);
  setShape(element, role);
  return element;
}

/**
 * A password that is shown becomes a text field, but stays the same element with its text.
 * @param {string} before @param {string} after
 */
export function keepsElement(before, after) {
  const [a, b] = [shapeOf(before), shapeOf(after)];
  return a.kind === 'field' && b.kind === 'field' && a.tag === b.tag;
}

/** @param {HTMLElement} element @param {string} role */
export function setShape(element, role) {
  const shape = shapeOf(role);
  set(element, 'role', shape.role ?? null);
  if (element instanceof HTMLInputElement) element.type = shape.type ?? 'text';
}

/** @param {TreeNode} node */
export function writeName(node) {
  const { element, role, name } = node;
  const kind = shapeOf(role).kind;
  const isText = kind === 'leaf' || (kind === 'control' && role !== 'combobox');
  if (isText) {
    writeText(element, name);
  } else {
    set(element, 'aria-label', name || null);
  }
}

/** @param {TreeNode} node */
export function writeDescription(node) {
  const { element, role, desc } = node;
  // What a combobox that isn't typed into holds is, for assistive technology, its text.
  if (role === 'combobox') writeText(element, desc);
  else set(element, 'aria-description', desc || null);
}

/** @param {TreeNode} node */
export function writeLink(node) {
  if (!(node.element instanceof HTMLAnchorElement)) return;
  set(node.element, 'href', node.href || '#');
}

/**
 * What `size` and `pos` are where they are not places in a set. @type {Record<string, string[]>}
 */
const places = {
  grid: ['aria-rowcount', 'aria-colcount'],
  row: ['', 'aria-rowindex'],
  rowheader: ['', 'aria-colindex'],
  columnheader: ['', 'aria-colindex'],
  gridcell: ['', 'aria-colindex'],
  progressbar: ['aria-valuemax', 'aria-valuenow'],
};

/** @param {TreeNode} node */
export function writePlaceInSet(node) {
  const [size, position] = places[node.role] ?? ['aria-setsize', 'aria-posinset'];
  const isProgress = node.role === 'progressbar';
  if (size) set(node.element, size, node.size ? String(node.size) : null);
  // Nothing done yet is a value, too; of what nobody knows how long it takes none is told.
  const told = node.pos || (isProgress && node.size);
  set(node.element, position, told ? String(node.pos) : null);
}

/** @param {TreeNode} node */
export function writeFlags(node) {
  const { element, role, flags } = node;
  const has = (/** @type {number} */ bit) => (flags & bit) !== 0;
  /** @param {string} name @param {boolean} shown @param {string} [value] */
  const put = (name, shown, value = 'true') => set(element, name, shown ? value : null);

  // What was wished for is shown, and said to be no more than a wish.
  const wished = node.wish !== undefined;
  const checkable = role === 'checkbox' || role === 'radio';
  put('aria-checked', checkable, String(node.wish ?? has(flag.checked)));
  const selectable = role === 'tab' || role === 'option' || role === 'gridcell';
  put('aria-selected', selectable, String(has(flag.selected)));
  const expandable = has(flag.expandable) || role === 'combobox';
  put('aria-expanded', expandable, String(has(flag.expanded)));
  // Said, not enforced: a disabled control keeps the focus and can tell why it is disabled.
  put('aria-disabled', has(flag.disabled));
  put('aria-current', has(flag.current), role === 'link' ? 'page' : 'date');
  put('aria-invalid', has(flag.invalid));
  put('aria-modal', has(flag.modal));
  put('aria-busy', has(flag.busy) || wished);
  put('aria-required', has(flag.required));
  const popup = role === 'combobox' ? 'listbox' : has(flag.menu) ? 'menu' : 'dialog';
  put('aria-haspopup', has(flag.hasPopup) || role === 'combobox', popup);
  put('aria-live', has(flag.polite), 'polite');
}

/** @param {Element} element @param {string} name @param {string | null} value */
export function set(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
