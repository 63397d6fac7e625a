// Text: typed, composed, pasted, undone; and what the browser's own helpers need to know.
import { openLogin, openWeek, lesson, settled } from './support/app.mjs';
import { expect, test } from './support/fixtures.mjs';
import { countColours } from './support/png.mjs';
import { drawn, look } from './support/screen.mjs';

/** @param {import('@playwright/test').Page} page */
const loginField = (page) => page.getByRole('textbox', { name: 'Логин' });

test('Cyrillic and what is outside the first plane can be typed', async ({ page }) => {
  await openLogin(page);
  await loginField(page).pressSequentially('Ветрова Ёлка №5 «Б» 🎒');
  await expect(loginField(page)).toHaveValue('Ветрова Ёлка №5 «Б» 🎒');
});

test('a composed word arrives whole', async ({ page }) => {
  await openLogin(page);
  await loginField(page).focus();
  const devtools = await page.context().newCDPSession(page);
  const compose = (/** @type {string} */ text) =>
    devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('к');
  await compose('かば');
  await expect(loginField(page)).toHaveValue('かば');
  await devtools.send('Input.insertText', { text: '鞄' });
  await expect(loginField(page)).toHaveValue('鞄');
  await page.keyboard.type(' да');
  await expect(loginField(page)).toHaveValue('鞄 да');
});

test('Enter that ends a composition sends nothing', async ({ page, watch }) => {
  await openLogin(page);
  await page.getByRole('textbox', { name: 'Пароль' }).fill('x');
  await loginField(page).focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Enter' });
  await devtools.send('Input.insertText', { text: 'か' });
  await expect(loginField(page)).toHaveValue('か');
  await settled(page);
  expect(watch.addresses.filter((url) => url.includes('/oauth2/'))).toEqual([]);
});

test('copied text is pasted, and undone', async ({ page }) => {
  await openLogin(page);
  const password = page.getByRole('textbox', { name: 'Пароль' });
  await loginField(page).fill('ranets-demo');
  await loginField(page).press('Control+a');
  await loginField(page).press('Control+c');
  await password.focus();
  await page.keyboard.press('Control+v');
  await expect(password).toHaveValue('ranets-demo');
  await page.keyboard.press('Control+v');
  await expect(password).toHaveValue('ranets-demoranets-demo');
  await page.keyboard.press('Control+z');
  await expect(password).toHaveValue('ranets-demo');
});

test('password managers are told what the fields are', async ({ page }) => {
  await openLogin(page);
  await expect(loginField(page)).toHaveAttribute('autocomplete', 'username');
  await expect(page.getByRole('textbox', { name: 'Пароль' })).toHaveAttribute('autocomplete', 'current-password');
  const forms = await page.locator('input').evaluateAll((all) =>
    all.map((el) => /** @type {HTMLInputElement} */ (el).form?.id));
  expect(forms).toEqual(['credentials', 'credentials']);
});

test('what a browser fills in counts as typed', async ({ page }) => {
  await openLogin(page);
  for (const [name, value] of [['Логин', 'parent'], ['Пароль', 'ranets-demo']]) {
    await page.getByRole('textbox', { name }).evaluate((el, text) => {
      /** @type {HTMLInputElement} */ (el).value = text;
      el.dispatchEvent(new Event('input', { bubbles: true }));
      el.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
  }
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
});

test('a field\'s text stays on the screen when the focus leaves it', drawn, async ({ page }) => {
  await openLogin(page);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await loginField(page).boundingBox());
  const inside = { x: box.x + 40, y: box.y + 8, width: box.width - 60, height: box.height - 16 };
  await loginField(page).fill('Соня Ветрова');
  await settled(page);
  await page.getByRole('textbox', { name: 'Пароль' }).focus();
  await expect(loginField(page)).not.toHaveClass(/\bon\b/);
  await settled(page);
  expect(countColours(await look(page, inside))).toBeGreaterThan(10);
});

test('the text in the field and its drawing are the same pixels', drawn, async ({ page }) => {
  await openLogin(page);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await loginField(page).boundingBox());
  const inside = { x: Math.round(box.x) + 44, y: Math.round(box.y) + 8, width: 160, height: Math.round(box.height) - 16 };
  await loginField(page).fill('Ёжик');
  await settled(page);
  // Without the caret, which blinks.
  await loginField(page).evaluate((el) => (el.style.caretColor = 'transparent'));
  const focused = await look(page, inside);
  await page.getByRole('textbox', { name: 'Пароль' }).focus();
  await expect(loginField(page)).not.toHaveClass(/\bon\b/);
  await settled(page);
  const left = await look(page, inside);
  let different = 0;
  for (let y = 0; y < left.height; y++) {
    for (let x = 0; x < left.width; x++) {
      const [a, b] = [focused.at(x, y), left.at(x, y)];
      if (Math.max(...a.map((value, i) => Math.abs(value - b[i]))) > 40) different++;
    }
  }
  expect(different).toBeLessThan(left.width * left.height * 0.005);
});

test('what was typed for the sign-in is gone from the page after it', async ({ page }) => {
  await openLogin(page);
  await loginField(page).fill('parent');
  await page.getByRole('textbox', { name: 'Пароль' }).fill('ranets-demo');
  await page.keyboard.press('Enter');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(page.locator('input')).toHaveCount(0);
});

test('keys of the browser stay the browser\'s', async ({ page }) => {
  await openWeek(page);
  const taken = await page.evaluate(() =>
    ['F5', 'F12', 'Tab'].filter((key) =>
      !document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))));
  expect(taken).toEqual([]);
});
