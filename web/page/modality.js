// How the person acts right now: with the pointer or with the keyboard. Asked when the focus moves
// (a ring is drawn only after the keyboard) and when a click comes (it may end a press that the worker
// has heard of by coordinates).

let keyboard = false;
let pressed = false;

addEventListener('keydown', () => ([keyboard, pressed] = [true, false]), true);
addEventListener('pointerdown', () => (keyboard = false), true);

export const modality = {
  get keyboard() {
    return keyboard;
  },
  /** A press was sent to the worker; the click that ends it is not a second one. */
  pressSent() {
    pressed = true;
  },
  /** Whether this click still has to be told to the worker. @param {MouseEvent} click */
  takeClick(click) {
    const known = pressed && click.detail > 0;
    pressed = false;
    return !known;
  },
};
