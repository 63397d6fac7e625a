import { expect } from '@playwright/test';

import { faultsOf } from '../support/axe.mjs';
import { field, node, test } from './support/page.mjs';

test('a screen has names, roles and places in reading order', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'main', '', { r: [96, 0, 1184, 800] }),
      node(2, 'h1', '16–21 ноября', { r: [116, 14, 200, 26] }),
      node(3, 'group', 'Среда, 18 ноября, сегодня', { r: [116, 72, 300, 200], flags: 32 }),
      node(4, 'button', '1 урок, Алгебра', { r: [116, 110, 300, 43] }),
      node(5, 'img', 'Ранец'),
      node(6, 'link', 'Дневник', { href: '#/diary', flags: 32 }),
    ],
    kids: [[0, [6, 1]], [1, [2, 3, 5]], [3, [4]]],
  });
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('16–21 ноября');
  await expect(page.getByRole('img', { name: 'Ранец' }).last()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Дневник' })).toHaveAttribute('aria-current', 'page');
  const lesson = page.getByRole('group', { name: /^Среда/ }).getByRole('button');
  expect(await lesson.boundingBox()).toEqual({ x: 116, y: 110, width: 300, height: 43 });

  await talk.draw({ set: [{ id: 3, r: [130, 80, 300, 200] }] });
  expect(await lesson.boundingBox()).toEqual({ x: 116, y: 110, width: 300, height: 43 });

  await talk.draw({ set: [{ id: 4, role: 'link', name: 'Алгебра', href: '#/1', r: [1, 2, 3, 4] }] });
  await expect(page.getByRole('group').getByRole('link', { name: 'Алгебра' })).toBeVisible();
  await talk.draw({ kids: [[3, []]], gone: [4] });
  await expect(page.getByRole('link', { name: 'Алгебра' })).toHaveCount(0);
});

test('rows change their order around the one that has the focus', async ({ page, talk }) => {
  const ids = [1, 2, 3, 4, 5];
  await talk.draw({ set: ids.map((id) => node(id, 'button', `${id}`)), kids: [[0, ids]] });
  await page.getByRole('button', { name: '3' }).focus();
  await talk.heard('focus', 'blur');
  const order = () => page.locator('#tree button').allTextContents();

  await talk.draw({ set: [node(6, 'button', '6')], kids: [[0, [5, 3, 6, 1, 4]]], gone: [2] });
  expect(await order()).toEqual(['5', '3', '6', '1', '4']);
  await talk.draw({ kids: [[0, [4, 6, 1, 5, 3]]] });
  expect(await order()).toEqual(['4', '6', '1', '5', '3']);
  await expect(page.getByRole('button', { name: '3' })).toBeFocused();
  expect(await talk.heard('focus', 'blur')).toEqual([]);
});

test('a control that goes away takes the focus with it', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'button', 'Войти')], kids: [[0, [1]]] });
  await page.getByRole('button').focus();
  await talk.draw({ kids: [[0, []]], gone: [1] });
  expect((await talk.heard('focus', 'blur')).map((m) => m.t)).toEqual(['focus', 'blur']);
});

test('a modal dialog keeps the focus and gives it back', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'main', ''), node(2, 'button', 'Открыть')], kids: [[0, [1]], [1, [2]]] });
  await page.getByRole('button', { name: 'Открыть' }).focus();
  await talk.draw({
    set: [node(3, 'dialog', 'Урок', { flags: 128 }), node(4, 'button', 'Закрыть')],
    kids: [[0, [1, 3]], [3, [4]]],
  });
  await expect(page.getByRole('button', { name: 'Закрыть' })).toBeFocused();
  await expect(page.locator('#tree > main')).toHaveAttribute('inert');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Открыть' })).not.toBeFocused();
  await page.getByRole('button', { name: 'Закрыть' }).focus();
  await page.keyboard.press('Escape');
  expect(await talk.heard('key')).toMatchObject([{ key: 'Escape' }]);
  await talk.draw({ kids: [[0, [1]]], gone: [3, 4] });
  await expect(page.getByRole('button', { name: 'Открыть' })).toBeFocused();
});

