// The accessibility tree as real DOM above the canvas. Takes the worker's changes
// (shell/semantics/semantics_wire.h) and keeps one element a node, nested and in reading order.

import { Reveal } from './reveal.js';
import * as roles from './roles.js';
import { placeText, watchText } from './text.js';

/**
 * @typedef {{value: string, rev: number, placeholder: string, autocomplete: string, mode: string,
 *   size: number, inset: number, insetRight: number, insetY: number, line: number, limit: number,
 *   color: string, back: string, placeholderColor: string}} FieldInfo
 * @typedef {{id: number, role: string, name: string, desc: string, href: string, flags: number,
 *   size: number, pos: number, r: number[], text: number[] | null, field: FieldInfo | null,
 *   element: HTMLElement, parent: TreeNode | null, kids: TreeNode[], wish?: boolean,
 *   patience?: ReturnType<typeof setTimeout>}} TreeNode
 * @typedef {{set?: ({id: number} & Partial<TreeNode>)[], kids?: [number, number[]][],
 *   gone?: number[]}} Changes
 *
 * What else wants to know of changes. `meant`: what is out of sight is to be brought into view.
 * @typedef {{field?(node: TreeNode): void, removed?(node: TreeNode): void, applying?(): void,
 *   applied?(): void, meant?(node: TreeNode): void}} Listener
 */

