// Whose a press is. The mouse's press on a control is the page's: its click names the control, so that
// nothing else is pressed when the picture changes meanwhile. The worker's are all others, told by
// coordinates (a finger may mean what it just missed): a click that ends one of these is known there.
// The browser's opens a link elsewhere. Many presses end without a click, so a press is forgotten by
// the next press or key and by nothing else.

/**
 * @typedef {'page' | 'worker' | 'browser'} Owner
 * @typedef {{id: number, x: number, y: number, button: number, owner: Owner}} Press
 */

export class Presses {
  /** @type {Press | null} */
  #last = null;
  #isDown = false;

  constructor() {
    addEventListener('keydown', () => !this.#isDown && (this.#last = null), true);
  }

  /** @param {PointerEvent} event @param {Owner} owner */
  begin({ pointerId: id, clientX: x, clientY: y, button }, owner) {
    this.#last = { id, x, y, button, owner };
    this.#isDown = true;
  }

  /** The one under way. */
  get current() {
    return this.#isDown ? this.#last : null;
  }

  /** @param {PointerEvent} event @returns {Press | null} the press that ends with it */
  end({ pointerId }) {
    const press = this.current;
    if (press?.id !== pointerId) return null;
    this.#isDown = false;
    return press;
  }

  /** Whether the worker has heard of this click by coordinates. @param {MouseEvent} click */
  toldBefore(click) {
    return click.detail > 0 && this.#last?.owner === 'worker' && this.#last.button === 0;
  }
}