test('a dialog that takes the place of another gives the focus back to before both', async ({ page, talk }) => {
  await talk.draw({
    set: [node(1, 'main', ''), node(6, 'button', 'Назад'), node(2, 'button', 'Открыть')],
    kids: [[0, [1]], [1, [6, 2]]],
  });
  await page.getByRole('button', { name: 'Открыть' }).focus();
  await talk.draw({ set: [node(3, 'dialog', 'Открывается', { flags: 128 })], kids: [[0, [1, 3]]] });
  await expect(page.getByRole('button', { name: 'Открыть' })).not.toBeFocused();
  await talk.draw({
    set: [node(4, 'dialog', 'Поиск', { flags: 128 }), node(5, 'button', 'Закрыть')],
    kids: [[0, [1, 4]], [4, [5]]],
    gone: [3],
  });
  await expect(page.getByRole('button', { name: 'Закрыть' })).toBeFocused();
  await talk.draw({ kids: [[0, [1]]], gone: [4, 5] });
  await expect(page.getByRole('button', { name: 'Открыть' })).toBeFocused();
});

test('the worker moves the focus, also to what it draws next', async ({ page, talk }) => {
  await talk.say({ t: 'request', kind: 'focus', id: 9, text: '', rev: 0 });
  await talk.draw({ set: [node(9, 'button', 'Отменить')], kids: [[0, [9]]] });
  await expect(page.getByRole('button', { name: 'Отменить' })).toBeFocused();
  await talk.say({ t: 'request', kind: 'blur', id: 0, text: '', rev: 0 });
  await expect(page.getByRole('button', { name: 'Отменить' })).not.toBeFocused();
});

test('a checkbox answers at once, and takes it back unless the worker agrees', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'checkbox', 'Чужой компьютер')], kids: [[0, [1]]] });
  const box = page.getByRole('checkbox', { name: 'Чужой компьютер' });
  await box.check();
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 1 }]);
  await expect(box).not.toBeChecked();
  await box.press(' ');
  await expect(box).toBeChecked();
  await expect(box).toHaveAttribute('aria-busy', 'true');
  await talk.draw({ set: [{ id: 1, flags: 1 }] });
  await expect(box).not.toHaveAttribute('aria-busy');
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 1 }]);
  await page.waitForTimeout(1200);
  await expect(box).toBeChecked();
});

test('a checkbox shows the last wish while the worker is at the first', async ({ page, talk }) => {
  await talk.draw({ set: [node(1, 'checkbox', 'Сделано')], kids: [[0, [1]]] });
  const box = page.getByRole('checkbox', { name: 'Сделано' });
  await box.check();
  await box.uncheck();
  await box.check();
  await talk.draw({ set: [{ id: 1, flags: 1 }] });
  await talk.draw({ set: [{ id: 1, flags: 0 }] });
  await talk.draw({ set: [{ id: 1, flags: 1 }] });
  await expect(box).toBeChecked();
  await expect(box).not.toHaveAttribute('aria-busy');
  await box.uncheck();
  await box.check();
  await talk.draw({ set: [{ id: 1, flags: 0 }] });
  await expect(box).toBeChecked();
  await expect(box).toHaveAttribute('aria-busy', 'true');
  await talk.draw({ set: [{ id: 1, flags: 1 }] });
  await expect(box).not.toHaveAttribute('aria-busy');
});

test('arrows move within a radio group, Tab passes it by', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'radiogroup', 'Вид дневника'),
      node(2, 'radio', 'День'),
      node(3, 'radio', 'Неделя', { flags: 1 }),
      node(4, 'radio', 'Месяц'),
      node(5, 'button', 'Обновить'),
    ],
    kids: [[0, [1, 5]], [1, [2, 3, 4]]],
  });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Неделя' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'День' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'День' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Неделя' })).not.toBeChecked();
  expect(await talk.heard('activate', 'key')).toEqual([
    { t: 'activate', id: 4 },
    { t: 'activate', id: 2 },
  ]);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Обновить' })).toBeFocused();
});

test('a list of choices is walked through without choosing', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'combobox', 'Регион', { desc: 'Томская область', flags: 4 | 8 }),
      node(2, 'listbox', 'Регион'),
      node(3, 'option', 'Алтайский край'),
      node(4, 'option', 'Томская область', { flags: 2 }),
    ],
    kids: [[0, [1, 2]], [2, [3, 4]]],
  });
  await expect(page.getByRole('combobox', { name: 'Регион' })).toHaveText('Томская область');
  await page.getByRole('option', { name: 'Томская область' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option', { name: 'Алтайский край' })).toBeFocused();
  expect(await talk.heard('activate')).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 3 }]);
});

