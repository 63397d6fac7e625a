// Pointer, wheel and keys, forwarded to the worker by coordinates and key. Text is not among them:
// fields.js. Movement is listened for on the window: a press that began inside is followed outside
// it, without capturing the pointer, which would take the clicks from the tree's elements.

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
/** What else a cell of a grid takes: digits and letters are commands there. */
const gridKeys = /^(F2|Delete|Backspace)$/;
const gridCodes = /^(Digit|Numpad)\d$/;
/** Letters are commands by their place, so in any layout; with Ctrl most are the browser's. */
const commands = /^(Key[A-Z]|Slash|ctrl Key[KP])$/;

/**
 * @param {import('./tree.js').Tree} tree
 * @param {import('./fields.js').Fields} fields
 * @param {import('./press.js').Presses} presses
 * @param {import('./main.js').Send} send
 */
export function startInput(tree, fields, presses, send) {
  startPointer(tree, fields, presses, send);
  startWheel(tree, fields, send);
  addEventListener('keydown', (event) => forwardKey(event, tree.at(event.target), send));
}

/** @type {typeof startInput} */
function startPointer(tree, fields, presses, send) {
  /** @param {PointerEvent} event @param {'move' | 'down' | 'up'} act */
  const forward = (event, act) => {
    // For the moment that something scrolls the tree (reveal.js) it is not over its picture.
    if (tree.root.scrollTop !== 0) return;
    const pointer = isPointing(event) ? /** @type {'touch' | 'pen'} */ (event.pointerType) : 'mouse';
    const { clientX: x, clientY: y, button } = event;
    send({ t: 'pointer', act, x, y, button: Math.max(button, 0), pointer });
  };

  tree.root.addEventListener('pointerdown', (event) => {
    // The second finger zooms.
    if (!event.isPrimary) return;
    if (presses.current) send({ t: 'pointercancel' });
    const owner = ownerOf(event, tree.at(event.target));
    presses.begin(event, owner);
    if (owner !== 'browser') forward(event, 'down');
  });

  addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    const press = presses.current;
    const isDrag =
      press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slop;
    if (isDrag && event.pointerType === 'touch') fields.scrolling();
    forward(event, 'move');
  });

  addEventListener('pointerup', (event) => {
    const press = presses.end(event);
    if (!press || press.owner === 'browser') return;
    const isNamed = press.owner === 'page';
    if (isNamed) send({ t: 'pointercancel' });
    forward(event, isNamed ? 'move' : 'up');
  });

  addEventListener('pointercancel', (event) => {
    if (presses.end(event)) send({ t: 'pointercancel' });
  });

  document.documentElement.addEventListener('pointerleave', (event) => {
    if (!presses.current && event.pointerType === 'mouse') send({ t: 'pointercancel' });
  });

  tree.root.addEventListener('contextmenu', (event) => {
    const node = tree.at(event.target);
    const isMouse = !(event instanceof PointerEvent) || event.pointerType === 'mouse';
    // A finger that rests selects text, and copies the number or the address that a link leads to.
    const isLink = node?.role === 'link' && (isMouse || /^(tel|mailto):/.test(node.href));
    const isText = node !== undefined && shapeOf(node.role).kind === 'leaf';
    if (!node?.field && !isLink && !isText) event.preventDefault();
  });
}

/** @param {PointerEvent} event */
function isPointing({ pointerType }) {
  return pointerType === 'touch' || pointerType === 'pen';
}

/** @param {PointerEvent} event @param {TreeNode | undefined} node @returns {import('./press.js').Owner} */
function ownerOf(event, node) {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (node?.role === 'link' && !isPlain) return 'browser';
  const isControl = node !== undefined && shapeOf(node.role).kind === 'control';
  return isControl && event.button === 0 && !isPointing(event) ? 'page' : 'worker';
}

/**
 * @param {import('./tree.js').Tree} tree
 * @param {import('./fields.js').Fields} fields
 * @param {import('./main.js').Send} send
 */
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
  const inGrid = node?.role === 'gridcell';
  const isMove =
    (!ctrl || inGrid) && !alt && !inField && (scrollKeys.test(key) || (key === ' ' && !node));
  const isEdit = inGrid && !ctrl && !alt && (gridKeys.test(key) || gridCodes.test(code));
  const isMenuKey = key === 'ContextMenu' || (key === 'F10' && shift);
  const asksForMenu = isMenuKey && node !== undefined && !inField;
  // From a line of text these lead to a list below it.
  const leavesLine = event.target instanceof HTMLInputElement && /^Arrow(Up|Down)$/.test(key);
  const isOurs = isMove || leavesLine || isEdit || asksForMenu;
  if (key !== 'Escape' && !isCommand && !isOurs) return;
  if (isOurs || ctrl || code === 'Slash') event.preventDefault();
  send({ t: 'key', key: asksForMenu ? 'ContextMenu' : key, code, ctrl, shift, alt });
}
