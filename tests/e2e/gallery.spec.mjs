// The gallery: every widget of the kit in every state, looked at, listened to, walked by keyboard.
import { go, settled } from './support/app.mjs';
import { faultsOf } from '../support/axe.mjs';
import { expect, phone, test } from './support/fixtures.mjs';
import { tabToAll } from './support/keys.mjs';
import { keepPicture } from './support/screen.mjs';
import { gallerySite } from './support/stub.mjs';

/** @typedef {import('@playwright/test').Page} Page */

test.use({ servedSite: gallerySite });

/** @param {Page} page */
async function openGallery(page) {
  await page.goto('/#/gallery');
  await expect(page.getByRole('heading', { level: 1, name: 'Галерея' })).toBeVisible();
  await settled(page);
}

/** All of it, a window after the other. @param {Page} page @param {string} name */
async function keepPictures(page, name) {
  const last = page.getByRole('button', { name: 'Выбрать дату', exact: true });
  const { width, height } = /** @type {{width: number, height: number}} */ (page.viewportSize());
  // Over no control that would look hovered.
  await page.mouse.move(width - 2, height / 2);
  for (let part = 1; ; part++) {
    await settled(page);
    await keepPicture(page, `${name}-${part}`);
    const box = await last.boundingBox();
    if ((box && box.height > 1 && box.y < height) || part > 40) return part;
    await page.mouse.wheel(0, height - 120);
  }
}

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('it can be looked at', async ({ page }) => {
      await openGallery(page);
      const parts = await keepPictures(page, `gallery-${colorScheme}`);
      expect(parts).toBeGreaterThan(1);
      expect(parts).toBeLessThan(20);
    });

    test.describe('on a phone', () => {
      test.use(phone);

      test('it can be looked at', async ({ page }) => {
        await openGallery(page);
        expect(await keepPictures(page, `gallery-phone-${colorScheme}`)).toBeLessThan(40);
      });
    });
  });
}

test('at 320 and 1920 it can be looked at', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openGallery(page);
  await keepPictures(page, 'gallery-1920');
  await page.setViewportSize({ width: 320, height: 640 });
  await openGallery(page);
  await settled(page);
  await keepPicture(page, 'gallery-320');
});

test('nobody is kept out of any part of it', async ({ page }) => {
  await openGallery(page);
  expect(await faultsOf(page)).toEqual([]);
});

test('the keyboard reaches every control', async ({ page }) => {
  await openGallery(page);
  const { reached, missed } = await tabToAll(page);
  expect(reached).toBeGreaterThan(90);
  expect(missed).toEqual([]);
});

test('a window opens by keyboard, holds the focus and gives it back', async ({ page }) => {
  await openGallery(page);
  for (const name of ['Справа', 'Снизу', 'В середине']) {
    const opener = page.getByRole('button', { name, exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Закрыть', exact: true })).toBeFocused();
    expect(await faultsOf(page), name).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('beside it the menu stays for who is signed in', async ({ week: page }) => {
  await go(page, '#/gallery');
  await expect(page.getByRole('heading', { level: 1, name: 'Галерея' })).toBeVisible();
  await page.getByRole('link', { name: 'Ещё' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ещё' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Галерея' })).toBeVisible();
});
