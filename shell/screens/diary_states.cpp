// The diary when something is missing: the network, an answer, the week itself.
#include <algorithm>
#include <utility>

#include "kit/widgets.h"
#include "screens/diary_parts.h"

namespace ranets::shell {

using Word = strings::Key;
using State = app::Resource<model::Week>::State;

namespace {

constexpr float kBanner = 46;
constexpr float kPhoneBanner = 36;
constexpr int kOldDays = 7;
constexpr std::int64_t kPatienceMs = 300;

std::string banner_text(const Diary& diary) {
    const auto at = model::local_time(*diary.views.diary.week.as_of, diary.views.account->zone);
    const auto& now = diary.views.now;
    if (at.date == now.date) return format(Word::kOfflineToday, {time_text(at.time)});
    const auto day = day_month(at.date);
    if (now.date - at.date > kOldDays) return format(Word::kOfflineOld, {day});
    return format(Word::kOfflineDay, {day, time_text(at.time)});
}

bool has_banner(const Diary& diary) {
    return diary.offline() && diary.views.diary.week.as_of && diary.views.account;
}

ButtonSpec retry_button() {
    ButtonSpec spec;
    spec.name = text_of(Word::kActionRetry);
    return spec;
}

float text_space(Diary& diary, float width) {
    return width - 14 - 20 - 12 - 12 - button_width(diary.ui, retry_button()) - 6;
}

int banner_lines(Diary& diary, float width) {
    const auto text = std::string(text_of(Word::kOfflineTitle)) + " " + banner_text(diary);
    return static_cast<int>(
        std::max<std::size_t>(1, diary.ui.wrap(text, kBody, text_space(diary, width), 4).size()));
}

void pointer_banner(Diary& diary, const Rect& area, const std::string& sentence) {
    Ui& ui = diary.ui;
    ui.fill(area, Color::WarnBg, 12);
    ui.border(area, Color::WarnLine, 12);
    Rect row = area;
    cut_left(row, 14);
    ui.icon({row.x + 10, centre(row).y}, Icon::WifiOff, 20, Color::WarnText);
    cut_left(row, 32);
    cut_right(row, 6);
    const auto retry = retry_button();
    const Rect place =
        centred(cut_right(row, button_width(ui, retry)), button_width(ui, retry), 36);
    cut_right(row, 12);

    const auto title = text_of(Word::kOfflineTitle);
    const int lines = banner_lines(diary, area.w);
    ui.say("offline", Role::Alert, sentence, row);
    if (lines == 1) {
        const float width = ui.text(row, title, kBodyStrong, Color::WarnText);
        cut_left(row, width + ui.text_width(" ", kBody));
        ui.text(row, banner_text(diary), kBody, Color::WarnText);
    } else {
        ui.paragraph({row.x, centre(row).y - 10.f * static_cast<float>(lines), row.w, row.h},
                     sentence, kBody, Color::WarnText, lines);
    }
    // In the banner's own colours, which no button of the kit has.
    const auto press = ui.press(ui.id("retry"), place, 12);
    if (press.hovered || press.held) ui.fill(place, Color::WarnLine, 12);
    ui.border(place, Color::WarnText, 12);
    ui.text(place, retry.name, kBodyStrong, Color::WarnText, Align::Centre);
    ui.say("retry", Role::Button, retry.name, place);
    if (press.clicked) diary.commands.refresh();
}

void phone_banner(Diary& diary, const Rect& area, const std::string& sentence) {
    Ui& ui = diary.ui;
    auto& open = diary.memory.banner_open;
    ui.fill(area, Color::WarnBg);
    ui.horizontal_line(area.x, bottom(area) - 1, area.w, Color::WarnLine);
    Rect rest = inset(area, 12, 0);
    const auto brief = format(Word::kOfflineShort, {diary.as_of()});
    Rect line = cut_top(rest, kPhoneBanner);
    const auto press = ui.press(ui.id("details"), line, 8);
    if (press.clicked) open = !open;
    ui.say("offline", Role::Alert, sentence, line);
    ui.say("details", Role::Button, text_of(Word::kOfflineDetails), line,
           semantics::kExpandable | (open ? semantics::kExpanded : 0u));
    ui.icon({line.x + 8, centre(line).y}, Icon::WifiOff, 16, Color::WarnText);
    cut_left(line, 24);
    ui.icon({right(line) - 8, centre(line).y}, Icon::ChevronDown, 16, Color::WarnText);
    cut_right(line, 20);
    ui.text(line, brief, kCaptionStrong, Color::WarnText);
    if (!open) return;
    const float words = static_cast<float>(ui.wrap(banner_text(diary), kBody, rest.w, 6).size());
    ui.paragraph(cut_top(rest, words * 20), banner_text(diary), kBody, Color::WarnText, 6);
    cut_top(rest, 8);
    auto retry = retry_button();
    if (button(ui, "retry", cut_top(rest, 44), retry)) diary.commands.refresh();
}

}  // namespace

float offline_banner_height(Diary& diary) {
    if (!has_banner(diary)) return 0;
    if (!diary.ui.phone()) {
        const int lines = banner_lines(diary, diary.area.w - 40);
        return kBanner + 20.f * static_cast<float>(lines - 1);
    }
    if (!diary.memory.banner_open) return kPhoneBanner;
    const auto lines = diary.ui.wrap(banner_text(diary), kBody, diary.area.w - 24, 6).size();
    return kPhoneBanner + 20.f * static_cast<float>(lines) + 8 + 44 + 10;
}

void offline_banner(Diary& diary, const Rect& area) {
    const IdScope scope(diary.ui, "offline");
    const auto sentence =
        format(Word::kOfflineSentence, {text_of(Word::kOfflineTitle), banner_text(diary)});
    if (diary.ui.phone()) return phone_banner(diary, area, sentence);
    pointer_banner(diary, area, sentence);
}

bool waits_visibly(Diary& diary) {
    auto& memory = diary.memory;
    const auto monday = diary.date.monday();
    const auto now = diary.ui.now_ms();
    if (memory.waiting_child != diary.views.diary.child || memory.waiting_week != monday) {
        memory.waiting_child = diary.views.diary.child;
        memory.waiting_week = monday;
        memory.waiting_since = now;
    }
    const auto due = memory.waiting_since + kPatienceMs;
    if (now >= due) return true;
    diary.ui.wake_at(due);
    return false;
}

void skeleton_rows(Diary& diary, const Rect& area, float row, int count) {
    if (!waits_visibly(diary)) return;
    Rect rest = area;
    for (int i = 0; i < count && rest.h >= row - 2; ++i)
        skeleton_row(diary.ui, inset(cut_top(rest, row), 0, row > 60 ? 4.f : 10.f));
}

bool diary_failure(Diary& diary, const Rect& area) {
    if (diary.views.diary.week.state != State::Error) {
        if (diary.loaded()) diary.memory.waiting_week = {};
        diary.memory.failed = false;
        return false;
    }
    const bool offline = diary.views.diary.week.error == model::Error::Kind::Offline;
    const auto sentence = text_of(offline ? Word::kDiaryNeverLoaded : Word::kDiaryError);
    const float side = diary.ui.phone() ? 12.f : 20.f;
    Rect rect = inset(area, side, 0);
    cut_top(rect, diary.ui.phone() ? 12.f : 0.f);
    rect = cut_top(rect, std::min(rect.h - 14, 240.f));
    diary.ui.card(rect);
    if (!diary.memory.failed) {
        Request announce;
        announce.kind = Request::Kind::Announce;
        announce.text = sentence;
        diary.ui.request(std::move(announce));
    }
    diary.memory.failed = true;
    if (empty_state(diary.ui, "failed", rect, offline ? Icon::WifiOff : Icon::CircleAlert, sentence,
                    text_of(Word::kActionRetry)))
        diary.commands.refresh();
    return true;
}

}  // namespace ranets::shell
