// What a scroll area hides lies far below the window, each element alone in a stretch of its own.
// So whatever scrolls one into view (a screen reader's cursor, the browser's search) scrolls the
// tree, which tells which one was meant; the worker then scrolls to it, and the tree goes back. What
// finds a word and only selects it tells that by the selection.

/** @typedef {import('./tree.js').TreeNode} TreeNode */

/** CSS px; higher than any window, and some thousands of them fit into what browsers lay out. */
const stretch = 10_000;

export class Reveal {
  /** @type {Map<number, TreeNode>} */
  #hidden = new Map();
  /** @type {Map<TreeNode, number>} */
  #slots = new Map();
  /** @type {number[]} */
  #free = [];

  /** @param {HTMLElement} root @param {(node: TreeNode) => void} meant */
  constructor(root, meant) {
    root.addEventListener('scroll', () => {
      if (root.scrollTop === 0 && root.scrollLeft === 0) return;
      const slot = Math.floor((root.scrollTop + root.clientHeight) / stretch);
      root.scrollTo(0, 0);
      const node = this.#hidden.get(slot);
      if (node) meant(node);
    });
    document.addEventListener('selectionchange', () => {
      const { anchorNode, focusNode, isCollapsed } = /** @type {Selection} */ (getSelection());
      if (isCollapsed || anchorNode !== focusNode) return;
      for (const node of this.#hidden.values()) if (node.element.contains(anchorNode)) meant(node);
    });
  }

  /** How far below its place the element goes. @param {TreeNode} node */
  hide(node) {
    let slot = this.#slots.get(node);
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.#slots.size + 1;
      this.#slots.set(node, slot);
      this.#hidden.set(slot, node);
    }
    return slot * stretch;
  }

  /** @param {TreeNode} node */
  show(node) {
    const slot = this.#slots.get(node);
    if (slot === undefined) return;
    this.#slots.delete(node);
    this.#hidden.delete(slot);
    this.#free.push(slot);
  }
}
