// Changes that the server tells of by itself.
import { lesson, openWeek, syncState } from './support/app.mjs';
import { expect, FAILED_REQUEST, test } from './support/fixtures.mjs';

test('a mark appears while one looks, without anything being pressed', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  // The stream of a server that tells of one change and then falls silent.
  let told = false;
  let person = '';
  await page.route(/\/ext\/v1\/events\?since=/, (route) => {
    if (told) return route.abort();
    told = true;
    const key = { kind: 'marks', key: `${person}/2026-11-16`, version: '1' };
    const data = JSON.stringify({ cursor: decodeURIComponent(route.request().url().split('since=')[1]), changes: [key] });
    return route.fulfill({
      contentType: 'text/event-stream',
      body: `: hello\n\nevent: change\nid: 1\ndata: ${data}\n\n`,
    });
  });
  let corrected = 0;
  await page.route(/\/schedules\?/, async (route) => {
    person ||= /persons\/(\d+)/.exec(route.request().url())?.[1] ?? '';
    if (!told) return route.continue();
    const { 'if-none-match': _, ...headers } = route.request().headers();
    const answer = await route.fetch({ headers });
    const body = (await answer.text()).replaceAll('"textValue":"5"', '"textValue":"4"')
      .replaceAll('"value":"5"', '"value":"4"');
    corrected++;
    await route.fulfill({ response: answer, body, headers: { ...answer.headers(), etag: '"other"' } });
  });
  await openWeek(page);
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 4$/);
  await expect(syncState(page)).toHaveText('Обновлено только что');
  expect(corrected).toBeGreaterThan(0);
});
