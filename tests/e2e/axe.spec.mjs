// Every screen in every state, on a desktop and on a phone: axe finds nothing, of no weight.
import {
  cutOff, dayLesson, go, heading, lesson, openDay, openDiary, openLogin, pressSignIn, remembered,
  reopen, settled, showSchool, useHere,
} from './support/app.mjs';
import { faultsOf } from '../support/axe.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(page: Page) => Promise<void>} Open
 * @typedef {import('./support/fixtures.mjs').Role} Role
 * @typedef {import('./support/fixtures.mjs').Size} Size
 */

const WEEK = '#/diary/2026-11-18?view=week';
const DAY = '#/diary/2026-11-18?view=day';

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
  await go(page, address);
  await firstLesson(page);
};

/** The lessons of a class. @param {string} view @returns {Open} */
const timetableIn = (view) => async (page) => {
  await showSchool(page);
  const link = page.getByRole('link', { name: 'Расписание класса' });
  await link.focus();
  await link.click();
  await expect(heading(page)).not.toHaveText('Школа');
  await page.evaluate((v) => (location.hash += `&view=${v}`), view);
  await firstLesson(page);
};

/** @param {Page} page */
async function openMore(page) {
  await go(page, '#/more');
  await expect(page.getByRole('radio', { name: 'English' })).toBeAttached();
}

/** @param {Page} page */
async function openData(page) {
  await go(page, '#/data');
  await expect(page.getByRole('radio', { name: 'Никогда' })).toBeAttached();
}

/** Of a family that has signed in. @type {Record<string, Open>} */
const family = {
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
    await go(page, '#/diary/2026-12-30?view=week');
    await expect(page.getByRole('main').getByText(/каникулы/i).first()).toBeAttached();
  },
  'the school of a family': showSchool,
  'the marks of a term': async (page) => {
    await go(page, '#/marks');
    await expect(page.getByRole('main').getByText(/Алгебра/).first()).toBeAttached();
  },
  'what is still to come': async (page) => {
    await go(page, '#/chats');
    await expect(page.getByRole('button', { name: 'Открыть дневник' })).toBeVisible();
  },
  '«Ещё»': openMore,
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
};

/** @type {Record<string, Open>} */
const teacher = {
  'the school of a teacher': showSchool,
  'the week of a teacher': diaryAt(WEEK),
  'the day of a teacher': diaryAt(DAY),
};

/** @type {Record<string, Open>} */
const administrator = {
  'the school of an administrator': showSchool,
  'the choice of a class': async (page) => {
    await showSchool(page);
    const choice = page.getByRole('combobox', { name: 'Выбор класса' });
    await choice.focus();
    await choice.click();
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'the week of a class': timetableIn('week'),
  'the day of a class': timetableIn('day'),
};

/** From an empty browser. @type {Record<string, Open>} */
const anew = {
  'the diary without network': async (page) => {
    await openDiary(page, `/${WEEK}`);
    await firstLesson(page);
    await cutOff(page);
    await reopen(page);
    await expect(page.getByRole('alert')).toContainText('Нет сети');
    await firstLesson(page);
  },
  'a week that was never loaded': async (page) => {
    await openDiary(page, `/${WEEK}`);
    await firstLesson(page);
    await settled(page);
    await cutOff(page);
    await page.evaluate(() => (location.hash = '#/diary/2026-12-09?view=week'));
    await expect(page.getByRole('main').getByText('Эту неделю ещё не загружали'))
      .toBeVisible({ timeout: 20_000 });
  },
  'homework that was ticked without network': async (page) => {
    await openDiary(page, '/#/diary/2026-11-21?view=day');
    await page.getByRole('button', { name: /^2 урок, Алгебра/ }).first().click();
    const tick = page.getByRole('checkbox', { name: 'Сделано: Алгебра' });
    await expect(tick).toBeVisible();
    await cutOff(page);
    await tick.click();
    await page.getByRole('textbox', { name: 'Заметка' }).fill('спросить про 362');
    await expect(page.getByText('ждёт сети', { exact: true })).toHaveCount(2);
  },
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
};

/** @type {Record<string, Open>} */
const familyOnDesktop = {
  'a lesson beside the week': async (page) => {
    await diaryAt(WEEK)(page);
    await lesson(page, 'Понедельник', 2).click();
    await expect(page.getByRole('region', { name: /^Урок: / })).toBeVisible();
  },
};

/** @type {Record<string, Open>} */
const familyOnPhone = {
  'the choice of a child': async (page) => {
    await diaryAt(DAY)(page);
    await page.getByRole('button', { name: /^Выбрать ребёнка/ }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

/** @type {Record<string, Open>} */
const anewOnPhone = {
  'the details of being offline': async (page) => {
    await openDay(page);
    await cutOff(page);
    await reopen(page);
    await press(page, 'Подробнее');
    await expect(page.getByRole('button', { name: 'Повторить', exact: true })).toBeVisible();
  },
};

/** @param {Page} page */
async function hasNoFault(page) {
  // It is gone once it has faded; what fades is no fault of the screen.
  await expect(page.locator('#skeleton')).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);
}

/** @param {Record<string, Open>} screens */
function checkAnew(screens) {
  for (const [name, open] of Object.entries(screens)) {
    test(name, async ({ page, watch }) => {
      watch.allow(FAILED_REQUEST);
      await open(page);
      await hasNoFault(page);
    });
  }
}

function checkLogin() {
  test('the login, left empty, with regions to choose from', async ({ page }) => {
    await openLogin(page);
    await hasNoFault(page);
    await pressSignIn(page);
    await expect(page.getByRole('alert')).toBeVisible();
    await hasNoFault(page);
    await page.getByRole('combobox', { name: 'Регион' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await hasNoFault(page);

    // And the least fault would be found.
    await page.evaluate(() => document.querySelector('#tree')?.append(document.createElement('h2')));
    expect(await faultsOf(page)).toEqual([expect.stringMatching(/^empty-heading: /)]);
  });
}

/** @param {Role} role @param {Size} size @param {Record<string, Open>} screens */
function checkSignedIn(role, size, screens) {
  test.describe(role, () => {
    // One after the other, and so at one seat.
    test.describe.configure({ mode: 'default' });
    for (const [name, open] of Object.entries(screens)) {
      test(name, async ({ sit }) => {
        const page = await sit(role, size);
        await open(page);
        await hasNoFault(page);
      });
    }
  });
}

test.describe('desktop', () => {
  checkSignedIn('Родитель', 'desktop', { ...family, ...familyOnDesktop });
  checkSignedIn('Учитель', 'desktop', teacher);
  checkSignedIn('Администратор', 'desktop', administrator);
  checkAnew(anew);
  checkLogin();
});

test.describe('phone', () => {
  test.use(phone);
  checkSignedIn('Родитель', 'phone', { ...family, ...familyOnPhone });
  checkSignedIn('Учитель', 'phone', teacher);
  checkSignedIn('Администратор', 'phone', administrator);
  checkAnew({ ...anew, ...anewOnPhone });
  checkLogin();
});
