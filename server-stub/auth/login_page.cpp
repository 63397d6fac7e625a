#include "auth/login_page.h"

#include "auth/accounts.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Ранец · Вход</title>
<link rel="stylesheet" href="/oauth2/style.css">
</head>
<body>
<main>
)";
constexpr std::string_view kTail = "</main>\n</body>\n</html>\n";

constexpr std::string_view kStyle = R"(:root { color-scheme: light dark; --bg: #F4F3EF;
  --surface: #FFFFFF; --line: #85869A; --text: #22243A; --text2: #55576E; --fill: #3A46B4;
  --danger: #A3201A; }
@media (prefers-color-scheme: dark) { :root { --bg: #14151F; --surface: #1E202D; --line: #7C7F99;
  --text: #EDEDF5; --text2: #B9BBCF; --fill: #5661DB; --danger: #FFABA4; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg);
  color: var(--text); font: 16px/22px system-ui, sans-serif; }
main { width: min(440px, 100vw); padding: 32px; border-radius: 24px; background: var(--surface); }
h1 { margin: 0 0 8px; font-size: 28px; line-height: 34px; }
p { margin: 0 0 16px; color: var(--text2); }
p.wrong { color: var(--danger); }
label { display: block; margin: 0 0 16px; font-size: 14px; line-height: 20px; }
input { display: block; width: 100%; height: 48px; margin-top: 4px; padding: 0 16px;
  border: 1px solid var(--line); border-radius: 12px; background: transparent; color: inherit;
  font: inherit; font-size: 16px; }
button { width: 100%; height: 48px; border: 0; border-radius: 12px; background: var(--fill);
  color: #FFFFFF; font: inherit; font-weight: 600; }
:focus-visible { outline: 2px solid var(--fill); outline-offset: 2px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 0; color: var(--text2);
  font-size: 14px; line-height: 20px; }
dd { margin: 0; }
h2 { margin: 24px 0 8px; font-size: 14px; line-height: 20px; }
)";

constexpr std::string_view kDemo = R"(<h2>Вымышленные учётные записи</h2>
<dl>
<dt>Родитель</dt><dd><code>parent</code></dd>
<dt>Ученик</dt><dd><code>pupil</code></dd>
<dt>Учитель</dt><dd><code>teacher</code></dd>
<dt>Администратор</dt><dd><code>admin</code></dd>
)";

}  // namespace

std::string render(const LoginPage& page) {
    std::string text(kHead);
    text += "<h1>Вход</h1>\n<p>Приложение «" + html_escape(page.client) +
            "» просит доступ к дневнику.</p>\n";
    if (!page.complaint.empty()) {
        text += "<p class=\"wrong\" role=\"alert\">" + html_escape(page.complaint) + "</p>\n";
    }
    text += "<form method=\"post\" action=\"/oauth2/authorize\" aria-label=\"Вход\">\n";
    for (const auto& [name, value] : page.hidden) {
        text += "<input type=\"hidden\" name=\"" + html_escape(name) + "\" value=\"" +
                html_escape(value) + "\">\n";
    }
    text += "<label>Логин<input name=\"login\" autocomplete=\"username\" required value=\"" +
            html_escape(page.login) + "\"></label>\n";
    text +=
        "<label>Пароль<input name=\"password\" type=\"password\" "
        "autocomplete=\"current-password\" required></label>\n"
        "<button type=\"submit\">Войти</button>\n</form>\n";
    text += kDemo;
    text +=
        "<dt>Пароль каждой</dt><dd><code>" + std::string(kDemoPassword) + "</code></dd>\n</dl>\n";
    text += kTail;
    return text;
}

std::string result_page(bool granted) {
    std::string text(kHead);
    text += granted ? "<h1>Доступ открыт</h1>\n<p>Вернитесь в приложение.</p>\n"
                    : "<h1>Доступа нет</h1>\n<p>Вернитесь в приложение и войдите ещё раз.</p>\n";
    text += kTail;
    return text;
}

std::string_view login_style() {
    return kStyle;
}

}  // namespace ranets::stub
