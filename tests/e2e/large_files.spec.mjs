// Files that are larger than a line carries at once: sent and fetched through cuts.
import { fetchFile, numberOfFile, sendFile } from '../support/large_file.mjs';
import { slowLine } from '../support/slow_line.mjs';
import { lesson, openWeek } from './support/app.mjs';
import { expect, FAILED_REQUEST, test as base } from './support/fixtures.mjs';

const MB = 1024 * 1024;
/** As fast as it may be: `make bench` takes its time with 10 MB over 64 KB a second. */
const HOW = { bytes: 3 * MB, cuts: 5, every: 3, limitMs: 100_000 };
const RATE = 400 * 1024;

const test = base.extend({
  /** @type {any} */
  line: async ({ sharedStub }, use) => {
    const line = await slowLine(sharedStub.port);
    await use(line);
    await line.close();
  },
  stub: async ({ sharedStub, line }, use) => use({ ...sharedStub, origin: line.origin }),
});

/** @param {import('@playwright/test').Page} page @param {string} name */
const file = (page, name) => page.getByRole('button', { name: new RegExp(`файла? ${name}`) });

test('a file of three megabytes goes to the server and back through ten cuts, in little memory',
  async ({ page, line, watch }) => {
    test.setTimeout(180_000);
    watch.allow(FAILED_REQUEST);
    const told = numberOfFile(page, 'Формулы');
    await openWeek(page);
    const homework = await told;
    await lesson(page, 'Четверг', 2).click();
    await expect(file(page, 'Формулы.jpg')).toBeVisible();
    line.rate = RATE;
    const sent = await sendFile(page, line, HOW);
    expect(line.cuts).toBe(HOW.cuts);
    expect(sent.heapBytes).toBeLessThan(2 * MB);

    const fetched = await fetchFile(page, line, {
      ...HOW,
      id: sent.id,
      inPlaceOf: homework,
      press: async () => {
        await file(page, 'Формулы.jpg').click();
        await expect(file(page, 'Формулы.jpg'))
          .toHaveAccessibleDescription(/^Скачано .* из 3(,0)?\sМБ$/, { timeout: 30_000 });
      },
    });
    expect(line.cuts).toBe(2 * HOW.cuts);
    expect(fetched.whole).toBe(true);
    expect(fetched.heapBytes).toBeLessThan(2 * MB);
  });
