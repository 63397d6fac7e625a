// The page speaks for itself only when the application cannot.

/** @type {Record<string, string>} */
const sentences = {
  browser: 'Этот браузер слишком старый для дневника: обновите его или откройте другой.',
  webgl:
    'Браузер не даёт дневнику рисовать: включите аппаратное ускорение или откройте другой браузер.',
  wasm: 'Не удалось загрузить дневник: проверьте сеть и откройте его заново.',
  crash: 'Дневник остановился из-за ошибки. Откройте его заново.',
};

/** @param {string} reason */
export function showTrouble(reason) {
  if (document.querySelector('.trouble')) return;
  const box = document.createElement('div');
  box.className = 'trouble';
  box.setAttribute('role', 'alert');
  const sentence = document.createElement('p');
  sentence.textContent = sentences[reason] ?? sentences.crash;
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'Открыть заново';
  again.addEventListener('click', () => location.reload());
  box.append(sentence, again);
  document.body.append(box);
  document.querySelector('#skeleton main')?.removeAttribute('aria-busy');
  document.querySelector('#skeleton p')?.remove();
  for (const id of ['skeleton', 'tree']) document.getElementById(id)?.toggleAttribute('inert', true);
}
