// Reached and used by keyboard alone, and known to those who hear instead of see.
import {
  day, dayLesson, heading, lesson, openDay, openLogin, openWeek, settled, SONYA, syncState,
  TODAY,
} from './support/app.mjs';
import { expect, test } from './support/fixtures.mjs';
import { tabThrough, tabToAll } from './support/keys.mjs';
import { drawn, look } from './support/screen.mjs';

test('Tab leads through the login in the order of reading', async ({ page }) => {
  await openLogin(page);
  const order = await tabThrough(page, 20);
  const wanted = [
    'Регион', 'Логин', 'Пароль', 'Показать пароль', 'Чужой компьютер', 'Восстановить доступ', 'Войти',
    'Войти через Госуслуги', 'Регистрация', 'Ученик', 'Родитель', 'Учитель',
  ];
  expect(order.filter((name) => wanted.includes(name))).toEqual(wanted);
  expect(order).toHaveLength(wanted.length);
});

test('one signs in, opens a lesson and leaves it by keys alone', async ({ page }) => {
  await openLogin(page);
  await page.getByRole('textbox', { name: 'Логин' }).focus();
  await page.keyboard.type('parent');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ranets-demo');
  await page.keyboard.press('Enter');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();

  const first = lesson(page, 'Понедельник', 1);
  for (let i = 0; i < 30 && !(await first.evaluate((el) => el === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Закрыть урок' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Закрыть урок' })).toHaveCount(0);
  await expect(first).toBeFocused();
});

test('Tab reaches every control of the week, a group of choices once', async ({ page }) => {
  await openWeek(page);
  const { reached, missed } = await tabToAll(page);
  expect(reached).toBeGreaterThan(40);
  expect(missed).toEqual([]);
});

test('arrows choose within a group', async ({ week: page }) => {
  const week = page.getByRole('radio', { name: 'Неделя' });
  await week.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'День' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'День' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(week).toBeChecked();
  await page.getByRole('radio', { name: SONYA }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Миша/ })).toBeChecked();
});

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('arrows choose among the days', async ({ page }) => {
    await openDay(page);
    await page.getByRole('tab', { name: /^Среда/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: /^Четверг/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Home');
    await expect(page.getByRole('tab', { name: /^Понедельник/ })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('button', { name: /^2 урок, Алгебра, / })).toBeVisible();
  });

  test('what is scrolled out of sight is reached by Tab and comes into view', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 500 });
    await openDay(page);
    const last = dayLesson(page, 7, 'Физкультура');
    await last.focus();
    await expect.poll(async () => (await last.boundingBox())?.height ?? 0).toBeGreaterThan(40);
    await expect(last).toBeInViewport();
  });
});

test('a ring shows where the keyboard is, and none where the mouse was', drawn, async ({ page }) => {
  await openWeek(page);
  const refresh = page.getByRole('button', { name: 'Обновить' });
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await refresh.boundingBox());
  // The ring is 2 px wide, 2 px outside the control.
  const ring = async () => {
    await settled(page);
    const x = Math.round(box.x + box.width / 2);
    const strip = await look(page, { x, y: Math.round(box.y) - 5, width: 1, height: 5 });
    return Array.from({ length: 5 }, (_, y) => strip.at(0, y).join()).includes('58,70,180');
  };
  expect(await ring()).toBe(false);
  await page.getByRole('radio', { name: 'Неделя' }).focus();
  await page.keyboard.press('Tab');
  await expect(refresh).toBeFocused();
  expect(await ring()).toBe(true);
  await refresh.click();
  await expect(syncState(page)).toHaveText('Обновлено только что');
  expect(await ring()).toBe(false);
});

test('an open lesson keeps the focus within where it is a sheet, and gives it back', async ({ week: page }) => {
  await page.setViewportSize({ width: 800, height: 700 });
  const opener = lesson(page, 'Понедельник', 1);
  await opener.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab');
    const inside = await sheet.evaluate((el) =>
      el.contains(document.activeElement) || document.activeElement === document.body);
    expect(inside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('names of headings, landmarks and regions make an outline', async ({ week: page }) => {
  await expect(heading(page)).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('navigation', { name: 'Главное меню' })).toHaveCount(1);
  await expect(day(page, TODAY)).toHaveAttribute('aria-current', 'date');
});

test('what screen readers hear of a state is there at once', async ({ page }) => {
  await openLogin(page);
  const box = page.getByRole('checkbox', { name: 'Чужой компьютер' });
  await box.check();
  await expect(box).toBeChecked();
  await box.uncheck();
  await expect(box).not.toBeChecked();
  await box.press('Space');
  await expect(box).toBeChecked();
});
