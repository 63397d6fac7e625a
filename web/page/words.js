// What the page says by itself, before the worker speaks and when it cannot. Everything else that
// is read is in assets/strings.

/** @typedef {'ru' | 'en'} Language */

const russian = {
  name: 'Ранец',
  menu: 'Главное меню',
  diary: 'Дневник',
  homework: 'Задания',
  marks: 'Оценки',
  chats: 'Чаты',
  school: 'Школа',
  more: 'Ещё',
  loading: 'Загружаем дневник…',
  again: 'Открыть заново',
  browser: 'Этот браузер слишком старый для дневника: обновите его или откройте другой.',
  webgl:
    'Браузер не даёт дневнику рисовать: включите аппаратное ускорение или откройте другой браузер.',
  wasm: 'Не удалось загрузить дневник: проверьте сеть и откройте его заново.',
  slow: 'Дневник загружается дольше обычного: похоже, сеть медленная.',
  save: 'Сохранить',
  close: 'Закрыть',
  crash: 'Дневник остановился из-за ошибки. Откройте его заново.',
};
/** @typedef {typeof russian} Words */

/** @type {Words} */
const english = {
  name: 'Ranets',
  menu: 'Main menu',
  diary: 'Diary',
  homework: 'Homework',
  marks: 'Marks',
  chats: 'Chats',
  school: 'School',
  more: 'More',
  loading: 'Loading the diary…',
  again: 'Open again',
  browser: 'This browser is too old for the diary: update it or open another one.',
  webgl:
    'The browser does not let the diary draw: turn on hardware acceleration or open another browser.',
  wasm: 'The diary could not be loaded: check the network and open it again.',
  slow: 'The diary takes longer to load than usual: the network seems to be slow.',
  save: 'Save',
  close: 'Close',
  crash: 'The diary stopped because of an error. Open it again.',
};

/** @type {Record<Language, Words>} */
export const words = { ru: russian, en: english };
