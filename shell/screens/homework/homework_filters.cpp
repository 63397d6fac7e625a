// What the list is narrowed down by: in a row where there is room, else behind a button.
#include <array>
#include <string>
#include <vector>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using State = model::HomeworkFilter::State;
using Word = strings::Key;

namespace {

constexpr float kControl = 40, kTouchControl = 44, kGap = 8;
constexpr float kCross = 40, kBetweenDays = 4;
constexpr float kRail = 96, kSide = 20, kLeastSearch = 120;
constexpr float kPhoneRow = 60, kSearchIcon = 56;  // with what is around it

float control(const Ui& ui) {
    return ui.phone() ? kTouchControl : kControl;
}

void year_choice(HomeworkScreen& screen, const Rect& rect) {
    const auto& homework = screen.homework();
    const auto& filter = screen.filter();
    std::vector<int> years = homework.years;
    if (years.size() > 1) years.push_back(model::HomeworkFilter::kEveryYear);
    std::vector<std::string> labels;
    int chosen = -1;
    for (const int year : years) {
        const bool every = year == model::HomeworkFilter::kEveryYear;
        if (year == (filter.year == 0 ? homework.running_year : filter.year))
            chosen = static_cast<int>(labels.size());
        labels.push_back(every ? std::string(text_of(Word::kHomeworkEveryYear))
                               : school_year_text(year));
    }
    std::vector<Option> options;
    for (const auto& label : labels) options.push_back({label, label});
    const int picked = combobox(screen.ui, "year", rect, text_of(Word::kHomeworkYear), options,
                                chosen, {}, Icon::GraduationCap);
    if (picked < 0) return;
    auto wanted = filter;
    wanted.year = years[static_cast<std::size_t>(picked)];
    if (wanted.year == homework.running_year) wanted.year = 0;
    screen.narrow(std::move(wanted));
}

void subject_choice(HomeworkScreen& screen, const Rect& rect) {
    const auto& subjects = screen.homework().subjects;
    std::vector<Option> options{{{}, text_of(Word::kHomeworkEverySubject)}};
    int chosen = screen.filter().subject ? -1 : 0;
    for (const auto& subject : subjects) {
        if (subject.id == screen.filter().subject) chosen = static_cast<int>(options.size());
        options.push_back({subject.name, subject.name});
    }
    const int picked = combobox(screen.ui, "subject", rect, text_of(Word::kHomeworkSubject),
                                options, chosen, {}, Icon::BookOpen);
    if (picked < 0) return;
    auto wanted = screen.filter();
    wanted.subject =
        picked == 0 ? model::SubjectId{} : subjects[static_cast<std::size_t>(picked) - 1].id;
    screen.narrow(std::move(wanted));
}

void day_field(HomeworkScreen& screen, const char* key, const Rect& rect, Word name, Word hint,
               model::Date model::HomeworkFilter::*part) {
    Ui& ui = screen.ui;
    struct Typed {
        std::string text;
        model::Date day;
    };
    const auto day = screen.filter().*part;
    Typed& typed = ui.keep<Typed>(key);
    if (typed.day != day && !ui.focused(ui.id(key))) typed = {day_text(day), day};
    int year = screen.filter().year;
    if (year <= 0) year = screen.homework().running_year;
    const auto read = day_in(typed.text, year);
    FieldSpec spec;
    spec.name = text_of(name);
    spec.placeholder = text_of(hint);
    spec.input_mode = "decimal";
    spec.invalid = !read && !typed.text.empty() && !ui.focused(ui.id(key));
    spec.description = text_of(Word::kHomeworkDayHint);
    if (!text_field(ui, key, rect, spec, typed.text)) return;
    const auto now = day_in(typed.text, year);
    if (!now && !typed.text.empty()) return;
    typed.day = now.value_or(model::Date{});
    if (typed.day == day) return;
    auto wanted = screen.filter();
    wanted.*part = typed.day;
    screen.narrow(std::move(wanted));
}

bool has_days(const model::HomeworkFilter& filter) {
    return filter.from != model::Date{} || filter.to != model::Date{};
}

std::array<std::string_view, 3> states() {
    return {text_of(Word::kHomeworkStateAll), text_of(Word::kHomeworkStateOpen),
            text_of(Word::kHomeworkStateDone)};
}

struct Widths {
    float year, subject, days, state, search;  // the last one takes the rest
};
Widths widths(const HomeworkScreen& screen) {
    const float room = screen.ui.window().w - kRail - 2 * kSide;
    const bool roomy = room >= 1100;
    const float day = roomy ? 112 : 100;
    Widths all{.year = roomy ? 140.f : 128.f,
               .subject = roomy ? 184.f : 148.f,
               .days = 2 * day + kBetweenDays + (has_days(screen.filter()) ? kCross : 0),
               .state = screen.own_records() ? segmented_width(screen.ui, states()) : 0,
               .search = 0};
    all.search =
        room - all.year - all.subject - all.days - all.state - kGap * (all.state > 0 ? 4.f : 3.f);
    return all;
}

void days_choice(HomeworkScreen& screen, const Rect& area) {
    Ui& ui = screen.ui;
    ui.open("days", Role::Group, text_of(Word::kHomeworkDue), area);
    Rect row = area;
    const Rect cross = has_days(screen.filter()) ? cut_right(row, kCross) : Rect{};
    const Rect from = cut_left(row, (row.w - kBetweenDays) / 2);
    cut_left(row, kBetweenDays);
    day_field(screen, "from", from, Word::kHomeworkFrom, Word::kHomeworkFromHint,
              &model::HomeworkFilter::from);
    day_field(screen, "to", row, Word::kHomeworkTo, Word::kHomeworkToHint,
              &model::HomeworkFilter::to);
    if (has_days(screen.filter())) {
        const ButtonSpec reset{.name = text_of(Word::kHomeworkDueReset),
                               .look = ButtonLook::Ghost,
                               .icon = Icon::Close,
                               .icon_only = true,
                               .icon_size = 18,
                               .tip = true};
        if (button(ui, "reset", centred(cross, kCross, std::min(kCross, cross.h)), reset)) {
            auto wanted = screen.filter();
            wanted.from = wanted.to = {};
            screen.narrow(std::move(wanted));
        }
    }
    ui.close();
}

void state_choice(HomeworkScreen& screen, const Rect& rect) {
    const auto options = states();
    const int picked = segmented(screen.ui, "state", rect, text_of(Word::kHomeworkState), options,
                                 static_cast<int>(screen.filter().state));
    if (picked < 0) return;
    auto wanted = screen.filter();
    wanted.state = static_cast<State>(picked);
    screen.narrow(std::move(wanted));
}

void search(HomeworkScreen& screen, const Rect& rect) {
    Ui& ui = screen.ui;
    struct Typed {
        std::string text, taken;
    };
    auto& [text, taken] = ui.keep<Typed>("search-text");
    // Reset by a button, or by another address.
    if (taken != screen.filter().text) text = taken = screen.filter().text;
    FieldSpec spec;
    spec.name = text_of(Word::kHomeworkSearch);
    const auto hint = text_of(Word::kHomeworkSearchHint);
    // In a narrow window the icon says it alone.
    if (ui.text_width(hint, kLarge) + kSearchIcon <= rect.w) spec.placeholder = hint;
    spec.role = Role::SearchField;
    spec.icon = Icon::Search;
    if (!text_field(ui, "search", rect, spec, text)) return;
    auto wanted = screen.filter();
    wanted.text = taken = text;
    screen.narrow(std::move(wanted));
}

bool all_in_row(const HomeworkScreen& screen) {
    return screen.ui.wide() && widths(screen).search >= kLeastSearch;
}

// Those behind the button.
int hidden_narrowings(const HomeworkScreen& screen) {
    model::HomeworkFilter hidden = screen.filter();
    hidden.text.clear();
    if (!screen.ui.phone()) hidden.state = State::All;
    return hidden.narrowings() + (hidden.year != 0 ? 1 : 0);
}

void filters_button(HomeworkScreen& screen, const Rect& rect, const ButtonSpec& spec) {
    if (button(screen.ui, "filters", rect, spec)) screen.windows.filters = true;
}

}  // namespace

