import { expect } from '@playwright/test';

import { field, node, test } from './support/page.mjs';

test('the pointer is followed by coordinates', async ({ page, talk }) => {
  await page.mouse.move(50, 80);
  await page.mouse.down();
  await page.mouse.move(700, 500);
  await page.mouse.up();
  expect((await talk.heard('pointer')).map((m) => [m.act, m.x, m.y])).toEqual([
    ['move', 50, 80],
    ['down', 50, 80],
    ['move', 700, 500],
    ['up', 700, 500],
  ]);
});

test('a click of the mouse names what it pressed, a finger only points', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'button', 'Войти')], kids: [[0, [1]]] });
  const all = () => talk.heard('pointer', 'pointercancel', 'activate');
  const button = page.getByRole('button');
  await button.click();
  expect((await all()).map((m) => m.act ?? m.t)).toEqual(['move', 'down', 'pointercancel', 'move', 'activate']);
  await button.hover();
  await page.mouse.down();
  await page.mouse.move(700, 500);
  await page.mouse.up();
  expect((await all()).map((m) => m.t)).not.toContain('activate');
  await button.evaluate((el) => {
    const at = { bubbles: true, isPrimary: true, pointerId: 7, pointerType: 'touch', clientX: 50, clientY: 80 };
    el.dispatchEvent(new PointerEvent('pointerdown', at));
    el.dispatchEvent(new PointerEvent('pointerup', at));
    el.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  });
  expect((await all()).map((m) => m.act ?? m.t)).toEqual(['down', 'up']);
});

test('the wheel tells pixels, whatever it counts', async ({ page, talk }) => {
  await page.mouse.move(300, 300);
  await page.mouse.wheel(3, 40);
  await page.evaluate(() => {
    const at = { bubbles: true, clientX: 300, clientY: 300 };
    const tree = /** @type {HTMLElement} */ (document.getElementById('tree'));
    tree.dispatchEvent(new WheelEvent('wheel', { ...at, deltaMode: 1, deltaY: 3 }));
    tree.dispatchEvent(new WheelEvent('wheel', { ...at, deltaMode: 2, deltaY: -1 }));
    tree.dispatchEvent(new WheelEvent('wheel', { ...at, shiftKey: true, deltaY: 7 }));
    tree.dispatchEvent(new WheelEvent('wheel', { ...at, ctrlKey: true, deltaY: 7 }));
  });
  /** @type {number[][]} */
  const turns = [];
  await expect
    .poll(async () => {
      turns.push(...(await talk.heard('wheel')).map((m) => [m.dx, m.dy]));
      return turns;
    })
    .toEqual(expect.arrayContaining([[0, 120], [0, -720], [7, 0], [3, 40]]));
});

test('commands are keys by their place, in any layout', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'textfield', 'Логин', { field: field() })], kids: [[0, [1]]] });
  await page.evaluate(() => {
    const press = (/** @type {object} */ init) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    press({ key: 'л', code: 'KeyK', ctrlKey: true });
    press({ key: '.', code: 'Slash' });
    press({ key: 'л', code: 'KeyK' });
  });
  await page.keyboard.press('PageDown');
  expect((await talk.heard('key')).map((m) => m.code)).toEqual(['KeyK', 'Slash', 'KeyK', 'PageDown']);
  await page.getByRole('textbox').pressSequentially('a/ ');
  await page.keyboard.press('Home');
  expect(await talk.heard('key')).toEqual([]);
  await page.keyboard.press('ArrowDown');
  expect((await talk.heard('key')).map((m) => m.key)).toEqual(['ArrowDown']);
});

test('a link opens here by the worker, elsewhere by the browser', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'link', 'Оценки', { href: '#/marks' })], kids: [[0, [1]]] });
  await page.getByRole('link').click();
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 1 }]);
  await talk.heard('pointer');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link').click({ modifiers: ['Control'] });
  await opened;
  expect((await talk.heard('pointer', 'activate')).map((m) => m.act)).not.toContain('down');
  await page.getByRole('link').press('Enter');
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 1 }]);
  expect(page.url()).not.toContain('marks');
});

test('a second finger zooms, and the first one’s gesture ends', async ({ page, talk }) => {
  await page.evaluate(() => {
    const tree = /** @type {HTMLElement} */ (document.getElementById('tree'));
    const finger = (/** @type {string} */ type, /** @type {number} */ pointerId, isPrimary = true) =>
      tree.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId, isPrimary, pointerType: 'touch', clientX: 9, clientY: 9 }),
      );
    finger('pointerdown', 5);
    finger('pointerdown', 6, false);
    finger('pointercancel', 5);
  });
  expect((await talk.heard('pointer', 'pointercancel')).map((m) => m.act ?? m.t)).toEqual(['down', 'pointercancel']);
});

test('addresses, title and settings are the page’s to keep', async ({ page, talk }) => {
  await talk.say(
    { t: 'address', address: '#/diary', replace: true },
    { t: 'address', address: '#/marks', replace: false },
    { t: 'request', kind: 'title', id: 0, text: 'Оценки · Ранец', rev: 0 },
    { t: 'settings', json: '{"theme":"dark"}' },
  );
  await expect(page).toHaveTitle('Оценки · Ранец');
  await page.goBack();
  expect(await talk.heard('address')).toEqual([{ t: 'address', address: '#/diary' }]);
  await page.reload();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard.some((m) => m.t === 'start'));
  const [start] = await talk.heard('start');
  expect(start).toMatchObject({ address: '#/diary', settings: '{"theme":"dark"}', online: true });
});

test('a worker that failed is said in one sentence', async ({ page, talk }) => {
  await talk.say({ t: 'failed', reason: 'crash' });
  await expect(page.getByRole('alert')).toContainText('Дневник остановился из-за ошибки');
  await page.getByRole('button', { name: 'Открыть заново' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a zoom that the browser leaves out of its ratio is measured', async ({ page, talk }) => {
  const resize = (/** @type {number} */ outer) => page.evaluate((width) => {
    Object.defineProperty(window, 'outerWidth', { value: width, configurable: true });
    dispatchEvent(new Event('resize'));
  }, outer);
  await resize(1920);
  expect(await talk.heard('viewport')).toEqual([]);
  await page.evaluate(() => delete (/** @type {any} */ (ResizeObserverEntry.prototype).devicePixelContentBoxSize));
  await resize(1921);
  const [told] = await talk.heard('viewport');
  expect(told.viewport).toMatchObject({ width: 1280, ratio: 1.5 });
  await resize(1350); // a bar beside the page
  expect((await talk.heard('viewport')).at(-1).viewport.ratio).toBe(1);
});