test('axe has nothing to say against any role', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'navigation', 'Главное меню'), node(2, 'link', 'Дневник', { flags: 32 }),
      node(3, 'main', ''), node(4, 'h1', 'Ранец'), node(5, 'h2', 'Вход'),
      node(6, 'form', 'Вход'), node(7, 'textfield', 'Логин', { field: field({ autocomplete: 'username' }) }),
      node(8, 'passwordfield', 'Пароль', { flags: 64, desc: 'Неверный логин или пароль', field: field({ autocomplete: 'current-password' }) }),
      node(9, 'checkbox', 'Чужой компьютер'), node(10, 'button', 'Войти', { flags: 16 }),
      node(11, 'list', 'Задания'), node(12, 'listitem', 'Алгебра', { size: 9, pos: 1 }), node(13, 'text', '§ 12'),
      node(14, 'table', 'Оценки'), node(15, 'row', 'Алгебра'), node(16, 'columnheader', 'Предмет'), node(17, 'cell', '5'),
      node(18, 'tablist', 'Дни'), node(19, 'tab', 'Среда', { flags: 2 }), node(20, 'tabpanel', 'Среда'),
      node(21, 'combobox', 'Регион', { desc: 'Омск', flags: 4 | 8 }), node(22, 'listbox', 'Регион'), node(23, 'option', 'Омск', { flags: 2 }),
      node(24, 'status', 'Обновлено'), node(25, 'alert', 'Нет сети'), node(26, 'progressbar', 'Загрузка'),
      node(27, 'searchfield', 'Поиск', { field: field({ placeholder: 'Найти' }) }), node(28, 'textarea', 'Заметка', { field: field() }),
      node(29, 'radiogroup', 'Вид'), node(30, 'radio', 'День', { flags: 1 }), node(31, 'region', 'Задание'),
      node(32, 'search', 'Отбор'), node(33, 'separator', 'Сегодня'), node(34, 'article', 'Сообщение'), node(35, 'img', 'Рост'),
      node(36, 'group', 'Итоги', { flags: 256 }), node(37, 'banner', 'Шапка'),
    ],
    kids: [
      [0, [37, 1, 3]], [1, [2]],
      [3, [4, 5, 6, 11, 14, 18, 20, 21, 22, 24, 25, 26, 29, 31, 32, 33, 34, 35, 36]],
      [6, [7, 8, 9, 10]], [11, [12]], [12, [13]], [14, [15]], [15, [16, 17]], [18, [19]], [22, [23]],
      [29, [30]], [31, [28]], [32, [27]],
    ],
  });
  await expect(page.getByRole('textbox', { name: 'Пароль' })).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveAttribute('aria-controls', 'options');
  expect(await faultsOf(page)).toEqual([]);
});

test('what is scrolled out of sight is brought into view by whatever asks for it', async ({ page, talk }) => {
  const hidden = { r: [100, 799, 1, 1] };
  await talk.draw({
    set: [
      node(1, 'list', 'Уроки', { r: [100, 400, 300, 400] }),
      node(2, 'button', 'Физика', hidden),
      node(3, 'button', 'Химия', hidden),
    ],
    kids: [[0, [1]], [1, [2, 3]]],
  });
  await page.getByRole('button', { name: 'Химия' }).scrollIntoViewIfNeeded();
  await expect.poll(() => talk.heard('focus')).toEqual([{ t: 'focus', id: 3, visible: false }]);
  expect(await page.locator('#tree').evaluate((el) => el.scrollTop)).toBe(0);
  const click = page.getByRole('button', { name: 'Химия' }).click();
  await talk.draw({ set: [{ id: 3, r: [100, 750, 300, 40] }] });
  await click;
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 3 }]);
});

