// Text fields. The page's element owns editing: caret, selection, undo, input methods, autofill,
// spelling, the phone's keyboard. The canvas always draws the field and its value too; while the
// element has the focus its text covers that drawing, pixel for pixel, and otherwise it is
// transparent. So it can be taken away at any moment without the picture changing.
//
// Each edit has a revision. What the worker wants to put into a field names the revision it knows,
// and is dropped when the person has typed since.

import { flag, set } from './roles.js';

/** @typedef {import('./tree.js').TreeNode} TreeNode */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} FieldElement */
/**
 * rev counts the edits made here; acked is the last one that the worker's drawing includes.
 * @typedef {{id: number, element: FieldElement, rev: number, acked: number, composing: boolean,
 *   waiting: {text: string, rev: number} | null, leaving: number}} Field
 */

/** Space above and below the text of a field of one line, which its frame is drawn in. */
const insetY = 4;
/** From there on iOS doesn't zoom into a field that gets the focus. */
const smallestTouchText = 16;
/** The worker's drawing of a value is on the screen by then. */
const framesToLeave = 3;
/** A worker that scrolled nothing may say nothing. */
const settledAfterMs = 500;
/** An input mode of ours: Enter sends, as in a chat. */
const sends = 'send';

/** Not in Firefox before 125. */
const letters = 'Segmenter' in Intl ? new Intl.Segmenter() : null;

const coarse = matchMedia('(pointer: coarse)');

export class Fields {
  #send;
  #tree;
  /** @type {Map<number, Field>} */
  #fields = new Map();
  #settling = 0;
  /** Set while the page itself changes a value. */
  #own = false;

