// The diary as a week: what stands where, turning, children, a lesson's panel.
import {
  backToToday, day, fillLogin, go, heading, lesson, MISHA, nextWeek, openLogin, openWeek,
  pressSignIn, previousWeek, SONYA, syncState, TODAY,
} from './support/app.mjs';
import { expect, test } from './support/fixtures.mjs';

test('the week stands in six days, each lesson with number, time, room, homework and marks', async ({ week: page }) => {
  const days = [
    'Понедельник, 16 ноября', 'Вторник, 17 ноября', 'Среда, 18 ноября, сегодня',
    'Четверг, 19 ноября', 'Пятница, 20 ноября', 'Суббота, 21 ноября',
  ];
  const lessons = [7, 6, 7, 6, 6, 4];
  for (const [i, name] of days.entries()) {
    const group = page.getByRole('group', { name, exact: true });
    await expect(group).toBeVisible();
    await expect(group.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
    await expect(group.getByRole('list').getByRole('listitem')).toHaveCount(lessons[i]);
    await expect(group.getByRole('button', { name: / урок, / })).toHaveCount(lessons[i]);
  }
  await expect(
    page.getByRole('button', {
      name: '2 урок, 9:25, Алгебра, кабинет 214, задание: § 12, № 342 (а, б), 345, сделано, оценка 5',
      exact: true,
    }),
  ).toBeVisible();
});

test('two marks of a lesson are both told', async ({ week: page }) => {
  await expect(lesson(page, 'Вторник', 6)).toHaveAccessibleName(/Русский язык.*оценки 4, 3$/);
});

test('a lesson tells what its row shows: done, test, files, nothing set', async ({ week: page }) => {
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/, сделано/);
  await expect(lesson(page, 'Четверг', 2)).toHaveAccessibleDescription(/контрольная/i);
  await expect(lesson(page, 'Пятница', 2)).toHaveAccessibleName(/, 1 файл/);
});

test('the lesson of this minute is told, and no other', async ({ week: page }) => {
  await expect(lesson(page, TODAY, 5)).toHaveAccessibleName(/^5 урок, 12:20, Физика/);
  await expect(lesson(page, TODAY, 5)).toHaveAccessibleName(/, идёт сейчас, /);
  await expect(lesson(page, TODAY, 4)).not.toHaveAccessibleName(/, идёт сейчас, /);
  await expect(lesson(page, 'Вторник', 5)).not.toHaveAccessibleName(/, идёт сейчас, /);
});

test.describe('far in the east', () => {
  test.use({ timezoneId: 'Pacific/Kiritimati' });

  test('day and time are still the school\'s own', async ({ page }) => {
    await openWeek(page);
    await expect(day(page, TODAY)).toBeVisible();
    await expect(lesson(page, TODAY, 1)).toHaveAccessibleName(/^1 урок, 8:30, /);
    await expect(lesson(page, TODAY, 5)).toHaveAccessibleName(/, идёт сейчас, /);
  });
});

test('the week\'s sums are right', async ({ week: page }) => {
  const summary = page.getByRole('group', { name: 'Итоги недели' });
  await expect(summary).toBeVisible();
  for (const figure of ['4,1', '14', '18 из 33']) await expect(summary).toContainText(figure);
});

test('the menu counts what is not done for tomorrow', async ({ week: page }) => {
  const menu = page.getByRole('navigation', { name: 'Главное меню' });
  await expect(menu.getByRole('link', { name: 'Дневник' })).toHaveAttribute('aria-current', 'page');
  await expect(menu.getByRole('link', { name: 'Задания, на завтра не сделано 5' })).toBeVisible();
});

test('a parent looks at either child', async ({ week: page }) => {
  const children = page.getByRole('radiogroup', { name: 'Выбор ребёнка' });
  await expect(children.getByRole('radio', { name: SONYA })).toBeChecked();
  await children.getByRole('radio', { name: MISHA }).click();
  await expect(children.getByRole('radio', { name: MISHA })).toBeChecked();
  await expect(day(page, TODAY)).toBeVisible();
  await expect(lesson(page, TODAY, 1)).toBeVisible();
  await expect(page.getByRole('button', { name: /№ 342 \(а, б\)/ })).toHaveCount(0);
  await expect(page).toHaveURL(/child=\d+/);
  await children.getByRole('radio', { name: SONYA }).click();
  await expect(page.getByRole('button', { name: /№ 342 \(а, б\)/ })).toBeVisible();
});

