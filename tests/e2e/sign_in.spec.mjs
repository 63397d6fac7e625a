// Coming in and going out.
import {
  day, fillLogin, heading, lesson, localStorageText, lookAs, openLogin, openWeek,
  pressSignIn, reopen, signOut, SONYA, storedFiles, TODAY,
} from './support/app.mjs';
import { expect, FAILED_REQUEST, test } from './support/fixtures.mjs';
import { beforeWorker } from './support/worker.mjs';

// With everything that moves, as most people have it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('a parent signs in with login and password and sees this week', async ({ page }) => {
  await openLogin(page);
  await fillLogin(page, 'parent');
  await pressSignIn(page);
  await expect(day(page, TODAY)).toBeVisible();
  await expect(heading(page)).toHaveText('16–21 ноября');
  await expect(page.getByRole('radio', { name: SONYA })).toBeChecked();
});

test('Enter in the password signs in', async ({ page }) => {
  await openLogin(page);
  await fillLogin(page, 'parent');
  await page.getByRole('textbox', { name: 'Пароль' }).press('Enter');
  await expect(day(page, TODAY)).toBeVisible();
});

test('a pupil looks in without a password and sees an own diary, without a child to choose', async ({ page }) => {
  await openLogin(page);
  await expect(page.getByRole('group', { name: 'Посмотреть без пароля' })).toBeVisible();
  await lookAs(page, 'Ученик');
  await expect(lesson(page, TODAY, 1)).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Выбор ребёнка' })).toHaveCount(0);
});

test('a teacher looks in without a password and has a journal in place of a diary', async ({ page }) => {
  await openLogin(page);
  await lookAs(page, 'Учитель');
  await expect(page.getByRole('link', { name: 'Журнал' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Дневник' })).toHaveCount(0);
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/, 8 «Б»/);
});

test('a wrong password is told of, and its text stays under the cursor', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openLogin(page);
  await fillLogin(page, 'admin', 'ranets-demon');
  await pressSignIn(page);
  const password = page.getByRole('textbox', { name: 'Пароль' });
  await expect(page.getByText('Неверный логин или пароль')).toBeVisible();
  await expect(password).toHaveValue('ranets-demon');
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await password.press('Backspace');
  await password.press('Backspace');
  await password.pressSequentially('o');
  await pressSignIn(page);
  await expect(page.getByRole('link', { name: 'Ещё' })).toBeVisible();
});

test('empty fields are asked for, nothing is sent', async ({ page, watch }) => {
  await openLogin(page);
  await pressSignIn(page);
  await expect(page.getByText('Введите логин')).toBeVisible();
  await page.getByRole('textbox', { name: 'Логин' }).fill('parent');
  await pressSignIn(page);
  await expect(page.getByText('Введите пароль')).toBeVisible();
  expect(watch.addresses.filter((url) => url.includes('/oauth2/'))).toEqual([]);
});

test('too many wrong passwords are told of', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route('**/oauth2/authorize', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'Retry-After': '30', 'Content-Type': 'application/json' },
      body: '{"type": "apiRequestLimit", "description": "Too many failed attempts, try later"}',
    }),
  );
  await openLogin(page);
  await fillLogin(page, 'parent');
  await pressSignIn(page);
  await expect(page.getByText('Слишком много попыток')).toBeVisible();
});

test('a sign-in without network says so and works when the network is back', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openLogin(page);
  await fillLogin(page, 'parent');
  await page.route('**/oauth2/**', (route) => route.abort('internetdisconnected'));
  await pressSignIn(page);
  await expect(page.getByText('Нет сети. Войти можно, когда связь появится')).toBeVisible();
  await page.unroute('**/oauth2/**');
  await pressSignIn(page);
  await expect(day(page, TODAY)).toBeVisible();
});

test('the password can be looked at', async ({ page }) => {
  await openLogin(page);
  await fillLogin(page, 'parent');
  const password = page.getByRole('textbox', { name: 'Пароль' });
  await expect(password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Показать пароль' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Скрыть пароль' }).click();
  await expect(password).toHaveAttribute('type', 'password');
  await expect(password).toHaveValue('ranets-demo');
});

test('the region is chosen from a list with a search, and remembered', async ({ page }) => {
  await openLogin(page);
  const region = page.getByRole('combobox', { name: 'Регион' });
  await region.click();
  await page.getByRole('searchbox').fill('новосиб');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('option', { name: 'Новосибирская область' }).click();
  await expect(region).toHaveText('Новосибирская область');
  await page.reload();
  await expect(region).toHaveText('Новосибирская область');
});

