// The diary's head: with a pointer a title and a row of controls, on a phone the top bar.
#include <array>
#include <cmath>

#include "kit/widgets.h"
#include "screens/common/sync_state.h"
#include "screens/diary/diary_parts.h"
#include "screens/frame/child_switcher.h"

namespace ranets::shell {

using app::DiaryLayout;
using Word = strings::Key;

namespace {

constexpr float kControl = 40;
constexpr float kRow = 72, kLowRow = 56;
constexpr float kSecondRow = 48;
constexpr float kBar = 60;
constexpr float kBarLeft = 16, kBarRight = 8;
constexpr float kBarIcons = 44;
constexpr float kBarWords = 38;  // the title and below it how fresh it is

std::string title(const Diary& diary) {
    return diary_title(diary.layout == DiaryLayout::Day, diary.date, diary.week(),
                       diary.views.now.date);
}

std::string short_title(const Diary& diary) {
    return with_year(day_title_short(diary.date), diary.date, diary.views.now.date);
}

std::string subtitle(const Diary& diary) {
    std::string text = diary.loaded() ? period_text(diary.week()) : std::string();
    if (const auto* child = diary.child(); child != nullptr && !child_name(*child).empty()) {
        if (!text.empty()) text += " · ";
        auto then = *child;
        if (!diary.week().group_name.empty()) then.group_name = diary.week().group_name;
        text += child_name(then);
    }
    return text;
}

std::array<std::string_view, 2> layouts() {
    return {text_of(Word::kDiaryLayoutDay), text_of(Word::kDiaryLayoutWeek)};
}

ButtonSpec today_button() {
    ButtonSpec spec;
    spec.name = text_of(Word::kDiaryGoToday);
    spec.label = text_of(Word::kDiaryToday);
    return spec;
}

float controls_width(Diary& diary) {
    const auto options = layouts();
    return 3 * kControl + 12 + button_width(diary.ui, today_button()) + 12 +
           segmented_width(diary.ui, options);
}

// Room for the title and what is below it. Kept at its widest, so that the steps stay under the
// pointer while one walks from week to week.
float title_width(Diary& diary) {
    auto& memory = diary.memory;
    const auto* child = diary.child();
    if (memory.titled_child != diary.views.children.chosen) {
        memory.titled_child = diary.views.children.chosen;
        std::string usual = format(Word::kDiaryWeekOfPeriod, {"3", text_of(Word::kPeriodQuarter2)});
        if (child != nullptr) usual += " · " + child_name(*child);
        memory.title_width = diary.ui.text_width(usual, kCaption);
    }
    memory.title_width = std::max({memory.title_width, diary.ui.text_width(title(diary), kTitle),
                                   diary.ui.text_width(subtitle(diary), kCaption)});
    return std::ceil(memory.title_width);
}

float beside_title(Diary& diary) {
    const float sync =
        diary.ui.text_width(sync_words(diary.views, diary.views.diary.sync, false), kCaption) + 24;
    return 40 + 28 + controls_width(diary) + 12 + sync + 12 + 2 * kControl + 8;
}

bool one_row(Diary& diary) {
    return std::max(200.f, title_width(diary)) + beside_title(diary) <= diary.area.w;
}

float first_row(const Diary& diary) {
    return diary.ui.low() ? kLowRow : kRow;
}

void heading(Diary& diary, const Rect& box) {
    Ui& ui = diary.ui;
    Rect rest = centred(box, box.w, 42);
    const auto first = cut_top(rest, 26);
    const auto words = title(diary);
    ui.text(first, words, kTitle, Color::Text);
    ui.say("title", Role::Heading1, words, first);
    const auto second = subtitle(diary);
    if (second.empty()) return;
    const auto line = cut_top(rest, 16);
    ui.text(line, second, kCaption, Color::Text2);
    ui.say("subtitle", Role::Text, second, line);
}

void open_calendar(Diary& diary) {
    diary.windows.calendar = true;
    diary.windows.month = {};
}

void controls(Diary& diary, Rect row) {
    Ui& ui = diary.ui;
    const bool week = diary.layout == DiaryLayout::Week;
    row = centred(row, row.w, kControl);
    const auto chevron = [&](const char* key, Word name, Icon icon) {
        ButtonSpec spec;
        spec.name = text_of(name);
        spec.icon = icon;
        spec.icon_only = true;
        return button(ui, key, cut_left(row, kControl), spec);
    };
    if (chevron("previous", week ? Word::kDiaryPreviousWeek : Word::kDiaryPreviousDay,
                Icon::ChevronLeft))
        diary.step(-1);
    cut_left(row, 4);
    const auto today = today_button();
    if (button(ui, "today", cut_left(row, button_width(ui, today)), today))
        diary.show(diary.views.now.date);
    cut_left(row, 4);
    if (chevron("next", week ? Word::kDiaryNextWeek : Word::kDiaryNextDay, Icon::ChevronRight))
        diary.step(1);
    cut_left(row, 4);
    if (chevron("date", Word::kDiaryChooseDate, Icon::CalendarDays)) open_calendar(diary);
    cut_left(row, 12);
    const auto options = layouts();
    const int chosen = segmented(ui, "layout", cut_left(row, segmented_width(ui, options)),
                                 text_of(Word::kDiaryLayout), options, week ? 1 : 0);
    if (chosen >= 0) diary.show_layout(chosen == 0 ? DiaryLayout::Day : DiaryLayout::Week);
}

float child_width(const Diary& diary) {
    if (diary.child() == nullptr) return 0;
    return (has_child_choice(diary.views) ? 58.f : 40.f) + 12;
}

// The longest title that the bar has room for; none: it needs a line of its own.
std::optional<std::string> bar_title(Diary& diary, float room) {
    const bool day = diary.layout == DiaryLayout::Day;
    for (const auto& words : {title(diary), day ? short_title(diary) : std::string()})
        if (!words.empty() && diary.ui.text_width(words, kLargeStrong) <= room) return words;
    return std::nullopt;
}

float bar_room(const Diary& diary) {
    return diary.area.w - kBarLeft - kBarRight - child_width(diary) - 2 * kBarIcons - 8;
}

void search_button(Diary& diary, const Rect& place, ButtonLook look, float icon_size) {
    ButtonSpec search;
    search.name = text_of(Word::kSearchOpen);
    search.look = look;
    search.icon = Icon::Search;
    search.icon_only = true;
    search.icon_size = icon_size;
    search.flags = semantics::kHasPopup;
    search.obstacle = app::obstacle_to(app::OpenSearch{}, diary.views);
    if (button(diary.ui, "search", place, search)) diary.commands.give(app::OpenSearch{});
}

// From right to left: search, refresh, how fresh it is.
void sync_and_refresh(Diary& diary, Rect row) {
    Ui& ui = diary.ui;
    row = centred(row, row.w, kControl);
    const auto search_place = cut_right(row, kControl);
    cut_right(row, 8);
    const auto refresh_place = cut_right(row, kControl);
    cut_right(row, 12);
    sync_status(ui, diary.views, diary.views.diary.sync, row, true, false);
    ButtonSpec refresh;
    refresh.name = text_of(Word::kDiaryRefresh);
    refresh.icon = Icon::Refresh;
    refresh.icon_only = true;
    refresh.obstacle = app::obstacle_to(app::Refresh{}, diary.views);
    if (button(ui, "refresh", refresh_place, refresh)) diary.commands.give(app::Refresh{});
    search_button(diary, search_place, ButtonLook::Plain, 20);
}

}  // namespace

float diary_head_height(Diary& diary) {
    const float row = first_row(diary);
    return one_row(diary) ? row : row + kSecondRow;
}

void diary_head(Diary& diary, const Rect& area) {
    const IdScope scope(diary.ui, "head");
    Rect rest = inset(area, 20, 0);
    Rect first = cut_top(rest, first_row(diary));
    if (one_row(diary)) {
        heading(diary, cut_left(first, title_width(diary)));
        cut_left(first, 28);
        controls(diary, cut_left(first, controls_width(diary)));
        cut_left(first, 12);
        return sync_and_refresh(diary, first);
    }
    // Narrow: the steps get a row of their own, and what is beside the title gives way to it.
    const float buttons = 2 * kControl + 8 + 12;
    const float sync =
        diary.ui.text_width(sync_words(diary.views, diary.views.diary.sync, false), kCaption) + 24;
    const Rect side = cut_right(first, std::min(buttons + sync, first.w * 0.55f));
    cut_right(first, 12);
    heading(diary, first);
    controls(diary, cut_top(rest, kControl));
    sync_and_refresh(diary, side);
}

float diary_top_bar_height(Diary& diary) {
    return bar_title(diary, bar_room(diary)) ? kBar : kBar + kBarWords + 4;
}

void diary_top_bar(Diary& diary, const Rect& area) {
    Ui& ui = diary.ui;
    const IdScope scope(ui, "bar");
    ui.fill(area, Color::Surface);
    if (diary.layout == DiaryLayout::Week) ui.horizontal_line(area.x, bottom(area) - 1, area.w);
    Rect row = area;
    cut_left(row, kBarLeft);
    cut_right(row, kBarRight);
    const auto beside = bar_title(diary, bar_room(diary));
    Rect below = row;
    row = centred(cut_top(below, kBar), row.w, 44);

    if (const auto* child = diary.child()) {
        const bool choice = has_child_choice(diary.views);
        Rect place = cut_left(row, child_width(diary) - 12);
        const auto initials = initials_of(child->first_name, child->last_name);
        if (choice) {
            const auto id = ui.id("child");
            const auto press = ui.press(id, place, 22);
            if (press.clicked) diary.windows.children = true;
            ui.icon({right(place) - 8, centre(place).y}, Icon::ChevronDown, 16, Color::Text2);
            ui.say("child", Role::Button, format(Word::kChildChoose, {child_name(*child)}), place,
                   semantics::kHasPopup);
        } else {
            const auto name = child_name(*child);
            ui.say("child", Role::Image, name.empty() ? text_of(Word::kNavTimetable) : name, place);
        }
        if (child->kind == Diary::Kind::Class) {
            ui.circle({place.x + 20, centre(place).y}, 20, Color::PrimarySoft);
            ui.icon({place.x + 20, centre(place).y}, Icon::Users, 20, Color::OnSoft);
        } else {
            avatar(ui, {place.x + 20, centre(place).y}, 40, child->person.value, initials);
        }
        cut_left(row, 12);
    }

    const Rect search_place = cut_right(row, kBarIcons);
    const Rect date_place = cut_right(row, kBarIcons);
    cut_right(row, 8);
    if (!beside) row = cut_top(below, kBarWords);

    Rect words = centred(row, row.w, kBarWords);
    const Rect title_line = cut_top(words, 22);
    ui.text(title_line, beside.value_or(title(diary)), kLargeStrong, Color::Text);
    ui.say("title", Role::Heading1, title(diary), title_line);
    const bool brief =
        ui.text_width(sync_words(diary.views, diary.views.diary.sync, false), kCaption) + 20 >
        words.w;
    sync_status(ui, diary.views, diary.views.diary.sync, words, false, brief);
    // A finger pulls the list; everybody else presses what says how old it is.
    const auto obstacle = app::obstacle_to(app::Refresh{}, diary.views);
    if (ui.press(ui.id("refresh"), row, 12, obstacle == app::Obstacle::None).clicked)
        diary.commands.give(app::Refresh{});
    say_button(ui, "refresh", row, {.name = text_of(Word::kDiaryRefresh), .obstacle = obstacle});

    ButtonSpec date;
    date.name = text_of(Word::kDiaryChooseDate);
    date.look = ButtonLook::Ghost;
    date.icon = Icon::CalendarDays;
    date.icon_only = true;
    date.icon_size = 24;
    if (button(ui, "date", date_place, date)) open_calendar(diary);
    search_button(diary, search_place, ButtonLook::Ghost, 24);
}

}  // namespace ranets::shell
