// Pictures of the mock-ups' screens, for the eye: build/screenshots.
import {
  cutOff, dayLesson, go, lesson, lookAs, openLogin, openWeek, reopen, settled,
} from './support/app.mjs';
import { expect, phone, test } from './support/fixtures.mjs';
import { keepPicture } from './support/screen.mjs';

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  const prefix = colorScheme === 'dark' ? 'dark' : 'desktop';
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`${prefix}: login, week, lesson, more`, async ({ page }) => {
      await openLogin(page);
      await settled(page);
      await keepPicture(page, `${prefix}-login`);
      await lookAs(page, 'Родитель');
      await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
      await settled(page);
      await keepPicture(page, `${prefix}-diary-week`);
      await lesson(page, 'Четверг', 2).click();
      await expect(page.getByRole('button', { name: /Подготовка_к_КР/ })).toBeVisible();
      await settled(page);
      await keepPicture(page, `${prefix}-lesson`);
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'День' }).click();
      await expect(dayLesson(page, 2, 'Алгебра')).toBeVisible();
      await settled(page);
      await keepPicture(page, `${prefix}-diary-day`);
      await page.getByRole('link', { name: 'Ещё' }).click();
      await expect(page.getByRole('button', { name: /^Выйти/ })).toBeVisible();
      await settled(page);
      await keepPicture(page, `${prefix}-more`);
    });

    test.describe('on a phone', () => {
      test.use(phone);

      test('login, day, lesson', async ({ page }) => {
        await openLogin(page);
        await settled(page);
        await keepPicture(page, `mobile-login-${colorScheme}`);
        await lookAs(page, 'Родитель');
        await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
        await settled(page);
        await keepPicture(page, `mobile-diary-day${colorScheme === 'dark' ? '-dark' : ''}`);
        await dayLesson(page, 1, 'Алгебра').tap();
        await expect(page.getByRole('dialog')).toBeVisible();
        await settled(page);
        await keepPicture(page, `mobile-lesson-${colorScheme}`);
      });
    });
  });
}

test('320 wide: login and day', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openLogin(page);
  await settled(page);
  await keepPicture(page, '320-login');
  await lookAs(page, 'Родитель');
  await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
  await settled(page);
  await keepPicture(page, '320-diary-day');
});

test('1920 wide: week', async ({ week: page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await settled(page);
  await keepPicture(page, '1920-diary-week');
});

test('800 wide: week', async ({ week: page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await settled(page);
  await keepPicture(page, '800-diary-week');
});

test('offline: week and day', async ({ page, watch }) => {
  watch.allow(/^Failed to load resource/);
  await openWeek(page);
  await cutOff(page);
  await reopen(page);
  await expect(page.getByRole('alert')).toContainText('Нет сети');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await settled(page);
  await keepPicture(page, 'offline-diary');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
  await settled(page);
  await keepPicture(page, 'offline-diary-day');
});

test('the teacher', async ({ journal: page }) => {
  await keepPicture(page, 'desktop-teacher');
});

test('the holidays', async ({ week: page }) => {
  await go(page, '#/diary/2026-12-30');
  await settled(page);
  await keepPicture(page, 'desktop-holidays');
});
