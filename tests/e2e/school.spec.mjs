// «Школа»: the card, the people, bells and holidays; for a family, a teacher, an administrator.
import {
  cutOff, go, heading, lesson, list, MISHA, openAsAdministrator, openSchool, openWeek, reconnect,
  remembered, reopen, settled, showSchool, syncState, tryAgain,
} from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';

const MARINA = /^Ильина Марина Сергеевна, .*алгебра, геометрия/;

test('a parent finds whom to ask and who teaches', async ({ page }) => {
  await openSchool(page);
  await expect(heading(page)).toHaveText('Школа');
  await expect(page).toHaveURL(/#\/school$/);
  await expect(page).toHaveTitle('Школа · Ранец');
  await expect(page.getByRole('link', { name: /^Телефон: \+7 \(383\) 000-00-10$/ }))
    .toHaveAttribute('href', 'tel:+73830000010');
  await expect(page.getByRole('link', { name: 'Электронная почта: office@school1.example', exact: true }))
    .toHaveAttribute('href', 'mailto:office@school1.example');
  await expect(page.getByRole('link', { name: /^Сайт: / }))
    .toHaveAttribute('href', 'https://school1.example');
  await expect(list(page, 'Администрация').getByRole('listitem').first()).toHaveText(/, директор$/);
  await expect(list(page, 'Администрация').getByRole('link')).toHaveCount(2);
  await expect(list(page, 'Учителя').getByRole('listitem')).toHaveCount(40);
  await expect(list(page, 'Учителя').getByText(MARINA)).toBeAttached();
  await expect(list(page, 'Класс 8 «Б»').getByText(/^Ветрова Соня/)).toBeAttached();
  await expect(list(page, 'Класс 8 «Б»').getByText(/, классный руководитель$/)).toBeAttached();
  await expect(list(page, 'Звонки').getByText('1 урок, 8:30–9:15')).toBeAttached();
  await expect(list(page, 'Каникулы').getByText(/^Зимние каникулы, 2\d декабря – /i)).toBeAttached();
  await expect(syncState(page)).toHaveText('Обновлено только что');
});

test('another child has another class, in the same school', async ({ week: page }) => {
  await showSchool(page);
  await page.getByRole('radio', { name: MISHA }).click();
  await expect(list(page, 'Класс 4 «А»').getByText(/^Ветров Миша|^Ветров Михаил/)).toBeAttached();
  await expect(list(page, 'Класс 8 «Б»')).toHaveCount(0);
});

test('people are searched', async ({ week: page }) => {
  await showSchool(page);
  await page.getByRole('searchbox', { name: 'Поиск людей' }).fill('демина');
  await expect(list(page, 'Учителя').getByRole('listitem')).toHaveCount(1);
  await expect(list(page, 'Звонки')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Поиск людей' }).fill('');
  await expect(list(page, 'Звонки')).toBeAttached();
});

test('seen once it is there without network', drawn, async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openSchool(page);
  await settled(page);
  await cutOff(page);
  await reopen(page);
  await expect(list(page, 'Учителя').getByText(MARINA)).toBeAttached();
  await expect(list(page, 'Класс 8 «Б»').getByText(/^Ветрова Соня/)).toBeAttached();
  await expect(list(page, 'Звонки')).toBeAttached();
  await page.getByRole('button', { name: 'Обновить' }).click();
  await expect(page.getByRole('alert')).toContainText(/^Нет сети\. Показаны данные на сегодня/);
  await expect(syncState(page)).toHaveText(/^Нет сети/);
  await settled(page);
  await keepPicture(page, 'school-offline');
  await reconnect(page);
  await tryAgain(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(syncState(page)).toHaveText('Обновлено только что');
});

test('never seen it says so without network, and is loaded once there is one', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  await cutOff(page);
  await page.getByRole('link', { name: 'Школа' }).click();
  await expect(page.getByRole('main').getByText('Сведения о школе ещё не загружали')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Повторить', exact: true })).toBeVisible();
  await reconnect(page);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(list(page, 'Учителя').getByText(MARINA)).toBeAttached();
});

test('a failing server is told of', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  await page.route('**/v2/schools/**', (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.getByRole('link', { name: 'Школа' }).click();
  await expect(page.getByRole('main').getByText('Не удалось загрузить сведения о школе')).toBeVisible({ timeout: 20_000 });
});

test('a teacher reads the lists of the classes taught', async ({ journal: page }) => {
  await go(page, '#/school');
  await expect(list(page, 'Учителя')).toBeAttached();
  await page.getByRole('combobox', { name: 'Выбор класса' }).click();
  await page.getByRole('option', { name: '8 «Б»' }).click();
  await expect(list(page, 'Класс 8 «Б»').getByText(/^Ветрова Соня/)).toBeAttached();
  await expect(page).toHaveURL(/#\/school\?class=\d+$/);
});

test('an administrator begins with the school, and reads any class and its lessons', drawn, async ({ page }) => {
  await openAsAdministrator(page);
  await expect(heading(page)).toHaveText('Школа');
  await expect(page.getByRole('link', { name: 'Дневник' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Выбор класса' }).click();
  await expect(page.getByRole('option')).toHaveCount(22);
  await page.getByRole('option', { name: '8 «Б»' }).click();
  await expect(list(page, 'Класс 8 «Б»').getByText(/^Ветрова Соня/)).toBeAttached();
  await settled(page);
  await keepPicture(page, 'school-administrator');
  await page.getByRole('link', { name: 'Расписание класса' }).click();
  await expect(heading(page)).toHaveText('16–21 ноября');
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/^2 урок, 9:25, Алгебра, Ильина Марина Сергеевна/);
  await expect(page.getByText(/ · Класс 8 «Б»$/)).toBeVisible();
  await settled(page);
  await keepPicture(page, 'school-class-week');
  await page.goBack();
  await expect(list(page, 'Класс 8 «Б»')).toBeAttached();
  await page.goForward();
  await expect(heading(page)).toHaveText('16–21 ноября');
  await remembered(page);
  await page.reload();
  await expect(page.getByText(/ · Класс 8 «Б»$/)).toBeVisible();
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('it can be looked at', drawn, async ({ week: page }) => {
      await showSchool(page);
      await settled(page);
      await keepPicture(page, `school-${colorScheme}`);
    });

    test.describe('on a phone', () => {
      test.use(phone);

      test('it lives in «Ещё», in one column', drawn, async ({ day: page }) => {
        await page.getByRole('link', { name: 'Ещё' }).tap();
        await page.getByRole('link', { name: 'Школа' }).tap();
        await expect(list(page, 'Учителя')).toBeAttached();
        await settled(page);
        await keepPicture(page, `school-phone-${colorScheme}`);
        await page.getByRole('button', { name: /^Выбрать ребёнка: Соня/ }).tap();
        await page.getByRole('radio', { name: MISHA }).tap();
        await expect(list(page, 'Класс 4 «А»')).toBeAttached();
      });
    });
  });
}

for (const width of [320, 800, 1920]) {
  test(`${width} wide it can be looked at`, drawn, async ({ week: page }) => {
    await page.setViewportSize({ width, height: width < 700 ? 640 : width === 800 ? 900 : 1080 });
    await showSchool(page);
    await settled(page);
    await keepPicture(page, `school-${width}`);
  });
}

test('an option pressed while it is being scrolled to is the one that is chosen', async ({ office: page }) => {
  await page.getByRole('combobox', { name: 'Выбор класса' }).click();
  const last = page.getByRole('option').last();
  await expect(last).toHaveText('11 «Б»');
  // As programs do that press for a person: all of it before the worker has drawn again.
  await last.evaluate((option) => {
    option.scrollIntoView({ block: 'start' });
    const { x, y } = option.getBoundingClientRect();
    const press = { bubbles: true, isPrimary: true, pointerType: 'mouse', pointerId: 1, clientX: x + 5, clientY: y + 5 };
    option.dispatchEvent(new PointerEvent('pointerdown', press));
    option.dispatchEvent(new PointerEvent('pointerup', press));
    option.dispatchEvent(new MouseEvent('click', press));
  });
  await expect(list(page, 'Класс 11 «Б»')).toBeAttached();
});
