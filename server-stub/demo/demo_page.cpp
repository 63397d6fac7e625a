#include "demo/demo_page.h"

#include <array>
#include <cstdio>

#include "auth/login_page.h"
#include "school/calendar.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Ранец · Связь</title>
<link rel="stylesheet" href="/demo/style.css">
<script type="module" src="/demo/page.js"></script>
</head>
<body>
<main>
<h1>Связь</h1>
<p>Какой она будет у Ранца с этим сервером. Действует сразу, на все открытые вкладки.</p>
)";

struct Preset {
    std::string_view name;
    std::string_view about;
    Faults faults;
};

constexpr std::array<Preset, 6> kPresets{{
    {"Обычная связь", "без помех", {}},
    {"2G в автобусе",
     "медленно, каждый десятый запрос теряется",
     {.latency = 800, .loss = 0.1, .bandwidth = 6000}},
    {"Обрывы",
     "половина запросов не доходит до конца",
     {.latency = 200, .loss = 0.25, .cut = 0.35}},
    {"Сервер болен", "чаще ошибка 503, чем ответ", {.latency = 500, .error_rate = 0.7}},
    {"Портал гостиницы", "вместо ответов чужая страница", {.garbage = 1}},
    {"Сети нет", "ни одного ответа", {.loss = 1}},
}};

struct Field {
    std::string_view name;  // in JSON
    std::string_view label;
    std::string_view unit;
    std::string_view limits;
    double (*value)(const Faults&);
};

// Shares are shown and typed as per cent.
constexpr std::string_view kShare = R"(min="0" max="100" step="any" data-scale="100")";

constexpr std::array<Field, 6> kFields{{
    {"latency", "Задержка", "мс", R"(min="0" max="60000" step="1" data-scale="1")",
     [](const Faults& of) { return static_cast<double>(of.latency); }},
    {"bandwidth", "Скорость", "байт/с, 0 — любая",
     R"(min="0" max="1000000000" step="1" data-scale="1")",
     [](const Faults& of) { return static_cast<double>(of.bandwidth); }},
    {"loss", "Без ответа", "%", kShare, [](const Faults& of) { return of.loss * 100; }},
    {"cut", "Оборванные ответы", "%", kShare, [](const Faults& of) { return of.cut * 100; }},
    {"errorRate", "Ошибка сервера", "%", kShare,
     [](const Faults& of) { return of.error_rate * 100; }},
    {"garbage", "Чужие ответы", "%", kShare, [](const Faults& of) { return of.garbage * 100; }},
}};

constexpr std::string_view kStyle = R"(
main { width: min(560px, 100vw); }
h2 { margin: 24px 0 12px; font-size: 18px; line-height: 24px; }
.presets, .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.presets button { height: auto; min-height: 64px; padding: 8px 16px; border: 1px solid var(--line);
  background: transparent; color: inherit; text-align: start; cursor: pointer; }
.presets button[aria-pressed=true] { border: 2px solid var(--fill); padding: 7px 15px; }
.presets span { display: block; color: var(--text2); font-size: 14px; line-height: 20px;
  font-weight: 400; }
.fields { align-items: end; }
form label { margin: 0; }
form button { margin-top: 16px; cursor: pointer; }
button.second { margin-top: 12px; border: 1px solid var(--line); background: transparent;
  color: inherit; cursor: pointer; }
[role=status] { position: sticky; bottom: 0; margin: 0; background: var(--surface);
  text-align: center; }
[role=status]:not(:empty) { padding: 16px 0; }
@media (max-width: 479px) { main { padding: 24px 16px; } .presets, .fields {
  grid-template-columns: 1fr; } }
)";

constexpr std::string_view kScript = R"js(// Sets the faults of the line and the school's present.
const FAULTS = '/ext/v1/demo/faults';
const presets = [...document.querySelectorAll('[data-preset]')];
const line = document.querySelector('#line');
const clock = document.querySelector('#clock');
const status = document.querySelector('[role=status]');

