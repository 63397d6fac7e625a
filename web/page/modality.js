// How the person acts right now: with the pointer or with the keyboard. Asked when the focus moves: a
// ring is drawn only after the keyboard.

let keyboard = false;

addEventListener('keydown', () => (keyboard = true), true);
addEventListener('pointerdown', () => (keyboard = false), true);

export const modality = {
  get keyboard() {
    return keyboard;
  },
};