float homework_filters_height(const HomeworkScreen& screen) {
    return screen.ui.phone() ? kPhoneRow : kControl + 12;
}

void homework_filters(HomeworkScreen& screen, const Rect& area) {
    Ui& ui = screen.ui;
    const IdScope scope(ui, "filters");
    ui.open("search-region", Role::Search, text_of(Word::kHomeworkFilters), area);
    Rect row = inset(area, ui.phone() ? 12 : kSide, 0);
    row.y += ui.phone() ? 8 : 0;
    row.h = control(ui);
    const auto [year, subject, days, state, rest] = widths(screen);
    if (all_in_row(screen)) {
        year_choice(screen, cut_left(row, year));
        cut_left(row, kGap);
        subject_choice(screen, cut_left(row, subject));
        cut_left(row, kGap);
        days_choice(screen, cut_left(row, days));
        cut_left(row, kGap);
        if (state > 0) state_choice(screen, cut_left(row, state));
        if (state > 0) cut_left(row, kGap);
        search(screen, row);
    } else {
        const int count = hidden_narrowings(screen);
        const auto name = count == 0 ? std::string(text_of(Word::kHomeworkMoreFilters))
                                     : format(Word::kHomeworkFiltersOn, {std::to_string(count)});
        const ButtonSpec spec{.name = name,
                              .look = count > 0 ? ButtonLook::Soft : ButtonLook::Plain,
                              .icon = Icon::Funnel,
                              .icon_only = ui.phone(),
                              .flags = semantics::kHasPopup};
        const Rect place = cut_right(row, ui.phone() ? kTouchControl : button_width(ui, spec));
        cut_right(row, kGap);
        if (state > 0 && !ui.phone()) {
            state_choice(screen, cut_left(row, state));
            cut_left(row, kGap);
        }
        search(screen, row);
        filters_button(screen, place, spec);
    }
    ui.close();
}

