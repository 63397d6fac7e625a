import { expect } from '@playwright/test';

import { field, node, test } from './support/page.mjs';

const login = (/** @type {object} */ rest = {}, /** @type {object} */ more = {}) =>
  node(1, 'textfield', 'Логин', { field: field(rest), r: [100, 100, 300, 48], ...more });

/** @param {import('./support/page.mjs').Talk} talk @param {string} text @param {number} rev */
const put = (talk, text, rev) => talk.say({ t: 'request', kind: 'field', id: 1, text, rev });

test('each edit has a revision, and a value for an older one is dropped', async ({ page, talk }) => {
  await talk.draw({ set: [login({ value: 'a', rev: 4 })], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Логин' });
  await box.press('End');
  await page.keyboard.type('бв');
  expect(await talk.heard('edit', 'key')).toEqual([
    { t: 'edit', id: 1, value: 'aб', rev: 5 },
    { t: 'edit', id: 1, value: 'aбв', rev: 6 },
  ]);
  await put(talk, 'old', 5);
  await expect(box).toHaveValue('aбв');
  await put(talk, 'new', 6);
  await expect(box).toHaveValue('new');
  expect(await talk.heard('edit')).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(box).toHaveValue('aбв');
  await box.press('Enter');
  expect(await talk.heard('submit')).toEqual([{ t: 'submit', id: 1 }]);
});

test('nothing is put into a word that is being composed', async ({ page, talk }) => {
  await talk.draw({ set: [login()], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Логин' });
  await box.focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'при', selectionStart: 3, selectionEnd: 3 });
  const [edit] = await talk.heard('edit');
  expect(edit).toMatchObject({ value: 'при', rev: 1 });
  await put(talk, '', 1);
  await expect(box).toHaveValue('при');
  await devtools.send('Input.imeSetComposition', { text: 'прив', selectionStart: 4, selectionEnd: 4 });
  await devtools.send('Input.insertText', { text: 'привет' });
  await expect(box).toHaveValue('привет');
  const rev = (await talk.heard('edit')).at(-1).rev;
  await put(talk, 'ещё', rev);
  await expect(box).toHaveValue('ещё');
});

test('a composer clears itself when it sends', async ({ page, talk }) => {
  const composer = node(1, 'textarea', 'Сообщение', { field: field({ mode: 'send' }) });
  await talk.draw({ set: [composer], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Сообщение' });
  await box.pressSequentially('ок');
  await box.press('Shift+Enter');
  await box.pressSequentially('да');
  await box.press('Enter');
  await expect(box).toHaveValue('');
  const all = await talk.heard('edit', 'submit');
  expect(all.slice(-3)).toEqual([
    { t: 'edit', id: 1, value: 'ок\nда', rev: 5 },
    { t: 'submit', id: 1 },
    { t: 'edit', id: 1, value: '', rev: 6 },
  ]);
});

test('a field is seen while it has the focus, and until its last edit is drawn', async ({ page, talk }) => {
  await talk.draw({ set: [login({ back: '#ffffff' })], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Логин' });
  const seen = () => expect(box).toHaveCSS('background-image', /255, 255, 255/);
  const unseen = () => expect(box).toHaveCSS('background-image', 'none');
  await unseen();
  await box.fill('vetrova');
  await seen();
  await page.mouse.wheel(0, 10);
  await page.mouse.move(600, 600);
  await page.mouse.wheel(0, 10);
  await unseen();
  await talk.say({ t: 'settled' });
  await seen();
  await box.blur();
  await page.waitForTimeout(200);
  await seen();
  await talk.draw({ set: [{ id: 1, field: field({ value: 'vetrova', rev: 1 }) }] });
  await unseen();
});

test('a password that is shown keeps its element, text and focus', async ({ page, talk }) => {
  const password = { field: field({ autocomplete: 'current-password' }), r: [100, 100, 300, 48] };
  await talk.draw({ set: [node(1, 'passwordfield', 'Пароль', password)], kids: [[0, [1]]] });
  const box = page.getByRole('textbox', { name: 'Пароль' });
  await box.fill('тайна');
  await expect(box).toHaveAttribute('type', 'password');
  await talk.draw({ set: [node(1, 'textfield', 'Пароль', { ...password, field: field({ value: 'тайна', rev: 1 }) })] });
  await expect(box).toHaveAttribute('type', 'text');
  await expect(box).toHaveValue('тайна');
  await expect(box).toBeFocused();
});

test('a press on a field edits it here, and the worker hears of press and focus', async ({ page, talk }) => {
  await talk.draw({ set: [login({ value: 'vetrova' })], kids: [[0, [1]]] });
  await page.getByRole('textbox').click();
  expect(await talk.heard('focus')).toEqual([{ t: 'focus', id: 1, visible: false }]);
  expect((await talk.heard('pointer')).map((m) => m.act)).toEqual(['move', 'down', 'up']);
  await page.mouse.click(900, 600);
  expect((await talk.heard('blur')).length).toBe(1);
});
