// Pointer, wheel and keys, forwarded to the worker by coordinates and key. Text is not among them:
// fields.js. Movement is listened for on the window: a press that began inside is followed outside
// it, without capturing the pointer, which would take the clicks from the tree's elements.

import { modality } from './modality.js';
import { shapeOf } from './roles.js';

/** @typedef {import('./tree.js').TreeNode} TreeNode */

/** What a line of a wheel that counts lines is worth, CSS px. */
const lineHeight = 40;
/** Of a wheel that counts pages: some of the old one stays in view. */
const pagePart = 0.9;
/** A finger has to move so far before it scrolls. */
const slop = 8;

/** Keys that the browser does nothing with here: nothing scrolls but the worker's areas. */
const scrollKeys = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End)$/;
/** Letters are commands by their place, so in any layout; with Ctrl most are the browser's. */
const commands = /^(Key[A-Z]|Slash|ctrl KeyK)$/;

/**
 * @param {import('./tree.js').Tree} tree
 * @param {import('./fields.js').Fields} fields
 * @param {import('./main.js').Send} send
 */
export function startInput(tree, fields, send) {
  startPointer(tree, fields, send);
  startWheel(tree, fields, send);
  addEventListener('keydown', (event) => forwardKey(event, tree.at(event.target), send));
}

/** @type {typeof startInput} */
function startPointer(tree, fields, send) {
  /** The press under way. @type {{id: number, x: number, y: number, byClick: boolean} | null} */
  let press = null;

  /** @param {PointerEvent} event @param {'move' | 'down' | 'up'} act */
  const forward = (event, act) => {
    // For the moment that something scrolls the tree (reveal.js) it is not over its picture.
    if (tree.root.scrollTop !== 0) return;
    const pointer =
      event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse';
    const { clientX: x, clientY: y, button } = event;
    send({ t: 'pointer', act, x, y, button: Math.max(button, 0), pointer });
  };

  tree.root.addEventListener('pointerdown', (event) => {
    const node = tree.at(event.target);
    // The second finger zooms; the browser opens a link elsewhere.
    if (!event.isPrimary) return;
    const opensElsewhere =
      event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
    if (node?.role === 'link' && opensElsewhere) return;
    // The mouse's click on a control names it, so that nothing else is pressed when the picture
    // changes meanwhile. A finger may mean what it just missed, which the worker finds out.
    const byClick = event.pointerType === 'mouse' && event.button === 0 && isControl(node);
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, byClick };
    if (!byClick) modality.pressSent();
    forward(event, 'down');
  });

  addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    const isDrag =
      press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slop;
    if (isDrag && event.pointerType === 'touch') fields.scrolling();
    forward(event, 'move');
  });

  addEventListener('pointerup', (event) => {
    if (event.pointerId !== press?.id) return;
    const { byClick } = press;
    press = null;
    if (byClick) send({ t: 'pointercancel' });
    forward(event, byClick ? 'move' : 'up');
  });

  addEventListener('pointercancel', (event) => {
    if (event.pointerId !== press?.id) return;
    press = null;
    send({ t: 'pointercancel' });
  });

  document.documentElement.addEventListener('pointerleave', (event) => {
    if (!press && event.pointerType === 'mouse') send({ t: 'pointercancel' });
  });

  tree.root.addEventListener('contextmenu', (event) => {
    const node = tree.at(event.target);
    const isMouse = !(event instanceof PointerEvent) || event.pointerType === 'mouse';
    if (!node?.field && !(node?.role === 'link' && isMouse)) event.preventDefault();
  });
}

/** @param {TreeNode | undefined} node */
function isControl(node) {
  return node !== undefined && shapeOf(node.role).kind === 'control';
}

/** @type {typeof startInput} */
function startWheel(tree, fields, send) {
  tree.root.addEventListener(
    'wheel',
    (event) => {
      // With Ctrl the browser zooms.
      if (event.ctrlKey || scrollsItself(event)) return;
      const unit =
        event.deltaMode === WheelEvent.DOM_DELTA_LINE
          ? lineHeight
          : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
            ? innerHeight * pagePart
            : 1;
      let [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      if (event.shiftKey && dx === 0) [dx, dy] = [dy, 0];
      fields.scrolling();
      send({ t: 'wheel', x: event.clientX, y: event.clientY, dx, dy });
    },
    { passive: true },
  );
}

/** A text area that still has lines that way. @param {WheelEvent} event */
function scrollsItself({ target, deltaY }) {
  if (!(target instanceof HTMLTextAreaElement) || target !== document.activeElement) return false;
  const rest = target.scrollHeight - target.clientHeight - target.scrollTop;
  return deltaY < 0 ? target.scrollTop > 0 : rest > 1;
}

/**
 * @param {KeyboardEvent} event
 * @param {TreeNode | undefined} node
 * @param {import('./main.js').Send} send
 */
function forwardKey(event, node, send) {
  if (event.isComposing || event.keyCode === 229) return;
  const { key, code, shiftKey: shift, altKey: alt } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  const inField = Boolean(node?.field);
  const isCommand = commands.test((ctrl ? 'ctrl ' : '') + code) && !alt && (ctrl || !inField);
  // Enter and Space on a control become its click; in a field they are text.
  const isMove = !ctrl && !alt && !inField && (scrollKeys.test(key) || (key === ' ' && !node));
  // From a line of text these lead to a list below it.
  const leavesLine = event.target instanceof HTMLInputElement && /^Arrow(Up|Down)$/.test(key);
  if (key !== 'Escape' && !isCommand && !isMove && !leavesLine) return;
  if (isMove || leavesLine || ctrl || code === 'Slash') event.preventDefault();
  send({ t: 'key', key, code, ctrl, shift, alt });
}