for (const button of presets) {
  button.addEventListener('click', () => change('PUT', button.dataset.preset, name(button)));
}
document.querySelector('#reset').addEventListener('click',
  () => change('DELETE', undefined, 'Как при запуске сервера'));
line.addEventListener('submit', (event) => {
  event.preventDefault();
  const wanted = fields().map((field) => [field.name, field.valueAsNumber / field.dataset.scale]);
  change('PUT', JSON.stringify(Object.fromEntries(wanted)), 'Свои помехи');
});
clock.addEventListener('submit', async (event) => {
  event.preventDefault();
  const now = clock.elements.now.value;
  const answer = await ask('PUT', '/ext/v1/demo/clock', JSON.stringify({ now }));
  if (answer) say('Часы школы переведены');
});
mark();

function fields() {
  return [...line.querySelectorAll('input')];
}

function name(button) {
  return button.firstChild.textContent.trim();
}

async function change(method, body, done) {
  const faults = await ask(method, FAULTS, body);
  if (!faults) return;
  for (const field of fields()) {
    field.value = Number((faults[field.name] * field.dataset.scale).toPrecision(12));
  }
  mark();
  say(`Включено: ${done}`);
}

// Which preset the fields show.
function mark() {
  for (const button of presets) {
    const preset = JSON.parse(button.dataset.preset);
    const fits = fields().every((field) =>
      Math.abs(field.valueAsNumber - preset[field.name] * field.dataset.scale) < 1e-6);
    button.setAttribute('aria-pressed', String(fits));
  }
}

async function ask(method, address, body) {
  try {
    const answer = await fetch(address, { method, body });
    if (answer.ok) return await answer.json();
    say('Сервер отказал: проверьте числа');
  } catch {
    say('Сервер не отвечает');
  }
}

function say(text) {
  status.textContent = text;
}
)js";

std::string plain(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.12g", number);
    return text.data();
}

std::string preset_button(const Preset& preset) {
    return "<button type=\"button\" aria-pressed=\"false\" data-preset=\"" +
           html_escape(faults_json(preset.faults).dump()) + "\">" + std::string(preset.name) +
           " <span>" + std::string(preset.about) + "</span></button>\n";
}

std::string field_input(const Field& field, const Faults& faults) {
    return "<label>" + std::string(field.label) + ", " + std::string(field.unit) +
           "<input type=\"number\" inputmode=\"decimal\" required name=\"" +
           std::string(field.name) + "\" " + std::string(field.limits) + " value=\"" +
           plain(field.value(faults)) + "\"></label>\n";
}

}  // namespace

std::string demo_page(const Faults& faults, model::LocalTime now) {
    std::string text(kHead);
    text += "<div class=\"presets\" role=\"group\" aria-label=\"Готовые наборы\">\n";
    for (const Preset& preset : kPresets) text += preset_button(preset);
    text +=
        "</div>\n<h2>Помехи</h2>\n"
        "<form id=\"line\" aria-label=\"Помехи\">\n<div class=\"fields\">\n";
    for (const Field& field : kFields) text += field_input(field, faults);
    text +=
        "</div>\n<button type=\"submit\">Применить</button>\n</form>\n"
        "<button id=\"reset\" type=\"button\" class=\"second\">Как при запуске сервера</button>\n"
        "<h2>Часы школы</h2>\n<form id=\"clock\" aria-label=\"Часы школы\">\n"
        "<label>Сейчас в школе<input type=\"datetime-local\" name=\"now\" required value=\"" +
        now.date.iso() + "T" + clock_text(now.time.minutes) +
        "\"></label>\n<button type=\"submit\">Перевести часы</button>\n</form>\n"
        "<p role=\"status\"></p>\n"
        "</main>\n</body>\n</html>\n";
    return text;
}

std::string demo_script() {
    return std::string(kScript);
}

std::string demo_style() {
    return std::string(login_style()) + std::string(kStyle);
}

}  // namespace ranets::stub
