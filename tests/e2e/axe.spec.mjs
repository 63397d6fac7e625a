// Every screen in every state, on a desktop and on a phone: axe finds nothing, of no weight.
import {
  cutOff, dayLesson, heading, lesson, list, lookAs, openAsAdministrator, openDay, openDiary,
  openJournal, openLogin, openSchool, openWeek, pressSignIn, remembered, reopen,
  settled, useHere,
} from './support/app.mjs';
import { faultsOf } from './support/axe.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(page: Page) => Promise<void>} Open
 */

const WEEK = '/#/diary/2026-11-18?view=week';
const DAY = '/#/diary/2026-11-18?view=day';

/** @param {Page} page */
async function firstLesson(page) {
  const first = page.getByRole('button', { name: /^1 урок, / }).first();
  await expect(first).toBeVisible();
  return first;
}

/** @param {Page} page @param {string} name */
async function press(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus(); // and so into view
  await button.click();
}

/** @param {string} address @returns {Open} */
const diaryAt = (address) => async (page) => {
  await openDiary(page, address);
  await firstLesson(page);
};

/** @param {string} address @returns {Open} */
const journalAt = (address) => (page) => openJournal(page, address);

/** The lessons of a class. @param {string} view @returns {Open} */
const timetableIn = (view) => async (page) => {
  await openAsAdministrator(page);
  const link = page.getByRole('link', { name: 'Расписание класса' });
  await link.focus();
  await link.click();
  await expect(heading(page)).not.toHaveText('Школа');
  await page.evaluate((v) => (location.hash += `&view=${v}`), view);
  await firstLesson(page);
};

/** @param {Page} page */
async function openMore(page) {
  await openDiary(page, '/#/more');
  await expect(page.getByRole('radio', { name: 'English' })).toBeAttached();
}

/** @param {Page} page */
async function openData(page) {
  await openDiary(page, '/#/data');
  await expect(page.getByRole('radio', { name: 'Никогда' })).toBeAttached();
}

/** @type {Record<string, Open>} */
const everywhere = {
  'the login': (page) => openLogin(page),
  'the login that was left empty': async (page) => {
    await openLogin(page);
    await pressSignIn(page);
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'the choice of a region': async (page) => {
    await openLogin(page);
    await page.getByRole('combobox', { name: 'Регион' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'the week': diaryAt(WEEK),
  'the day': diaryAt(DAY),
  'a lesson': async (page) => {
    await diaryAt(DAY)(page);
    await dayLesson(page, 2, 'Алгебра').or(dayLesson(page, 1, 'Алгебра')).first().click();
    await expect(page.getByRole('button', { name: 'Закрыть урок' })).toBeVisible();
  },
  'the choice of a date': async (page) => {
    await diaryAt(DAY)(page);
    await press(page, 'Выбрать дату');
    await expect(page.getByRole('button', { name: 'Следующий месяц' })).toBeVisible();
  },
  'holidays': async (page) => {
    await openDiary(page, '/#/diary/2026-12-30?view=week');
    await expect(page.getByRole('main').getByText(/каникулы/i).first()).toBeAttached();
  },
  'the diary without network': async (page) => {
    await diaryAt(WEEK)(page);
    await cutOff(page);
    await reopen(page);
    await expect(page.getByRole('alert')).toContainText('Нет сети');
    await firstLesson(page);
  },
  'a week that was never loaded': async (page) => {
    await diaryAt(WEEK)(page);
    await settled(page);
    await cutOff(page);
    await page.evaluate(() => (location.hash = '#/diary/2026-12-09?view=week'));
    await expect(page.getByRole('main').getByText('Эту неделю ещё не загружали'))
      .toBeVisible({ timeout: 20_000 });
  },
  'the school of a family': openSchool,
  'the school of an administrator': (page) => openAsAdministrator(page),
  'the choice of a class': async (page) => {
    await openAsAdministrator(page);
    const choice = page.getByRole('combobox', { name: 'Выбор класса' });
    await choice.focus();
    await choice.click();
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'the week of a class': timetableIn('week'),
  'the day of a class': timetableIn('day'),
  'the school of a teacher': async (page) => {
    await openLogin(page, '/#/school');
    await lookAs(page, 'Учитель');
    await expect(list(page, 'Учителя')).toBeAttached();
  },
  'the week of a teacher': journalAt(WEEK),
  'the day of a teacher': journalAt(DAY),
  'what is still to come': async (page) => {
    await openDiary(page, '/#/marks');
    await expect(page.getByRole('button', { name: 'Открыть дневник' })).toBeVisible();
  },
  '«Ещё»': openMore,
  '«Ещё» in English, in large letters': async (page) => {
    await page.addInitScript(() =>
      localStorage.setItem('ranets.settings', JSON.stringify({ text: 130, language: 'en' })));
    await page.goto('/#/more');
    const parent = page.getByRole('button', { name: 'Parent', exact: true });
    await parent.focus();
    await parent.click();
    await expect(page.getByRole('heading', { level: 1, name: 'More' })).toBeVisible();
  },
  'a tab that was put aside': async (page) => {
    await openDiary(page);
    await remembered(page);
    const other = await page.context().newPage();
    await other.goto('/');
    await useHere(other).click();
    await expect(useHere(page)).toBeVisible();
  },
  'the question before signing out': async (page) => {
    await openMore(page);
    await press(page, 'Выйти');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  '«Данные и память»': openData,
  'the question before clearing': async (page) => {
    await openData(page);
    await press(page, 'Очистить');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'the gallery': async (page) => {
    await page.goto('/#/gallery');
    await expect(heading(page)).toHaveText('Галерея');
  },
};

/** @type {Record<string, Open>} */
const onDesktop = {
  'a lesson beside the week': async (page) => {
    await openWeek(page);
    await lesson(page, 'Понедельник', 2).click();
    await expect(page.getByRole('region', { name: /^Урок: / })).toBeVisible();
  },
};

/** @type {Record<string, Open>} */
const onPhone = {
  'the choice of a child': async (page) => {
    await openDay(page);
    await page.getByRole('button', { name: /^Выбрать ребёнка/ }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'the details of being offline': async (page) => {
    await openDay(page);
    await cutOff(page);
    await reopen(page);
    await press(page, 'Подробнее');
    await expect(page.getByRole('button', { name: 'Повторить', exact: true })).toBeVisible();
  },
};

/** @param {Record<string, Open>} screens */
function check(screens) {
  for (const [name, open] of Object.entries(screens)) {
    test(name, async ({ page, watch }) => {
      watch.allow(FAILED_REQUEST);
      await open(page);
      // It is gone once it has faded; what fades is no fault of the screen.
      await expect(page.locator('#skeleton')).toHaveCount(0);
      expect(await faultsOf(page)).toEqual([]);
    });
  }
}

test.describe('desktop', () => {
  check({ ...everywhere, ...onDesktop });
});

test.describe('phone', () => {
  test.use(phone);
  check({ ...everywhere, ...onPhone });
});

test('the least fault would be found', async ({ page }) => {
  await openLogin(page);
  await page.evaluate(() => document.querySelector('#tree')?.append(document.createElement('h2')));
  expect(await faultsOf(page)).toEqual([expect.stringMatching(/^empty-heading: /)]);
});
