// Groups that are one stop of the Tab key: the arrows move within them. ARIA's patterns for
// radio groups, tab lists, list boxes, menus and grids. Of lists and grids only a window is here:
// what a key leads to beyond it, and every way in a grid, is the worker's to find.

import { set } from './roles.js';

/** @typedef {import('./tree.js').TreeNode} TreeNode */

/** @type {Record<string, {item: string, mark: string, follows: boolean, wraps: boolean}>} */
const composites = {
  radiogroup: { item: 'radio', mark: 'aria-checked', follows: true, wraps: true },
  tablist: { item: 'tab', mark: 'aria-selected', follows: true, wraps: true },
  listbox: { item: 'option', mark: 'aria-selected', follows: false, wraps: false },
  menu: { item: 'menuitem', mark: 'aria-current', follows: false, wraps: true },
  grid: { item: 'gridcell', mark: 'aria-selected', follows: false, wraps: false },
};

/** @param {TreeNode | undefined} node @returns {TreeNode | null} */
export function compositeOf(node) {
  for (let at = node?.parent ?? null; at; at = at.parent) {
    const kind = composites[at.role];
    if (kind) return kind.item === node?.role ? at : null;
  }
  return null;
}

/** @param {TreeNode} group @returns {TreeNode[]} */
function itemsOf(group) {
  const { item } = composites[group.role];
  return group.kids.flatMap((kid) => (kid.role === item ? [kid] : [...descend(kid, item)]));
}

/** @param {TreeNode} node @param {string} role @returns {Generator<TreeNode>} */
function* descend(node, role) {
  for (const kid of node.kids) {
    if (kid.role === role) yield kid;
    else yield* descend(kid, role);
  }
}

/**
 * One item of each group can be reached with Tab: that which has the focus, else the chosen one,
 * else the first.
 * @param {Iterable<TreeNode>} nodes
 */
export function setTabStops(nodes) {
  for (const group of nodes) {
    if (!composites[group.role]) continue;
    const items = itemsOf(group);
    const chosen = items.find(({ element }) => isChosen(element, group.role));
    const focused = items.find(({ element }) => element === document.activeElement);
    const stop = focused ?? chosen ?? items[0];
    for (const item of items) set(item.element, 'tabindex', item === stop ? null : '-1');
  }
}

/** @param {Element} element @param {string} role */
function isChosen(element, role) {
  return element.getAttribute(composites[role].mark) === 'true';
}

/**
 * Marks an item as chosen before the worker says so, and its siblings as not chosen.
 * @param {TreeNode} item
 */
export function choose(item) {
  const group = compositeOf(item);
  if (!group) return;
  const { mark } = composites[group.role];
  for (const other of itemsOf(group)) set(other.element, mark, String(other === item));
}

/**
 * Whether there are items before or behind those that are here, and the key leads to them.
 * @param {TreeNode[]} items @param {number} to @param {string} key
 */
function leavesWindow(items, to, key) {
  const [first, last] = [items[0], items[items.length - 1]];
  const isCut = first.pos > 1 ? to < 0 || key === 'Home' : false;
  return isCut || (last.pos < last.size && (to >= items.length || key === 'End'));
}

/**
 * The item that a key leads to, and whether arriving there chooses it.
 * @param {TreeNode} item @param {string} key @returns {{to: TreeNode, chooses: boolean} | null}
 */
export function step(item, key) {
  const group = compositeOf(item);
  if (!group || group.role === 'grid') return null;
  const { follows, wraps } = composites[group.role];
  const items = itemsOf(group);
  const last = items.length - 1;
  const at = items.indexOf(item);
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
  }[key];
  if (to === undefined || leavesWindow(items, to, key)) return null;
  const index = wraps ? (to + items.length) % items.length : Math.min(Math.max(to, 0), last);
  return { to: items[index], chooses: follows && items[index] !== item };
}