test('when the row that has the focus goes, its neighbour gets it, else its list', async ({ page, talk }) => {
  const rows = [3, 4, 5].map((id) => node(id, 'listitem', ''));
  const buttons = [13, 14, 15].map((id) => node(id, 'button', `Задание ${id - 10}`));
  await talk.draw({
    set: [node(1, 'main', ''), node(2, 'list', 'Задания'), ...rows, ...buttons, node(20, 'text', 'Нет заданий')],
    kids: [[0, [1]], [1, [2]], [2, [3, 4, 5]], [3, [13]], [4, [14]], [5, [15]]],
  });
  const row = (/** @type {number} */ n) => page.getByRole('button', { name: `Задание ${n}` });
  await row(4).focus();
  await talk.heard('focus');
  await talk.draw({ kids: [[2, [3, 5]]], gone: [4, 14] });
  await expect(row(5)).toBeFocused();
  expect((await talk.heard('focus')).at(-1)).toMatchObject({ id: 15 });
  await talk.draw({ kids: [[2, [3]]], gone: [5, 15] });
  await expect(row(3)).toBeFocused();
  await talk.draw({ kids: [[2, [20]]], gone: [3, 13] });
  await expect(page.getByRole('list', { name: 'Задания' })).toBeFocused();
  await talk.draw({ kids: [[1, [20]]], gone: [2] });
  await expect(page.getByRole('main')).toBeFocused();
});

test('plain text that is scrolled out of sight is revealed, too', async ({ page, talk }) => {
  await talk.draw({
    set: [node(1, 'main', '', { r: [0, 0, 800, 600] }), node(2, 'text', 'Синус и косинус', { r: [100, 599, 1, 1] })],
    kids: [[0, [1]], [1, [2]]],
  });
  const found = await page.evaluate(() => /** @type {any} */ (globalThis).find('косинус'));
  expect(found).toBe(true);
  const meant = { t: 'focus', id: 2, visible: false };
  await expect.poll(() => talk.heard('focus')).toEqual([meant]);
  await page.getByText('Синус').evaluate((element) => element.scrollIntoView());
  await expect.poll(() => talk.heard('focus')).toEqual([meant]);
});

test('text lies where it is drawn', async ({ page, talk }) => {
  const rect = [100, 200, 300, 48];
  await talk.draw({ set: [node(1, 'text', 'Выучить §12', { r: rect, text: [12, 14, 0, 14, 20, 600] })], kids: [[0, [1]]] });
  const place = () => page.getByText('Выучить').evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { x, y, height } = range.getBoundingClientRect();
    const { fontSize, fontWeight } = getComputedStyle(element);
    return { x, middle: Math.round(y + height / 2), fontSize, fontWeight };
  });
  expect(await place()).toEqual({ x: 112, middle: 224, fontSize: '14px', fontWeight: '600' });
  // Its first 10 px are scrolled out of sight.
  await talk.draw({ set: [{ id: 1, r: [100, 210, 300, 38], text: [12, -6, 0, 14, 20, 600] }] });
  expect(await place()).toMatchObject({ x: 112, middle: 214 });
  await talk.draw({ set: [{ id: 1, text: null }] });
  expect(await place()).toMatchObject({ x: 100, fontWeight: '400' });
});

test('what there is to read can be selected and copied, and is seen to be', async ({ page, talk }) => {
  await talk.draw({
    set: [node(1, 'h2', 'Задание', { r: [100, 100, 300, 20] }), node(2, 'text', 'Упр. 5, § 12', { r: [100, 130, 300, 20] }),
      node(3, 'button', 'Закрыть', { r: [100, 160, 300, 40] })],
    kids: [[0, [1, 2, 3]]],
  });
  await page.mouse.move(101, 140);
  await page.mouse.down();
  await page.mouse.move(390, 142, { steps: 4 });
  await page.mouse.up();
  const selected = () => page.evaluate(() => String(getSelection()));
  expect(await selected()).toBe('Упр. 5, § 12');
  const look = await page.getByText('Упр.').evaluate((el) => getComputedStyle(el, '::selection').backgroundColor);
  expect(look).toMatch(/^rgba\(58, 70, 180, 0\.3/);
  await page.keyboard.press('Control+a');
  expect(await selected()).not.toContain('Закрыть');
  const copied = page.evaluate(() => new Promise((resolve) =>
    addEventListener('copy', ({ clipboardData }) => resolve(clipboardData?.getData('text/plain')))));
  await page.keyboard.press('Control+c');
  expect(await copied).toBe('Задание\nУпр. 5, § 12');
  await page.getByRole('button').click();
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 3 }]);
});