  /** @param {import('./tree.js').Tree} tree @param {import('./main.js').Send} send */
  constructor(tree, send) {
    this.#send = send;
    this.#tree = tree;
    tree.listen(this);
    /** @param {keyof HTMLElementEventMap} type @param {(field: Field, event: any) => void} act */
    const on = (type, act) =>
      tree.root.addEventListener(type, (event) => {
        const field = this.#fields.get(tree.at(event.target)?.id ?? 0);
        if (field) act(field, event);
      });
    on('input', (field) => this.#edited(field));
    on('compositionstart', (field) => (field.composing = true));
    on('compositionend', (field) => this.#composed(field));
    on('keydown', (field, event) => this.#key(field, event));
    on('focusin', (field) => this.#enter(field));
    on('focusout', (field) => this.#leave(field));
  }

  // ---- what the worker says

  /** A field came or changed. @param {TreeNode} node */
  field(node) {
    const { element, field: info } = node;
    if (!info || !isFieldElement(element)) return;
    let field = this.#fields.get(node.id);
    if (!field) {
      const { rev } = info;
      element.classList.add('field');
      element.value = info.value;
      field = { id: node.id, element, rev, acked: rev, composing: false, waiting: null, leaving: 0 };
      this.#fields.set(node.id, field);
    }
    field.acked = info.rev;
    dress(element, node);
  }

  /** @param {TreeNode} node */
  removed(node) {
    this.#fields.delete(node.id);
  }

  /** @param {number} id @param {string} text @param {number} rev */
  put(id, text, rev) {
    const field = this.#fields.get(id);
    if (!field) return;
    if (field.composing) field.waiting = { text, rev };
    else if (rev === field.rev) this.#write(field, text);
  }

  /** The picture under the fields is about to move: it shows their text by itself meanwhile. */
  scrolling() {
    for (const { element } of this.#fields.values()) element.classList.add('hidden');
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.settled(), settledAfterMs);
  }

  settled() {
    clearTimeout(this.#settling);
    for (const { element } of this.#fields.values()) element.classList.remove('hidden');
  }

  /** Whether something was typed that is nowhere else. */
  written() {
    return [...this.#fields.values()].some(({ rev, element }) => rev > 0 && element.value !== '');
  }

  // ---- what the person does

  /** Words are sent while they are still being composed: Android composes all of them, and a list
   * that is filtered should not wait for the space. @param {Field} field */
  #edited(field) {
    if (this.#own) return;
    if (!field.composing) this.#keepLimit(field);
    field.rev += 1;
    this.#send({ t: 'edit', id: field.id, value: field.element.value, rev: field.rev });
  }

  /** @param {Field} field */
  #composed(field) {
    field.composing = false;
    const { waiting } = field;
    field.waiting = null;
    if (waiting && waiting.rev === field.rev) this.#write(field, waiting.text);
    else if (this.#keepLimit(field)) this.#edited(field);
  }

  /**
   * Takes what is too much away where it was put in: letters as the server counts them, by code
   * points, which `maxlength` does not. @param {Field} field @returns {boolean} whether there was any
   */
  #keepLimit({ id, element }) {
    const limit = this.#tree.node(id)?.field?.limit ?? 0;
    const excess = () => (limit ? [...element.value].length - limit : 0);
    if (excess() <= 0) return false;
    this.#own = true;
    for (let left = excess(), before = Infinity; left > 0 && left < before; ) {
      const end = element.selectionEnd ?? element.value.length;
      element.setSelectionRange(startOfLast(left, element.value, end), end);
      document.execCommand('delete');
      [before, left] = [left, excess()];
    }
    // A caret before all of it.
    if (excess() > 0) {
      const { value } = element;
      element.value = value.slice(0, startOfLast(excess(), value, value.length));
    }
    this.#own = false;
    return true;
  }

  /** @param {Field} field @param {KeyboardEvent} event */
  #key(field, event) {
    // 229: the key belongs to an input method, which some browsers say only so.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (field.element instanceof HTMLTextAreaElement) {
      const isComposer = this.#tree.node(field.id)?.field?.mode === sends;
      const breaksLine = !isComposer || event.shiftKey || event.altKey || coarse.matches;
      if (breaksLine && !event.ctrlKey && !event.metaKey) return;
    }
    event.preventDefault();
    this.#send({ t: 'submit', id: field.id });
    // A sent message leaves at once: what is typed next must not be added to it.
    if (this.#tree.node(field.id)?.field?.mode === sends && field.element.value.trim()) {
      this.#write(field, '');
      this.#edited(field);
    }
  }

  /** @param {Field} field */
  #enter(field) {
    field.leaving = 0;
    field.element.classList.add('on');
    field.element.spellcheck = field.element instanceof HTMLTextAreaElement;
  }

  /** The element goes only when the worker's drawing has caught up. @param {Field} field */
  #leave(field) {
    const attempt = (field.leaving = performance.now());
    let frames = 0;
    const wait = () => {
      if (field.leaving !== attempt || !field.element.isConnected) return;
      if (field.acked >= field.rev) frames += 1;
      if (frames <= framesToLeave) requestAnimationFrame(wait);
      else field.element.classList.remove('on');
    };
    wait();
    field.element.spellcheck = false;
    // The canvas draws it from its first line on.
    field.element.scrollTop = 0;
  }

  /** Assigning `value` would forget what can be undone. @param {Field} field @param {string} text */
  #write(field, text) {
    const { element } = field;
    if (element.value === text) return;
    this.#own = true;
    if (element === document.activeElement && element.value) {
      element.select();
      if (text) document.execCommand('insertText', false, text);
      else document.execCommand('delete');
    }
    if (element.value !== text) element.value = text;
    this.#own = false;
  }
}

/**
 * Where the last `count` code points before `end` begin, or the letter does that the first of them
 * is a part of: browsers select no half of an emoji.
 * @param {number} count @param {string} text @param {number} end
 */
function startOfLast(count, text, end) {
  const before = [...text.slice(0, end)];
  const start = before.slice(0, Math.max(0, before.length - count)).join('').length;
  return letters?.segment(text).containing(start)?.index ?? start;
}

/** @param {Element} element @returns {element is FieldElement} */
function isFieldElement(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/**
 * @param {FieldElement} element
 * @param {TreeNode} node
 */
function dress(element, node) {
  const info = /** @type {import('./tree.js').FieldInfo} */ (node.field);
  const size = coarse.matches ? Math.max(info.size, smallestTouchText) : info.size;
  const { style } = element;
  style.fontSize = `${size}px`;
  const isLine = element instanceof HTMLInputElement;
  // A line as high as its element: with padding above and below Chromium puts it 1 px lower.
  const above = isLine ? 0 : info.insetY;
  style.padding = `${above}px ${info.insetRight}px ${above}px ${info.inset}px`;
  style.lineHeight = `${isLine ? node.r[3] : info.line}px`;
  style.setProperty('--inset', `${isLine ? insetY : 0}px`);
  style.setProperty('--ink', info.color);
  style.setProperty('--back', info.back);
  style.setProperty('--faint', info.placeholderColor);
  element.placeholder = info.placeholder;
  element.readOnly = (node.flags & flag.disabled) !== 0;
  element.setAttribute('autocomplete', info.autocomplete || 'off');
  element.name = info.autocomplete;
  set(element, 'inputmode', info.mode === sends ? null : info.mode || null);
  const isSearch = node.role === 'searchfield';
  set(element, 'enterkeyhint', isSearch ? 'search' : info.mode === sends ? 'send' : null);
  const isProse = element instanceof HTMLTextAreaElement;
  element.autocapitalize = isProse ? 'sentences' : 'off';
  // Chromium wants a password to be in a form, and finds the login that goes with it there.
  set(element, 'form', info.autocomplete ? 'credentials' : null);
}
