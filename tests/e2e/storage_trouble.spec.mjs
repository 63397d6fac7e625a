// The device's disk is full, damaged or cleared: what the server knows comes again, what only this
// device knows is saved, and the person is told in one sentence.
import { cutOff, heading, lesson, nextWeek, openWeek, remembered, storedFiles } from './support/app.mjs';
import { expect, FAILED_REQUEST, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const FULL = 'Не удалось сохранить данные на устройстве. Проверьте, есть ли на нём место.';
const SALVAGED = 'Часть неотправленных изменений могла пропасть: их файл был повреждён.';
const GONE = 'Браузер удалил данные дневника с этого устройства. Войдите снова';

// A page that is not ours asks for an icon that there is not.
test.beforeEach(({ watch }) => watch.allow(FAILED_REQUEST));

/** A page of the same origin in which the application does not run. @param {Page} page */
async function leave(page) {
  await remembered(page);
  await page.goto('/manifest.webmanifest');
}

/** The directory of the one account, for what the application does not do. @param {Page} page */
function directoryOf(page) {
  return page.evaluateHandle(async () => {
    const root = await navigator.storage.getDirectory();
    const all = /** @type {any} */ (await root.getDirectoryHandle('accounts'));
    return (await all.values().next()).value;
  });
}

/** Fills files with what makes no sense. @param {Page} page @param {string[]} names */
async function spoil(page, names) {
  const directory = await directoryOf(page);
  await free(() => directory.evaluate(async (account, files) => {
    for (const name of files) {
      const file = await account.getFileHandle(name);
      const { size } = await file.getFile();
      const stream = await file.createWritable();
      await stream.write(new Uint8Array(Math.max(size, 5000)).fill(120));
      await stream.close();
    }
  }, names));
}

/** Again until the page before has let the files go. @param {() => Promise<void>} work */
function free(work) {
  return expect(work).toPass();
}

/** @param {Page} page */
async function quotaOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  /** @param {number} [quotaSize] bytes; nothing: as it was */
  return (quotaSize) => devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

/** The files have had the time to reserve room. @param {Page} page */
function reserved(page) {
  return page.waitForTimeout(4_000);
}

/** @param {Page} page @param {string} sentence */
function notice(page, sentence) {
  return page.getByRole('alert').filter({ hasText: sentence });
}

test('a damaged cache is loaded anew, and nobody notices', async ({ page }) => {
  await openWeek(page);
  await leave(page);
  await spoil(page, ['cache.db', 'cache.db-wal']);
  await page.goto('/');
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5$/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await cutOff(page);
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5, на/);
});

test('a destroyed outbox is put aside and told, and the diary can be used again', drawn, async ({ page }) => {
  await openWeek(page);
  await leave(page);
  await spoil(page, ['outbox.db', 'outbox.db-wal']);
  await page.goto('/');
  await expect(notice(page, SALVAGED)).toBeVisible();
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await keepPicture(page, 'salvaged');
  await page.getByRole('button', { name: 'Родитель', exact: true }).click();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  const names = (await storedFiles(page)).map((path) => path.split('/').pop());
  expect(names).toContain('outbox.damaged-1.db');
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what was put aside and not yet saved is saved the next time', async ({ page }) => {
  await openWeek(page);
  await leave(page);
  const directory = await directoryOf(page);
  for (const end of ['', '-wal']) {
    await free(() => directory.evaluate(async (account, ending) => {
      const file = await account.getFileHandle(`outbox.db${ending}`);
      await file.move(`outbox.damaged-1.db${ending}`);
    }, end));
  }
  await page.goto('/');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(notice(page, SALVAGED)).toBeVisible();
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('when the browser has cleared everything the login says so', drawn, async ({ page }) => {
  await openWeek(page);
  await leave(page);
  await free(() => page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('accounts', { recursive: true });
  }));
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: GONE })).toBeVisible();
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await keepPicture(page, 'data-gone');
  await page.getByRole('button', { name: 'Родитель', exact: true }).click();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
});

test('on a full disk the diary works, and writes again when there is room', drawn, async ({ page }) => {
  await openWeek(page);
  await remembered(page);
  await reserved(page);
  const setQuota = await quotaOf(page);
  await setQuota(1);
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await nextWeek(page);
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await expect(notice(page, FULL)).toBeVisible();
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await keepPicture(page, 'disk-full');
  await setQuota();
  await expect(notice(page, FULL)).toHaveCount(0, { timeout: 30_000 });
  const shown = await heading(page).textContent();
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await page.waitForTimeout(500);
  await cutOff(page);
  await page.reload();
  await expect(heading(page)).toHaveText(String(shown));
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
});

test('on a full disk what only this device knows is written all the same', async ({ page }) => {
  // Access that ends at once: the next question renews it, and the old renewal serves no more.
  await page.route('**/oauth2/token', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/"expires_in":\s*\d+/, '"expires_in":61');
    await route.fulfill({ response: answer, body });
  });
  await openWeek(page);
  await remembered(page);
  await reserved(page);
  const setQuota = await quotaOf(page);
  await setQuota(1);
  const renewed = page.waitForResponse('**/oauth2/token');
  await page.getByRole('button', { name: 'Обновить' }).first().click();
  await renewed;
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await page.waitForTimeout(500);
  await setQuota();
  await page.unroute('**/oauth2/token');
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await nextWeek(page);
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await expect(page.getByRole('form', { name: 'Вход' })).toHaveCount(0);
});

test('the browser is asked once to keep what is stored, when there is something of the user\'s', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.persist = async () => {
      localStorage.setItem('asked', `${localStorage.getItem('asked') ?? ''}!`);
      return true;
    };
  });
  const asked = () => page.evaluate(() => localStorage.getItem('asked'));
  await page.goto('/');
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  expect(await asked()).toBeNull();
  await openWeek(page);
  await remembered(page);
  expect(await asked()).toBeNull();
  await lesson(page, 'Суббота', 2).click();
  await page.getByRole('checkbox', { name: 'Сделано: Алгебра' }).click();
  await expect.poll(asked).toBe('!');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  expect(await asked()).toBe('!');
});