test('ways in that are not there yet say so in one sentence', async ({ page }) => {
  await openLogin(page);
  await page.getByRole('link', { name: 'Восстановить доступ' }).click();
  await expect(page.getByText(/Восстановить доступ здесь пока нельзя/)).toBeVisible();
  await page.getByRole('link', { name: 'Регистрация' }).click();
  await expect(page.getByText(/Зарегистрироваться здесь пока нельзя/)).toBeVisible();
  await page.getByRole('button', { name: 'Войти через Госуслуги' }).click();
  await expect(page.getByText(/Вход через Госуслуги ещё не работает/)).toBeVisible();
});

test('a reload finds the person still signed in', async ({ page }) => {
  await openWeek(page);
  await reopen(page);
  await expect(day(page, TODAY)).toBeVisible();
  await expect(page.getByRole('form', { name: 'Вход' })).toHaveCount(0);
});

test('signing out gives the tokens back and wipes what was stored', async ({ page, request, watch }) => {
  await openWeek(page);
  expect(await storedFiles(page)).not.toEqual([]);
  const [token] = [...watch.tokens];
  const revoked = page.waitForResponse('**/oauth2/revoke');
  await signOut(page);
  expect((await revoked).status()).toBe(200);
  await expect.poll(() => storedFiles(page)).toEqual([]);
  expect(await localStorageText(page)).not.toMatch(/account/);
  const refused = await request.get('/v2/users/me', { headers: { Authorization: `Bearer ${token}` } });
  expect(refused.status()).toBe(401);

  await page.reload();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Логин' })).toHaveValue('');
  await page.goBack().catch(() => {});
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
});

test('after signing out another person can sign in, and sees nothing of the first', async ({ page }) => {
  await openWeek(page);
  await signOut(page);
  await lookAs(page, 'Ученик');
  await expect(lesson(page, TODAY, 1)).toBeVisible();
  await expect(page.getByRole('radio', { name: SONYA })).toHaveCount(0);
});

test('on a foreign computer nothing is written', async ({ page }) => {
  await openLogin(page);
  const foreign = page.getByRole('checkbox', { name: 'Чужой компьютер' });
  await foreign.click();
  await expect(foreign).toBeChecked();
  await expect(page.getByText(/^Ничего не сохраним/)).toBeVisible();
  await lookAs(page, 'Родитель');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  expect(await storedFiles(page)).toEqual([]);
  expect(await localStorageText(page)).toBe('{}');
  await page.reload();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
});

test('an account has two files in a directory of its own', async ({ page }) => {
  await openWeek(page);
  const databases = async () => (await storedFiles(page)).filter((path) => path.endsWith('.db'));
  await expect.poll(databases).toEqual([
    expect.stringMatching(/^accounts\/[^/]+\/cache\.db$/),
    expect.stringMatching(/^accounts\/[^/]+\/outbox\.db$/),
  ]);
  const others = (await storedFiles(page)).filter((path) => !/\/(cache|outbox)\.db(-wal)?$/.test(path));
  expect(others).toEqual([]);
  const directories = (await databases()).map((path) => path.split('/')[1]);
  expect(new Set(directories).size).toBe(1);
});

test('a browser that stores nothing is told of once, and works', async ({ page, watch }) => {
  watch.allow(/local files stay closed/);
  await beforeWorker(page, 'StorageManager.prototype.getDirectory = undefined;');
  await openWeek(page);
  const notice = page.getByText(/^Этот браузер ничего не сохраняет/);
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'Закрыть сообщение' }).click();
  await expect(notice).toHaveCount(0);

  // As long as the tab is open.
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect(notice).toHaveCount(0);
  await signOut(page);
  await page.reload();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

const withoutFiles = {
  'keeps files only on secure origins':
    'Object.defineProperty(WorkerNavigator.prototype, "storage", { value: undefined });',
  'refuses its files':
    'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("no", "UnknownError"));',
};
for (const [what, script] of Object.entries(withoutFiles)) {
  test(`a browser that ${what} does without`, async ({ page, watch }) => {
    watch.allow(/local files stay closed/);
    await beforeWorker(page, script);
    await openWeek(page);
    await expect(page.getByText(/^Этот браузер ничего не сохраняет/)).toBeVisible();
  });
}

test('a sign-in that ended elsewhere asks for the password again and keeps the place', async ({ page, request, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  for (const token of watch.tokens) {
    await request.post('/oauth2/revoke', { form: { token, client_id: 'ranets' } });
  }
  await page.getByRole('button', { name: 'Обновить' }).click();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  await expect(page.getByText(/сохранённые данные на месте/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Логин' })).toHaveValue('parent');
  await page.getByRole('textbox', { name: 'Пароль' }).fill('ranets-demo');
  await pressSignIn(page);
  await expect(day(page, TODAY)).toBeVisible();
});
