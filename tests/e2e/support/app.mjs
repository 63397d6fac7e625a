// What a person does in Ranets, by the names they see and hear; and what the program says of itself.
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

export const PASSWORD = 'ranets-demo';
export const TODAY = /^Среда, 18 ноября, сегодня/;
export const SONYA = /^Соня Ветрова, 8 «Б»/;
export const MISHA = /^Миша Ветров, /;

// --- login

/** @param {Page} page @param {string} [address] */
export async function openLogin(page, address = '/') {
  await page.goto(address);
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  // Comes with the server's configuration, and with it everything is in its place.
  await expect(page.getByRole('group', { name: 'Посмотреть без пароля' })).toBeAttached();
}

/** @param {Page} page @param {string} login @param {string} [password] */
export async function fillLogin(page, login, password = PASSWORD) {
  await page.getByRole('textbox', { name: 'Логин' }).fill(login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password);
}

/** @param {Page} page */
export async function pressSignIn(page) {
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

/** With a demo button. @param {Page} page @param {string} role */
export async function lookAs(page, role) {
  const button = page.getByRole('button', { name: role, exact: true });
  await button.focus();  // and so into view, where the window is low
  await button.click();
}

/** The parent's diary of this week, from an empty browser. @param {Page} page @param {string} [address] */
export async function openDiary(page, address = '/') {
  await openLogin(page, address);
  await lookAs(page, 'Родитель');
  await expect(heading(page)).toBeVisible();
}

/** As openDiary, and the server's answer to the week is on the screen. @param {Page} page */
export async function openWeek(page) {
  await openDiary(page);
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
}

/** As openDiary, on a phone: today's lessons are on the screen. @param {Page} page */
export async function openDay(page) {
  await openDiary(page);
  await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
}

/** A teacher's diary. @param {Page} page @param {string} [address] */
export async function openJournal(page, address) {
  await openLogin(page, address);
  await lookAs(page, 'Учитель');
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /^\d урок, .*, \d+ «[АБ]»/ }).first()).toBeVisible();
}

/** The school of a parent. @param {Page} page */
export async function openSchool(page) {
  await openDiary(page, '/#/school');
  await expect(list(page, 'Учителя')).toBeAttached();
}

/** As openSchool, for who is signed in. @param {Page} page */
export async function showSchool(page) {
  await go(page, '#/school');
  await expect(list(page, 'Учителя')).toBeAttached();
}

/** The school of an administrator. @param {Page} page @param {string} [address] */
export async function openAsAdministrator(page, address) {
  await openLogin(page, address);
  await fillLogin(page, 'admin');
  await pressSignIn(page);
  await expect(list(page, 'Учителя')).toBeAttached();
}

/** @param {Page} page @param {string} name */
export function list(page, name) {
  return page.getByRole('list', { name, exact: true });
}

/** The sign-in is on the disk: a later visit finds it. @param {Page} page */
export async function remembered(page) {
  await expect.poll(() => localStorageText(page)).toContain('account');
}

/** To another screen of who is signed in. @param {Page} page @param {string} address */
export async function go(page, address) {
  await page.keyboard.press('Escape'); // what was left open
  await page.evaluate((hash) => (location.hash = hash), address);
}

/** Loads the page anew for who is signed in. @param {Page} page */
export async function reopen(page) {
  await remembered(page);
  await page.reload();
}

/** @param {Page} page */
export async function signOut(page) {
  await page.getByRole('link', { name: 'Ещё' }).click();
  const out = page.getByRole('button', { name: /^Выйти/ });
  await out.focus(); // and so into view
  await out.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Выйти' }).click();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
}

/** The way out of «Ранец открыт в другой вкладке». @param {Page} page */
export function useHere(page) {
  return page.getByRole('button', { name: 'Использовать здесь' });
}

// --- diary

/** @param {Page} page */
export function heading(page) {
  // The skeleton has one too, and fades while the first frame is there already.
  return page.getByRole('heading', { level: 1 }).filter({ hasNotText: /Ранец|Ranets/ });
}

