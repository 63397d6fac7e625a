// A teacher's «Журнал»: their own lessons in all their classes.
import {
  backToToday, cutOff, day, heading, lesson, nextWeek, openJournal, previousWeek, reconnect,
  reopen, settled, syncState, TODAY, tryAgain,
} from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
function lessons(page) {
  return page.getByRole('button', { name: /^\d урок, / });
}

test('the week has the teacher\'s own lessons, each with its class', async ({ page }) => {
  await openJournal(page);
  await expect(page).toHaveURL(/#\/diary\/2026-11-18$/);
  await expect(page).toHaveTitle('16–21 ноября, Журнал · Ранец');
  await expect(page.getByRole('link', { name: 'Журнал' })).toHaveAttribute('aria-current', 'page');
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(
    '2 урок, 9:25, Алгебра, 8 «Б», задание: § 12, № 342 (а, б), 345');
  await expect(lesson(page, TODAY, 4)).toHaveAccessibleName(/^4 урок, 11:25, Алгебра, 10 «Б»/);
  // The sixth form comes in the afternoon.
  await expect(lesson(page, 'Понедельник', 3)).toHaveAccessibleName(/^3 урок, 15:05, .* 6 «Б»/);
  const names = await lessons(page).allTextContents();
  for (const name of names) expect(name).toMatch(/, \d+ «[АБ]»/);
  for (const name of names) expect(name).not.toMatch(/оценк/);
  const sums = page.getByRole('group', { name: 'Итоги недели' });
  await expect(sums.getByText(new RegExp(`^${names.length} урок`))).toBeAttached();
  await expect(sums.getByText(/класс(а|ов)?$/)).toBeAttached();
});

test('weeks are turned as in a diary', async ({ journal: page }) => {
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lessons(page).first()).toBeVisible();
  await previousWeek(page);
  await previousWeek(page);
  await expect(heading(page)).toHaveText('9–14 ноября');
  await backToToday(page);
  await expect(day(page, TODAY)).toBeVisible();
  await page.getByRole('radio', { name: 'День' }).click();
  await expect(heading(page)).toHaveText('Среда, 18 ноября');
  await expect(lessons(page).first()).toBeVisible();
});

test('a lesson opens with its class, topic and homework', drawn, async ({ journal: page }) => {
  await lesson(page, 'Понедельник', 2).click();
  const panel = page.getByRole('region', { name: 'Урок: Алгебра' });
  await expect(panel.getByText('8 «Б»', { exact: true })).toBeVisible();
  await expect(panel.getByText('§ 12, № 342 (а, б), 345')).toBeVisible();
  await settled(page);
  await keepPicture(page, 'teacher-lesson');
});

test('weeks seen before are there without network', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openJournal(page);
  await settled(page);
  await cutOff(page);
  await reopen(page);
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText(/^Нет сети\. Показаны данные на сегодня, \d\d:\d\d\.$/);
  await nextWeek(page);
  await expect(page.getByRole('main').getByText('Эту неделю ещё не загружали')).toBeVisible({ timeout: 20_000 });
  await reconnect(page);
  await tryAgain(page);
  await expect(lessons(page).first()).toBeVisible();
  await expect(syncState(page)).toHaveText('Обновлено только что');
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('it can be looked at', drawn, async ({ journal: page }) => {
      await settled(page);
      await keepPicture(page, `teacher-${colorScheme}`);
    });

    test.describe('on a phone', () => {
      test.use(phone);

      test('the day, with the class in place of marks', drawn, async ({ sit }) => {
        const page = await sit('Учитель', 'phone');
        await expect(page.getByRole('tab', { name: TODAY })).toHaveText('Среда, 18 ноября, сегодня');
        await settled(page);
        await keepPicture(page, `teacher-phone-${colorScheme}`);
      });
    });
  });
}

test.describe('320 wide', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('it can be looked at', drawn, async ({ sit }) => {
    const page = await sit('Учитель', 'phone');
    await settled(page);
    await keepPicture(page, 'teacher-320');
  });
});
