// Focus goes both ways: what the person focuses in the tree is told to the worker, which draws the
// ring and scrolls there; what the worker asks for gets the DOM's focus. An open modal dialog keeps
// the focus inside, and gives it back when it closes. When what has the focus goes away, its neighbour
// gets it, else what it stood in: never nothing, as a keyboard would begin from the top again.

import { setTabStops } from './composites.js';
import { modality } from './modality.js';
import { flag, set, shapeOf } from './roles.js';

/** @typedef {import('./tree.js').TreeNode} TreeNode */

export class Focus {
  #tree;
  #send;
  /** @type {TreeNode | null} */
  #current = null;
  /** Asked for before its node has come. */
  #wanted = 0;
  /** Open modal dialogs, the last on top, with what had the focus before each.
   * @type {{dialog: TreeNode, before: Element | null}[]} */
  #dialogs = [];
  /** @type {Set<HTMLElement>} */
  #inert = new Set();
  /** Where the focus may go, the nearest first, should its node go. @type {TreeNode[]} */
  #heirs = [];

  /** @param {import('./tree.js').Tree} tree @param {import('./main.js').Send} send */
  constructor(tree, send) {
    this.#tree = tree;
    this.#send = send;
    tree.listen(this);
    tree.root.addEventListener('focusin', ({ target }) => {
      this.#current = tree.at(target) ?? null;
      if (!this.#current) return;
      send({ t: 'focus', id: this.#current.id, visible: isVisible(this.#current) });
      setTabStops(ancestors(this.#current));
    });
    // The pointer takes over what the keyboard had reached: no ring any more.
    tree.root.addEventListener('pointerdown', () => {
      if (this.#current) send({ t: 'focus', id: this.#current.id, visible: false });
    });
    tree.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!tree.at(relatedTarget)) this.#lost();
    });
  }

  /** To the worker as if it had the focus, which brings it into view. @param {TreeNode} node */
  meant(node) {
    const visible = node === this.#current && isVisible(node);
    this.#send({ t: 'focus', id: node.id, visible });
  }

  #lost() {
    if (this.#current) this.#send({ t: 'blur' });
    this.#current = null;
  }

  /** @param {number} id */
  move(id) {
    const node = this.#tree.node(id);
    this.#wanted = node ? 0 : id;
    node?.element.focus({ preventScroll: true });
  }

  blur() {
    this.#wanted = 0;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** The tree is about to change. */
  applying() {
    this.#heirs = this.#current ? [...heirs(this.#current)] : [];
  }

  /** The tree has changed. */
  applied() {
    const heirs = this.#heirs;
    this.#heirs = [];
    // Browsers differ in whether an element that is taken away says so.
    if (this.#current && this.#current.element !== document.activeElement) this.#lost();
    setTabStops(this.#tree.nodes());
    linkComboboxes(this.#tree.root);
    this.#followDialogs();
    if (document.activeElement === document.body) this.#inherit(heirs);
    if (this.#wanted && this.#tree.node(this.#wanted)) this.move(this.#wanted);
  }

  /** @param {TreeNode[]} heirs */
  #inherit(heirs) {
    for (const node of heirs) {
      if (this.#tree.node(node.id) !== node) continue;
      const isContainer = shapeOf(node.role).kind === 'container';
      const element = node.element.matches('.control') ? node.element : firstControl(node);
      const to = element ?? (isContainer && node.parent ? node.element : null);
      if (!to) continue;
      if (to === node.element && isContainer) to.tabIndex = -1;
      to.focus({ preventScroll: true });
      if (document.activeElement === to) return;
    }
  }

  #followDialogs() {
    const open = [...this.#tree.nodes()].filter(
      ({ role, flags }) => role === 'dialog' && flags & flag.modal,
    );
    const closed = this.#dialogs.filter(({ dialog }) => !open.includes(dialog));
    const opened = open.filter((node) => !this.#dialogs.some(({ dialog }) => dialog === node));
    this.#dialogs = this.#dialogs.filter(({ dialog }) => open.includes(dialog));
    // One that takes another's place, as the whole of it does when it has come, was opened from where
    // that one was.
    const hasFocus = document.activeElement !== document.body;
    const before = hasFocus ? document.activeElement : (closed.at(-1)?.before ?? null);
    for (const dialog of opened) this.#dialogs.push({ dialog, before });

    const top = this.#dialogs.at(-1)?.dialog;
    const outside = new Set(top ? besides(top) : []);
    for (const element of this.#inert) element.inert = outside.has(element);
    for (const element of outside) element.inert = true;
    this.#inert = outside;

    if (top && opened.includes(top) && !top.element.contains(document.activeElement)) {
      firstControl(top)?.focus({ preventScroll: true });
    }
    for (const { before } of closed) {
      const isFree = document.activeElement === document.body;
      if (isFree && before instanceof HTMLElement) before.focus({ preventScroll: true });
    }
  }
}

/** A text field matches :focus-visible whatever brought the focus. @param {TreeNode} node */
function isVisible(node) {
  return node.field ? modality.keyboard : node.element.matches(':focus-visible');
}

/** @param {TreeNode} node @returns {HTMLElement | null} */
function firstControl(node) {
  return node.element.querySelector('.control:not([tabindex="-1"])');
}

/**
 * What may get the focus after a node: those after it, those before it, what they stand in, and so on
 * outwards.
 * @param {TreeNode} node
 */
function* heirs(node) {
  for (let at = node; at.parent; at = at.parent) {
    const { kids } = at.parent;
    const place = kids.indexOf(at);
    yield* kids.slice(place + 1);
    yield* kids.slice(0, place).reverse();
    if (at.parent.parent) yield at.parent;
  }
}

/** @param {TreeNode} node */
function* ancestors(node) {
  for (let at = node.parent; at; at = at.parent) yield at;
}

/** Everything that is neither in the node nor around it. @param {TreeNode} node */
function* besides(node) {
  for (let at = node; at.parent; at = at.parent) {
    for (const sibling of at.parent.kids) if (sibling !== at) yield sibling.element;
  }
}

/** @param {HTMLElement} root */
function linkComboboxes(root) {
  const list = root.querySelector('[role="listbox"]');
  if (list) list.id ||= 'options';
  for (const box of root.querySelectorAll('[role="combobox"]')) {
    set(box, 'aria-controls', list && box.getAttribute('aria-expanded') === 'true' ? list.id : null);
  }
}