/** @param {Page} page @param {string | RegExp} weekday «Понедельник» */
export function day(page, weekday) {
  const name = typeof weekday === 'string' ? new RegExp(`^${weekday}, `) : weekday;
  return page.getByRole('group', { name });
}

/** @param {Page} page @param {string | RegExp} weekday @param {number} number of the lesson */
export function lesson(page, weekday, number) {
  return day(page, weekday).getByRole('button', { name: new RegExp(`^${number} урок, `) });
}

/** A lesson's card on a phone. @param {Page} page @param {number} number @param {string} subject */
export function dayLesson(page, number, subject) {
  return page.getByRole('button', { name: new RegExp(`^${number} урок, ${subject}, `) });
}

/** @param {Page} page */
export function syncState(page) {
  return page.getByRole('status').filter({ hasText: /Обновл|Нет сети|Не удалось/ });
}

/** @param {Page} page */
export async function nextWeek(page) {
  await page.getByRole('button', { name: 'Следующая неделя' }).click();
}

/** @param {Page} page */
export async function previousWeek(page) {
  await page.getByRole('button', { name: 'Предыдущая неделя' }).click();
}

/** @param {Page} page */
export async function backToToday(page) {
  await page.getByRole('button', { name: 'Перейти к сегодняшнему дню' }).click();
}

// --- network

/** Whatever tells of a diary: both families of the server's API. */
export const API = /\/(v2|ext\/v1)\//;

/** The school's data can't be reached; the page itself can. @param {Page} page */
export async function cutOff(page) {
  await page.route(API, (route) => route.abort('internetdisconnected'));
}

/** @param {Page} page */
export async function reconnect(page) {
  await page.unroute(API);
}

/** At a press, unless it has been tried meanwhile. @param {Page} page */
export async function tryAgain(page) {
  const button = page.getByRole('button', { name: 'Повторить', exact: true });
  await button.first().click({ timeout: 2_000 }).catch(() => {});
}

/**
 * Answers to the diary's requests are kept back until the returned function is called.
 * @param {Page} page
 */
export async function holdAnswers(page) {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(API, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

// --- what the program says of itself

/** @param {Page} page @returns {Promise<import('../../../web/page/protocol.js').Stats>} */
export function stats(page) {
  return page.evaluate(() => /** @type {any} */ (window).ranets.stats());
}

/** Once nothing moves any more: no frame between two looks. @param {Page} page */
export async function settled(page) {
  let before = -1;
  await expect
    .poll(
      async () => {
        const { frames } = await stats(page);
        const still = frames === before;
        before = frames;
        return still;
      },
      { intervals: [50, 100, 100, 150] },
    )
    .toBe(true);
}

/** When a User Timing mark was set, in ms after the navigation. @param {Page} page @param {string} name */
export async function mark(page, name) {
  await expect
    .poll(() => page.evaluate((n) => performance.getEntriesByName(n).length, name))
    .toBeGreaterThan(0);
  return page.evaluate((n) => performance.getEntriesByName(n)[0].startTime, name);
}

/**
 * Paths of all files in the origin's private file system, but for the one that only reserves room.
 * @param {Page} page @returns {Promise<string[]>}
 */
export function storedFiles(page) {
  return page.evaluate(async () => {
    const walk = async (/** @type {any} */ directory, /** @type {string} */ path) => {
      /** @type {string[]} */
      const found = [];
      for await (const [name, handle] of directory.entries()) {
        if (handle.kind === 'directory') found.push(...(await walk(handle, `${path}${name}/`)));
        else if (name !== 'ballast') found.push(path + name);
      }
      return found;
    };
    for (;;) {
      try {
        return (await walk(await navigator.storage.getDirectory(), '')).sort();
      } catch (error) {
        // Something was removed between its being named and being looked at.
        if (/** @type {Error} */ (error).name !== 'NotFoundError') throw error;
      }
    }
  });
}

/** @param {Page} page @returns {Promise<string>} */
export function localStorageText(page) {
  return page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
}
