// The diary as a day, on a phone.
import { dayLesson, go, lesson } from './support/app.mjs';
import { expect, phone, test } from './support/fixtures.mjs';
import { drag } from './support/pointer.mjs';

test.use(phone);

const WEDNESDAY = /^Среда, 18 ноября, сегодня/;

test('today\'s lessons stand in order, with times, rooms, homework and marks', async ({ day: page }) => {
  await expect(page.getByRole('tablist', { name: 'Дни недели' }).getByRole('tab')).toHaveCount(6);
  await expect(page.getByRole('tab', { name: WEDNESDAY })).toHaveAttribute('aria-selected', 'true');
  const subjects = ['Алгебра', 'Английский язык', 'Химия', 'История', 'Физика', 'ОБЗР', 'Физкультура'];
  for (const [i, subject] of subjects.entries()) {
    await expect(dayLesson(page, i + 1, subject)).toHaveCount(1);
  }
  await expect(dayLesson(page, 1, 'Алгебра')).toHaveAccessibleName(
    /^1 урок, Алгебра, 8:30–9:15, кабинет 214, задание: № 351, 353, повторить формулы(, сделано)?, оценка 5$/,
  );
});

test('the lesson of this minute tells how long it still lasts', async ({ day: page }) => {
  await expect(dayLesson(page, 5, 'Физика')).toHaveAccessibleName(/, идёт сейчас, /);
  await expect(page.getByRole('progressbar')).toHaveCount(1);
});

test('days are chosen in the strip', async ({ day: page }) => {
  await page.getByRole('tab', { name: /^Четверг, 19 ноября, есть несделанные задания/ }).tap();
  await expect(dayLesson(page, 2, 'Алгебра')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Четверг/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/#\/diary\/2026-11-19/);
});

test('the card after the last lesson tells of tomorrow and leads there', async ({ day: page }) => {
  await page
    .getByRole('button', {
      name: 'Завтра контрольная по алгебре, 6 уроков с 8:30, не сделано 5 заданий',
    })
    .tap();
  await expect(page).toHaveURL(/#\/diary\/2026-11-19/);
  await expect(dayLesson(page, 1, 'Русский язык')).toBeVisible();
});

test('the child is chosen in a sheet', async ({ day: page }) => {
  await page.getByRole('button', { name: 'Выбрать ребёнка: Соня Ветрова, 8 «Б»' }).tap();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: /^Миша Ветров/ }).tap();
  await expect(page.getByRole('button', { name: /^Выбрать ребёнка: Миша Ветров/ })).toBeVisible();
  await expect(sheet).toHaveCount(0);
});

test('a date is chosen from a calendar', async ({ day: page }) => {
  await page.getByRole('button', { name: 'Выбрать дату' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: /^(\D+, )?24 ноября/ }).tap();
  await expect(page).toHaveURL(/#\/diary\/2026-11-24/);
  await expect(page.getByRole('tab', { name: /^Вторник, 24 ноября/ })).toHaveAttribute('aria-selected', 'true');
});

test('a tap opens the lesson, and it can be left again', async ({ day: page }) => {
  await dayLesson(page, 1, 'Алгебра').tap();
  await expect(page.getByRole('dialog')).toContainText('Разность квадратов');
  await page.getByRole('button', { name: 'Закрыть урок' }).tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a finger drawn sideways turns the day', async ({ day: page }) => {
  await drag(page, { x: 320, y: 400 }, { x: 60, y: 405 });
  await expect(page.getByRole('tab', { name: /^Четверг/ })).toHaveAttribute('aria-selected', 'true');
  await drag(page, { x: 60, y: 400 }, { x: 320, y: 405 });
  await expect(page.getByRole('tab', { name: WEDNESDAY })).toHaveAttribute('aria-selected', 'true');
});

test.describe('on a low screen', () => {
  test.use({ viewport: { width: 390, height: 560 } });

  test('a finger drawn upwards scrolls the lessons and opens none', async ({ day: page }) => {
    const sixth = dayLesson(page, 6, 'ОБЗР');
    await expect(sixth).not.toBeInViewport();
    await drag(page, { x: 200, y: 420 }, { x: 200, y: 250 });
    await expect(sixth).toBeInViewport({ ratio: 0.9 });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('tab', { name: WEDNESDAY })).toBeInViewport();
    await expect(page.getByRole('link', { name: 'Ещё' })).toBeInViewport();
  });
});

test('the bottom bar leads to the sections; «Школа» lives in «Ещё»', async ({ day: page }) => {
  const menu = page.getByRole('navigation', { name: 'Главное меню' });
  await expect(menu.getByRole('link')).toHaveCount(5);
  await menu.getByRole('link', { name: 'Ещё' }).tap();
  await expect(page.getByRole('link', { name: 'Школа' })).toBeVisible();
});

test('everything that can be touched is large enough for a finger', async ({ day: page }) => {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('#tree button, #tree a')]
      .filter((element) => !element.classList.contains('away'))
      .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.top >= 0 && box.bottom <= innerHeight)
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name, box }) => `${name}: ${box.width}x${box.height}`),
  );
  expect(small).toEqual([]);
});

test('the phone\'s week is a list of days', async ({ day: page }) => {
  await go(page, '#/diary/2026-11-18?view=week');
  await expect(lesson(page, 'Понедельник', 2)).toHaveCount(1);
});