export class Tree {
  /** @type {Map<number, TreeNode>} */
  #nodes = new Map();
  /** @type {WeakMap<EventTarget, TreeNode>} */
  #byElement = new WeakMap();
  /** @type {Set<TreeNode>} */
  #moved = new Set();
  /** @type {Listener[]} */
  #listeners = [];
  #reveal;
  #forgetOwn;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.#reveal = new Reveal(root, (node) => {
      for (const listener of this.#listeners) listener.meant?.(node);
    });
    this.#forgetOwn = watchText(root);
    this.#nodes.set(0, newNode(0, 'root', root));
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {number} id @returns {TreeNode | undefined} */
  node(id) {
    return this.#nodes.get(id);
  }

  /** @returns {IterableIterator<TreeNode>} */
  nodes() {
    return this.#nodes.values();
  }

  /**
   * The node whose element this is, or lies in: a translation puts elements of its own there.
   * @param {EventTarget | null} target
   */
  at(target) {
    for (let at = target; at instanceof Node && at !== this.root; at = at.parentNode) {
      const node = this.#byElement.get(at);
      if (node) return node;
    }
    return undefined;
  }

  /** @param {Changes} changes */
  apply(changes) {
    const focused = document.activeElement;
    if (changes.gone) for (const listener of this.#listeners) listener.applying?.();
    for (const change of changes.set ?? []) this.#set(change);
    for (const id of changes.gone ?? []) this.#remove(id);
    for (const [id, kids] of changes.kids ?? []) this.#order(id, kids);
    for (const node of this.#moved) this.#place(node);
    this.#moved.clear();
    // Only a new parent takes the focus away from an element that stays.
    if (focused instanceof HTMLElement && focused.isConnected && this.at(focused)) {
      if (document.activeElement !== focused) focused.focus({ preventScroll: true });
    }
    for (const listener of this.#listeners) listener.applied?.();
    this.#forgetOwn();
  }

  /** @param {{id: number} & Partial<TreeNode>} change */
  #set(change) {
    let node = this.#nodes.get(change.id);
    if (!node) {
      node = newNode(change.id, change.role ?? 'group', roles.createElement(change.role ?? 'group'));
      this.#nodes.set(node.id, node);
      this.#byElement.set(node.element, node);
    } else if (change.role !== undefined && change.role !== node.role) {
      this.#changeRole(node, change.role);
    }
    Object.assign(node, change);
    // Else the worker is still at a wish before.
    const checked = (node.flags & roles.flag.checked) !== 0;
    if (change.flags !== undefined && node.wish === checked) node.wish = undefined;

    if (change.role !== undefined || change.name !== undefined) roles.writeName(node);
    if (change.role !== undefined || change.flags !== undefined) roles.writeFlags(node);
    if (change.desc !== undefined) roles.writeDescription(node);
    if (change.role !== undefined || change.href !== undefined) roles.writeLink(node);
    if (change.size !== undefined || change.pos !== undefined) roles.writePlaceInSet(node);
    if (change.r !== undefined || change.text !== undefined) this.#move(node);
    if (node.field && (change.field || change.r || change.flags !== undefined)) {
      for (const listener of this.#listeners) listener.field?.(node);
    }
  }

  /** A changed role comes with every property that is not at its default. */
  /** @param {TreeNode} node @param {string} role */
  #changeRole(node, role) {
    if (roles.keepsElement(node.role, role)) {
      roles.setShape(node.element, role);
    } else {
      const element = roles.createElement(role);
      element.append(...node.kids.map((kid) => kid.element));
      node.element.replaceWith(element);
      this.#byElement.set(element, node);
      for (const listener of this.#listeners) listener.removed?.(node);
      node.element = element;
    }
    const { id, element, parent, kids } = node;
    Object.assign(node, newNode(id, role, element), { parent, kids });
    roles.writeDescription(node);
    roles.writePlaceInSet(node);
  }

  /** @param {TreeNode} node */
  #move(node) {
    this.#moved.add(node);
    for (const kid of node.kids) this.#moved.add(kid);
  }

  /** @param {TreeNode} node */
  #place(node) {
    const [x, y, w, h] = node.r;
    const [parentX, parentY] = node.parent?.r ?? [0, 0];
    const isAway = w <= 1 && h <= 1 && roles.shapeOf(node.role).kind !== 'container';
    if (!isAway) this.#reveal.show(node);
    placeText(node, x - parentX, y - parentY + (isAway ? this.#reveal.hide(node) : 0));
    node.element.classList.toggle('away', isAway);
  }

  /**
   * Puts the children in order around the one that has the focus: an element that is moved loses
   * it, and with it an open keyboard or composition.
   * @param {number} id @param {number[]} order
   */
  #order(id, order) {
    const parent = this.#nodes.get(id);
    if (!parent) return;
    const kids = order.map((kid) => this.#nodes.get(kid)).filter((kid) => kid !== undefined);
    for (const kid of kids) {
      if (kid.parent !== parent) {
        if (kid.parent) kid.parent.kids = kid.parent.kids.filter((other) => other !== kid);
        kid.parent = parent;
        this.#moved.add(kid);
      }
    }
    parent.kids = kids;

    const active = document.activeElement;
    const fixed = kids.findIndex(
      ({ element }) => element.parentElement === parent.element && element.contains(active),
    );
    for (let i = fixed - 1; i >= 0; i--) {
      const next = kids[i + 1].element;
      if (next.previousElementSibling !== kids[i].element) next.before(kids[i].element);
    }
    for (let i = fixed + 1; i < kids.length; i++) {
      const last = i > 0 ? kids[i - 1].element : null;
      const next = last ? last.nextElementSibling : parent.element.firstElementChild;
      if (next !== kids[i].element) parent.element.insertBefore(kids[i].element, next);
    }
  }

  /** @param {number} id */
  #remove(id) {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.#nodes.delete(id);
    this.#moved.delete(node);
    this.#reveal.show(node);
    node.element.remove();
    for (const listener of this.#listeners) listener.removed?.(node);
  }
}

/** @param {number} id @param {string} role @param {HTMLElement} element @returns {TreeNode} */
function newNode(id, role, element) {
  return {
    id,
    role,
    name: '',
    desc: '',
    href: '',
    flags: 0,
    size: 0,
    pos: 0,
    r: [0, 0, 0, 0],
    text: null,
    field: null,
    element,
    parent: null,
    kids: [],
  };
}
