// What was seen before is there at once, with and without network.
import {
  API, cutOff, day, heading, holdAnswers, lesson, nextWeek, openWeek, previousWeek, reconnect,
  reopen, syncState, TODAY, tryAgain,
} from './support/app.mjs';
import { expect, FAILED_REQUEST, test } from './support/fixtures.mjs';

test.beforeEach(({ watch }) => watch.allow(FAILED_REQUEST));

test('a week seen before is shown at once, while it is refreshed', async ({ page }) => {
  await openWeek(page);
  const release = await holdAnswers(page);
  await reopen(page);
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5$/);
  await expect(syncState(page)).toHaveText('Обновление…');
  release();
  await expect(syncState(page)).toHaveText('Обновлено только что');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
});

test('without network the week seen before is shown, says of when it is, and can be tried again', async ({ page }) => {
  await openWeek(page);
  await cutOff(page);
  await reopen(page);
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(/^Нет сети\. Показаны данные на сегодня, \d\d:\d\d/);
  await expect(syncState(page)).toHaveText(/^Нет сети/);
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5, на \d\d:\d\d$/);
  await reconnect(page);
  await tryAgain(page);
  await expect(syncState(page)).toHaveText('Обновлено только что');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5$/);
});

test('the browser\'s word that the network is gone, and back, is heard', async ({ page, context }) => {
  await openWeek(page);
  await context.setOffline(true);
  await expect(page.getByRole('alert')).toContainText('Нет сети');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await context.setOffline(false);
  await expect(syncState(page)).toHaveText('Обновлено только что');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('weeks turned to before are there without network, others say that they are not', async ({ page }) => {
  await openWeek(page);
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await cutOff(page);
  await reopen(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await previousWeek(page);
  await expect(day(page, TODAY)).toBeVisible();
  await expect(lesson(page, TODAY, 1)).toBeVisible();
  await previousWeek(page);
  await previousWeek(page);
  await previousWeek(page);
  await expect(page.getByRole('main').getByText('Эту неделю ещё не загружали')).toBeVisible();
  await reconnect(page);
  await tryAgain(page);
  await expect(page.getByRole('main').getByText('Эту неделю ещё не загружали')).toHaveCount(0);
  await expect(syncState(page)).toHaveText('Обновлено только что');
});

test('a failing server does not take away what was there', async ({ page }) => {
  await openWeek(page);
  await page.route(API, (route) => route.fulfill({ status: 500, body: 'no' }));
  await reopen(page);
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(syncState(page)).toHaveText('Не удалось обновить', { timeout: 20_000 });
  await reconnect(page);
  await page.getByRole('button', { name: 'Обновить' }).click();
  await expect(syncState(page)).toHaveText('Обновлено только что');
});

test('an answer that makes no sense does not take away what was there', async ({ page }) => {
  await openWeek(page);
  await page.route(API, (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '{"days": [{"date": 7' }),
  );
  await page.getByRole('button', { name: 'Обновить' }).click();
  await expect(syncState(page)).toHaveText('Не удалось обновить', { timeout: 20_000 });
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/Алгебра.*оценка 5$/);
});

test('a mark that the server corrected replaces the old one without a reload', async ({ page }) => {
  await openWeek(page);
  await page.route(/\/schedules\?/, async (route) => {
    // What it said last would still hold.
    const { 'if-none-match': _, ...headers } = route.request().headers();
    const answer = await route.fetch({ headers });
    const body = (await answer.text()).replaceAll('"textValue":"5"', '"textValue":"4"')
      .replaceAll('"value":"5"', '"value":"4"');
    await route.fulfill({ response: answer, body, headers: { ...answer.headers(), etag: '"other"' } });
  });
  await page.getByRole('button', { name: 'Обновить' }).click();
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 4$/);
});
