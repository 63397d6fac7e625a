// What the kit's larger parts need of the page: a field of several lines, lists and grids of which only
// a window is here, menus, progress.
import { expect } from '@playwright/test';

import { field, node, test } from './support/page.mjs';

test('a field of several lines breaks them by Enter and keeps its limit in letters', async ({ page, talk }) => {
  const note = node(1, 'textarea', 'Заметка', { field: field({ limit: 5 }), r: [20, 20, 200, 64] });
  await talk.draw({ set: [note], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Заметка' });
  await expect(box).toHaveCSS('line-height', '24px');
  await expect(box).toHaveCSS('white-space', /pre-wrap/);
  await box.pressSequentially('да');
  await box.press('Enter');
  await box.pressSequentially('нет');
  await expect(box).toHaveValue('да\nне');
  // Put into the middle: what came last is what goes, and an emoji is one letter.
  await box.fill('😀😀😀');
  await box.press('Home');
  await page.keyboard.insertText('абвг');
  await expect(box).toHaveValue('аб😀😀😀');
  await box.press('Control+Enter');
  expect(await talk.heard('submit')).toEqual([{ t: 'submit', id: 1 }]);
});

test('what is too much goes in whole letters, and none of it stays', async ({ page, talk }) => {
  const family = '👨\u200d👩\u200d👧\u200d👦';
  const accented = 'е\u0301';
  const note = node(1, 'textarea', 'Заметка', { field: field({ limit: 20 }), r: [20, 20, 200, 64] });
  await talk.draw({ set: [note], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Заметка' });
  /** @param {string} text @param {string} value what the field and the worker have then */
  const insert = async (text, value) => {
    await page.keyboard.insertText(text);
    await expect(box).toHaveValue(value);
    expect((await talk.heard('edit')).at(-1).value).toBe(value);
  };
  await box.focus();
  await insert(family.repeat(5), family.repeat(2));
  await insert('123456', `${family.repeat(2)}123456`);
  await insert('7', `${family.repeat(2)}123456`);
  // In front of the rest.
  await box.fill('x'.repeat(15));
  await box.press('Home');
  await insert(`${family}б`, 'x'.repeat(15));
  await insert(accented.repeat(3), `${accented.repeat(2)}${'x'.repeat(15)}`);
});

/** @param {number} pos @param {string} name */
const option = (pos, name) => node(10 + pos, 'option', name, { pos, size: 1000 });

test('the arrows of a list box go on to the worker where its window ends', async ({ page, talk }) => {
  await talk.draw({
    set: [node(1, 'listbox', 'Люди'), option(5, 'пятый'), option(6, 'шестой')],
    kids: [[0, [1]], [1, [15, 16]]],
  });
  await page.getByRole('option', { name: 'пятый' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'шестой' })).toBeFocused();
  expect(await talk.heard('key')).toEqual([]);
  for (const key of ['ArrowDown', 'Home', 'End']) await page.keyboard.press(key);
  await expect(page.getByRole('option', { name: 'шестой' })).toBeFocused();
  expect((await talk.heard('key')).map((/** @type {any} */ { key }) => key))
    .toEqual(['ArrowDown', 'Home', 'End']);
});

test('a grid tells its rows and columns, is one stop of Tab, and leaves its keys to the worker', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'grid', 'Оценки', { size: 35, pos: 61 }), node(2, 'row', '', { pos: 8 }),
      node(3, 'rowheader', 'Ветрова Соня', { pos: 1 }), node(4, 'gridcell', 'пусто', { pos: 5 }),
      node(5, 'gridcell', '5', { pos: 6, flags: 2 }), node(6, 'button', 'Дальше'),
    ],
    kids: [[0, [1, 6]], [1, [2]], [2, [3, 4, 5]]],
  });
  const grid = page.getByRole('grid', { name: 'Оценки' });
  await expect(grid).toHaveAttribute('aria-rowcount', '35');
  await expect(grid).toHaveAttribute('aria-colcount', '61');
  await expect(page.getByRole('row')).toHaveAttribute('aria-rowindex', '8');
  await expect(page.getByRole('rowheader')).toHaveAttribute('aria-colindex', '1');
  const cell = page.getByRole('gridcell', { name: '5' });
  await expect(cell).toHaveAttribute('aria-colindex', '6');
  await expect(cell).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await expect(cell).toBeFocused();
  for (const key of ['ArrowLeft', 'Control+End', 'F2', 'Delete', '4', 'PageDown']) await page.keyboard.press(key);
  expect((await talk.heard('key')).map((/** @type {any} */ { key, ctrl }) => (ctrl ? 'Ctrl ' : '') + key))
    .toEqual(['ArrowLeft', 'Ctrl End', 'F2', 'Delete', '4', 'PageDown']);
  await page.keyboard.press('Enter');
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 5 }]);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Дальше' })).toBeFocused();
});

test('a menu is walked by the arrows, and a control\'s own one asked for by keyboard', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'menu', 'Действия'), node(2, 'menuitem', 'Открыть'), node(3, 'menuitem', 'Удалить'),
      node(4, 'button', 'Сообщение', { flags: (1 << 10) | (1 << 12) }),
    ],
    kids: [[0, [1, 4]], [1, [2, 3]]],
  });
  await expect(page.getByRole('button', { name: 'Сообщение' })).toHaveAttribute('aria-haspopup', 'menu');
  await page.getByRole('menuitem', { name: 'Открыть' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Удалить' })).toBeFocused();
  await page.getByRole('button', { name: 'Сообщение' }).focus();
  await page.keyboard.press('Shift+F10');
  expect(await talk.heard('key')).toMatchObject([{ key: 'ContextMenu' }]);
});

test('progress has a value where one is known', async ({ page, talk }) => {
  await talk.draw({
    set: [node(1, 'progressbar', 'Загрузка', { size: 100 }), node(2, 'progressbar', 'Проверка')],
    kids: [[0, [1, 2]]],
  });
  const known = page.getByRole('progressbar', { name: 'Загрузка' });
  await expect(known).toHaveAttribute('aria-valuenow', '0');
  await expect(known).toHaveAttribute('aria-valuemax', '100');
  await expect(page.getByRole('progressbar', { name: 'Проверка' })).not.toHaveAttribute('aria-valuenow');
});