void homework_filter_sheet(HomeworkScreen& screen) {
    Ui& ui = screen.ui;
    auto& windows = screen.windows;
    if (!windows.filters) return;
    if (all_in_row(screen)) {
        windows.filters = false;
        return;
    }
    const bool phone = ui.phone();
    const bool with_state = phone && screen.own_records();
    const float line = control(ui);
    const float height = 16 + 44 + 3 * (line + 12) + (with_state ? line + 12 : 0) + 44 + 20 +
                         (phone ? ui.safe_bottom() : 0);
    SheetSpec spec;
    spec.name = text_of(Word::kHomeworkFilters);
    spec.side = phone ? SheetSide::Bottom : SheetSide::Right;
    spec.size = phone ? height : std::min(420.f, ui.window().w * 0.92f);
    const IdScope scope(ui, "filter-sheet");
    const Sheet sheet(ui, "sheet", spec);
    Rect rest = inset(sheet.body(), phone ? 16 : 20, 16);
    Rect head = cut_top(rest, 44);
    const ButtonSpec close{.name = text_of(Word::kActionClose),
                           .look = ButtonLook::Ghost,
                           .icon = Icon::Close,
                           .icon_only = true};
    const Rect cross = cut_right(head, 40);
    ui.text(head, text_of(Word::kHomeworkMoreFilters), kTitle, Color::Text);
    ui.say("title", Role::Heading2, text_of(Word::kHomeworkMoreFilters), head);
    if (button(ui, "close", centred(cross, 40, 40), close) || sheet.wants_close())
        windows.filters = false;
    const auto next = [&] {
        const Rect place = cut_top(rest, line);
        cut_top(rest, 12);
        return place;
    };
    year_choice(screen, next());
    subject_choice(screen, next());
    days_choice(screen, next());
    if (with_state) state_choice(screen, next());
    const ButtonSpec reset{.name = text_of(Word::kHomeworkReset),
                           .enabled = screen.filter() != model::HomeworkFilter{}};
    if (button(ui, "reset", cut_top(rest, 44), reset)) screen.narrow({});
}

}  // namespace ranets::shell
