// Clicks on the tree's controls, whoever makes them (a key, assistive technology, the mouse), and the
// states that must not wait for the worker. A finger's presses reach it by coordinates: input.js.

import { choose, compositeOf, setTabStops, step } from './composites.js';
import { flag, set, writeFlags } from './roles.js';

/** @typedef {import('./tree.js').TreeNode} TreeNode */

/** A state flipped ahead of the worker that it has not confirmed by then was no flip. */
const patienceMs = 1000;

/** Of these the one that is pressed is the chosen one. */
const choosesAtOnce = new Set(['radio', 'tab']);

/**
 * @param {import('./tree.js').Tree} tree
 * @param {import('./press.js').Presses} presses
 * @param {import('./main.js').Send} send
 */
export function startControls(tree, presses, send) {
  /** @param {TreeNode} node */
  const flip = (node) => {
    if (node.flags & flag.disabled) return;
    if (node.role === 'checkbox') {
      node.wish = node.element.getAttribute('aria-checked') !== 'true';
      writeFlags(node);
    } else if (choosesAtOnce.has(node.role) && compositeOf(node)) {
      choose(node);
    } else {
      return;
    }
    clearTimeout(node.patience);
    node.patience = setTimeout(() => {
      const group = compositeOf(node);
      node.wish = undefined;
      for (const shown of group?.kids ?? [node]) writeFlags(shown);
      if (group) setTabStops([group]);
    }, patienceMs);
  };

  tree.root.addEventListener('click', (event) => {
    const node = tree.at(event.target);
    if (!node || node.field) return;
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (node.role === 'link' && opensElsewhere) return;
    event.preventDefault();
    flip(node);
    if (!presses.toldBefore(event)) send({ t: 'activate', id: node.id });
  });

  tree.root.addEventListener('keydown', (event) => {
    const node = tree.at(event.target);
    if (!node || event.ctrlKey || event.altKey || event.metaKey) return;
    const found = step(node, event.key);
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    found.to.element.focus({ preventScroll: true });
    if (found.chooses) found.to.element.click();
  });
}