test('weeks are turned forward, back and to today', async ({ week: page }) => {
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await nextWeek(page);
  await expect(heading(page)).toHaveText('30 ноября – 5 декабря');
  await backToToday(page);
  await expect(heading(page)).toHaveText('16–21 ноября');
  await previousWeek(page);
  await expect(heading(page)).toHaveText('9–14 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
});

test('days of the holidays say so', async ({ week: page }) => {
  await go(page, '#/diary/2026-12-30');
  await expect(page.getByText(/Зимние каникулы/).first()).toBeVisible();
});

test('a lesson opens its panel: topic, homework, marks with comments; Escape closes it', async ({ week: page }) => {
  const opener = lesson(page, 'Понедельник', 2);
  await opener.click();
  const panel = page.getByRole(/** @type {any} */ ('dialog')).or(page.getByRole('region'))
    .filter({ has: page.getByRole('button', { name: 'Закрыть урок' }) });
  await expect(panel).toBeVisible();
  await expect(panel).toContainText('Квадрат суммы и квадрат разности');
  await expect(panel).toContainText('342 (а, б), 345');
  await expect(panel).toContainText('Верно вывела обе формулы');
  await expect(page).toHaveURL(/lesson=\d+/);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/lesson=/);
});

test('a lesson\'s files stand in its panel with their names and sizes', async ({ week: page }) => {
  await lesson(page, 'Четверг', 2).click();
  await expect(page.getByRole('button', { name: /Подготовка_к_КР\.pdf/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Формулы\.jpg/i })).toBeVisible();
  await page.getByRole('button', { name: 'Закрыть урок' }).click();
  await expect(page.getByRole('button', { name: 'Закрыть урок' })).toHaveCount(0);
});

test('the week says how fresh it is and refreshes at a word', async ({ week: page }) => {
  await expect(syncState(page)).toHaveText(/^Обновлено (только что|\d+ мин назад)$/);
  const asked = page.waitForRequest(/\/schedules\?/);
  await page.getByRole('button', { name: 'Обновить' }).click();
  await asked;
  await expect(syncState(page)).toHaveText('Обновлено только что');
});

test('day and week are two views of one diary', async ({ week: page }) => {
  const views = page.getByRole('radiogroup', { name: 'Вид дневника' });
  await expect(views.getByRole('radio', { name: 'Неделя' })).toBeChecked();
  await views.getByRole('radio', { name: 'День' }).click();
  await expect(views.getByRole('radio', { name: 'День' })).toBeChecked();
  await expect(page.getByRole('button', { name: /^1 урок, Алгебра, 8:30–9:15/ })).toBeVisible();
  await expect(day(page, 'Понедельник')).toHaveCount(0);
  await views.getByRole('radio', { name: 'Неделя' }).click();
  await expect(day(page, 'Понедельник')).toBeVisible();
});

test('sections that are not there yet say so and lead back', async ({ week: page }) => {
  await page.getByRole('link', { name: 'Чаты' }).click();
  await expect(page.getByText(/Раздел «Чаты» ещё не готов/)).toBeVisible();
  await page.getByRole('button', { name: 'Открыть дневник' }).click();
  await expect(day(page, TODAY)).toBeVisible();
});

test('who changed class within the year has the class of its lessons above each week', async ({ page }) => {
  await openLogin(page, '/#/diary/2026-11-16');
  await fillLogin(page, 'parent2');
  await pressSignIn(page);
  await expect(page.getByText('3-я неделя второй четверти · Глеб Титов, 8 «Б»')).toBeVisible();
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/Алгебра, кабинет 214/);
  await go(page, '#/diary/2026-10-19');
  await expect(page.getByText('8-я неделя первой четверти · Глеб Титов, 8 «А»')).toBeVisible();
  await expect(lesson(page, 'Четверг', 1)).toHaveAccessibleName(/Алгебра, кабинет 211/);
});
