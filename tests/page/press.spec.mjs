// Whatever is pressed after whatever else, and with what: each click does what stands under the pointer.
import { expect } from '@playwright/test';

import { field, node, test } from './support/page.mjs';

test.use({ hasTouch: true });

const row = (/** @type {number} */ id) => [40, 30 + 50 * id, 300, 40];
const things = [
  node(1, 'textfield', 'Логин', { field: field(), r: row(1) }),
  node(2, 'passwordfield', 'Пароль', { field: field(), r: row(2) }),
  node(3, 'checkbox', 'Чужой компьютер', { r: row(3) }),
  node(4, 'button', 'Войти', { r: row(4) }),
  node(5, 'link', 'Дневник', { href: '#/diary', r: row(5) }),
  node(6, 'text', 'Нет учётной записи?', { r: row(6) }),
  node(7, 'radiogroup', 'Вид', { r: row(7) }),
  node(8, 'radio', 'День', { r: [40, 380, 150, 40] }),
  node(9, 'radio', 'Неделя', { r: [190, 380, 150, 40] }),
];
const kids = [[0, [1, 2, 3, 4, 5, 6, 7]], [7, [8, 9]]];
const controls = [3, 4, 5, 8, 9];

/** The same numbers each time. @param {number} seed @returns {() => number} in [0, 1) */
function numbers(seed) {
  return () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

/** @typedef {'mouse' | 'right' | 'touch' | 'key'} Kind */

/** @param {import('@playwright/test').CDPSession} devtools @param {Kind} kind @param {number} x @param {number} y */
async function act(devtools, kind, x, y) {
  if (kind === 'key') {
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Shift', code: 'ShiftLeft' });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Shift', code: 'ShiftLeft' });
  } else if (kind === 'touch') {
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  } else {
    const button = kind === 'mouse' ? 'left' : 'right';
    const at = { x, y, button: /** @type {'left'} */ (button), clickCount: 1 };
    await devtools.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await devtools.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  }
}

test('a thousand clicks at random do what stands under the pointer', async ({ page, talk }) => {
  test.setTimeout(120_000);
  await talk.draw({ set: things, kids });
  const devtools = await page.context().newCDPSession(page);
  const random = numbers(20261130);
  const told = () => talk.heard('activate', 'pointer');
  /** @type {{kind: Kind, at: object | undefined}[]} */
  const done = [];
  for (let i = 0; i < 1000; i++) {
    const kind = /** @type {Kind[]} */ (['mouse', 'mouse', 'mouse', 'touch', 'right', 'key'])[Math.floor(random() * 6)];
    const onThing = random() < 0.8;
    const thing = onThing ? things[Math.floor(random() * things.length)] : undefined;
    const [x, y, w, h] = thing?.r ?? [500, 50, 700, 700];
    const point = [Math.round(x + 4 + random() * (w - 8)), Math.round(y + 4 + random() * (h - 8))];
    const under = things.find(({ id, r }) => controls.includes(id) &&
      point[0] >= r[0] && point[0] < r[0] + r[2] && point[1] >= r[1] && point[1] < r[1] + r[3]);
    await act(devtools, kind, point[0], point[1]);
    done.push({ kind, at: under && { t: 'activate', id: under.id } });
    if (i % 50 < 49) continue;
    const heard = await told();
    const expected = done.filter(({ kind, at }) => kind === 'mouse' && at).map(({ at }) => at);
    expect(heard.filter((/** @type {any} */ m) => m.t === 'activate')).toEqual(expected);
    const ups = done.filter(({ kind, at }) => kind === 'touch' || (kind === 'mouse' && !at)).length;
    const lifted = heard.filter((/** @type {any} */ m) => m.act === 'up' && m.button === 0);
    expect(lifted).toHaveLength(ups);
    done.length = 0;
  }
});

test('«Войти» needs one click, whatever was clicked before it', async ({ page, talk }) => {
  await talk.draw({ set: things, kids });
  for (const before of [
    () => page.mouse.click(900, 600),
    () => page.getByRole('textbox', { name: 'Пароль' }).click(),
    () => page.touchscreen.tap(900, 600),
    () => page.mouse.click(100, 350),
  ]) {
    await before();
    await page.getByRole('button', { name: 'Войти' }).click();
    expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 4 }]);
  }
});