test('a text that somebody else changed is left alone and seen', async ({ page, talk }) => {
  await talk.draw({
    set: [node(1, 'button', 'Войти', { r: [100, 100, 200, 40] }), node(2, 'text', 'Сегодня', { r: [100, 150, 200, 20] })],
    kids: [[0, [1, 2]]],
  });
  // As Chromium's translation does.
  await page.evaluate(() => {
    for (const [role, words] of [['button', 'Sign in'], ['.readable', 'Today']]) {
      const element = /** @type {Element} */ (document.querySelector(`#tree ${role}`));
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = words;
      outer.append(inner);
      element.replaceChildren(outer);
    }
  });
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await expect(button).toHaveCSS('color', 'rgb(34, 36, 58)');
  await expect(page.getByText('Today')).toHaveCSS('position', 'static');
  await talk.draw({ set: [{ id: 1, r: [110, 100, 200, 40] }, { id: 2, flags: 2048 }] });
  await expect(page.locator('#tree')).toHaveText(/^Sign inToday$/);
  await button.click();
  expect(await talk.heard('activate')).toEqual([{ t: 'activate', id: 1 }]);
  await talk.draw({ set: [{ id: 2, name: 'Завтра' }] });
  await expect(page.locator('#tree')).toHaveText(/^Sign inЗавтра$/);
  await expect(page.getByText('Завтра')).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
});

test('on paper a screen is its text: in flow, uncut, black on white', async ({ page, talk }) => {
  const long = 'Прочитать параграф 12, ответить на вопросы 1–5 устно, упражнение 7 письменно, выучить правило. '.repeat(6);
  await page.emulateMedia({ colorScheme: 'dark' });
  await talk.draw({
    set: [
      node(1, 'navigation', 'Главное меню'), node(2, 'link', 'Оценки'), node(3, 'main', ''), node(4, 'h1', '16–21 ноября'),
      node(5, 'button', 'Следующая неделя'), node(6, 'group', 'Среда, 18 ноября, сегодня'),
      node(7, 'button', '1 урок, Алгебра, 8:30–9:15', { text: [12, 4, 0, 14, 20, 600] }),
      node(8, 'text', long, { r: [100, 200, 300, 40], text: [0, -20, 300, 14, 20, 400] }),
      node(9, 'button', 'Физика', { r: [100, 799, 1, 1] }), node(10, 'checkbox', 'Сделано', { flags: 1 }),
      node(11, 'textarea', 'Заметка', { field: field({ value: 'Взять циркуль' }) }), node(12, 'status', 'Обновлено'),
    ],
    kids: [[0, [1, 3]], [1, [2]], [3, [4, 12, 5, 6, 11]], [6, [7, 8, 9, 10]]],
  });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 700, height: 1000 });
  for (const hidden of ['canvas', '#tree nav', '#tree main > button']) await expect(page.locator(hidden)).toBeHidden();
  const texts = page.locator('#tree :is(h1, [role="group"] > *, textarea)');
  await expect(texts).toHaveCount(6);
  const boxes = await texts.evaluateAll((all) => all.map((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const { color } = getComputedStyle(element);
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    return { top, bottom, left, right, color, cut };
  }));
  for (const [i, box] of boxes.entries()) {
    expect(box).toMatchObject({ color: 'rgb(0, 0, 0)', cut: false });
    expect(box.right).toBeLessThanOrEqual(700);
    if (i > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[i - 1].bottom);
  }
  expect(boxes[2].bottom - boxes[2].top).toBeGreaterThan(80);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
  await expect(page.locator('#tree h1')).toHaveCSS('font-weight', '600');
  await expect(page.locator('#tree [role="status"]')).toBeHidden();
  const title = await page.getByRole('group').evaluate((el) => getComputedStyle(el, '::before').content);
  expect(title).toBe('"Среда, 18 ноября, сегодня"');
});

test('on paper a list does not repeat the heading above it', async ({ page, talk }) => {
  await talk.draw({
    set: [
      node(1, 'main', ''), node(2, 'h2', 'Администрация'), node(3, 'list', 'Администрация'),
      node(4, 'listitem', ''), node(5, 'text', 'Шубин Пётр'), node(6, 'list', 'Уроки'), node(7, 'listitem', ''),
    ],
    kids: [[0, [1]], [1, [2, 3, 6]], [3, [4]], [4, [5]], [6, [7]]],
  });
  await page.emulateMedia({ media: 'print' });
  const above = (/** @type {string} */ name) => page.getByRole('list', { name }).evaluate((list) =>
    getComputedStyle(list, '::before').content);
  await expect.poll(() => above('Администрация')).toBe('none');
  expect(await above('Уроки')).toBe('"Уроки"');
});
