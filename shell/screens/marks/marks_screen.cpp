#include "screens/marks/marks_screen.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kit/gate.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "model/text.h"
#include "screens/common/offline_banner.h"
#include "screens/common/sync_state.h"
#include "screens/frame/child_switcher.h"
#include "screens/frame/screen_table.h"
#include "screens/marks/marks_parts.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using Word = strings::Key;
using Connection = app::LineView::Connection;

namespace {

constexpr float kHead = 72, kPhoneHead = 60;
constexpr float kControl = 40, kTouchControl = 44;
constexpr float kSide = 20;
constexpr float kGap = 16;
constexpr float kYear = 148, kTitle = 296;
constexpr float kFind = 320;
constexpr float kPanel = 304, kWidePanel = 384;
constexpr float kWidest = 1600;
constexpr float kNote = 44;
constexpr float kNarrow = 360;
constexpr float kSync = 184, kBriefSync = 108, kRoomForSync = 480;
constexpr OfflineWords kOffline{Word::kOfflineTodayPlain, Word::kOfflineDayPlain,
                                Word::kOfflineOldPlain};

// A row without numbers is neither good nor bad.
bool passes(const model::SubjectMarks& row, MarksFilter filter) {
    const auto below = [&](int hundredths) {
        return !row.average.empty() && row.average.hundredths() < hundredths;
    };
    switch (filter) {
        case MarksFilter::BelowFive:
            return below(450);
        case MarksFilter::BelowFour:
            return below(350);
        case MarksFilter::Worse:
            return row.trend.value_or(0) <= -kNoticedTrend;
        case MarksFilter::Better:
            return row.trend.value_or(0) >= kNoticedTrend;
        case MarksFilter::All:
            break;
    }
    return true;
}

class Screen {
  public:
    Screen(Marks& marks) : marks_(marks), ui_(marks.ui), views_(marks.views) {}

    void draw(Rect area) {
        if (ui_.phone())
            phone_head(area);
        else
            head(cut_top(area, kHead));
        banner(area);
        content(area);
        windows();
    }

  private:
    bool of_pupil() const {
        const auto* child = views_.children.chosen_child();
        return child != nullptr && child->kind == model::DiaryOwner::Kind::Pupil;
    }

    void refresh_button(const Rect& rect, ButtonLook look) {
        ButtonSpec refresh;
        refresh.name = text_of(Word::kDiaryRefresh);
        refresh.look = look;
        refresh.icon = Icon::Refresh;
        refresh.icon_only = true;
        if (button(ui_, "refresh", rect, refresh)) marks_.commands.give(app::Refresh{});
    }

    std::string summary() const {
        std::string words;
        if (const auto* child = views_.children.chosen_child()) words = child_name(*child);
        if (!marks_.view().year.value) return words;
        words += " · " + marks_count(marks_.table().marks);
        if (!marks_.table().average.empty())
            words += format(Word::kMarksOverallShort, {average_text(marks_.table().average)});
        return words;
    }

    void year_choice(const Rect& rect) {
        const auto& years = marks_.view().years;
        std::vector<std::string> names;
        std::vector<Option> options;
        int chosen = -1;
        names.reserve(years.size());
        for (const int year : years) {
            if (year == marks_.view().study_year) chosen = static_cast<int>(options.size());
            names.push_back(study_year_name(year));
            options.push_back({names.back(), names.back()});
        }
        const int picked = combobox(ui_, "year", rect, text_of(Word::kMarksStudyYear), options,
                                    chosen, {}, Icon::GraduationCap);
        if (picked >= 0) go(years[static_cast<std::size_t>(picked)], app::kUsualTerm);
    }

    void go(int study_year, int term) {
        app::Route route;
        route.screen = app::Screen::Marks;
        if (study_year != marks_.view().years.front()) route.study_year = study_year;
        route.term = term;
        marks_.commands.give(app::Go{.route = route});
    }

    // Those that have begun are written out where there is room, else the chosen one alone, else
    // none; «Год» is the last.
    void period_choice(const Rect& rect) {
        const auto& view = marks_.view();
        std::vector<std::string> full, brief;
        std::vector<int> numbers;
        std::size_t chosen = view.terms.size();
        for (const auto& term : view.terms) {
            if (term.number == view.term) chosen = numbers.size();
            full.push_back(term_name(term));
            brief.push_back(term_short(term));
            numbers.push_back(term.number);
        }
        full.emplace_back(text_of(Word::kMarksWholeYear));
        brief.push_back(full.back());
        numbers.push_back(0);
        const std::vector<std::string_view> names(full.begin(), full.end());
        std::vector<std::string_view> parts;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const bool begun = i >= view.terms.size() || view.terms[i].start <= views_.now.date;
            parts.emplace_back(begun || i == chosen ? full[i] : brief[i]);
        }
        const auto too_wide = [&] { return segmented_width(ui_, parts) > rect.w; };
        if (too_wide()) {
            parts.assign(brief.begin(), brief.end());
            parts[chosen] = names[chosen];
            if (too_wide()) parts[chosen] = brief[chosen];
        }
        Rect place = rect;
        if (!ui_.phone()) place.w = std::min(rect.w, segmented_width(ui_, parts));
        const int picked = segmented(ui_, "period", place, text_of(Word::kMarksPeriod), parts,
                                     static_cast<int>(chosen), names);
        if (picked >= 0) go(view.study_year, numbers[static_cast<std::size_t>(picked)]);
    }

    void what_if_button(const Rect& rect, bool icon_only) {
        ButtonSpec spec;
        spec.name = text_of(Word::kMarksWhatIf);
        if (ui_.phone()) spec.look = ButtonLook::Ghost;
        spec.icon = Icon::Calculator;
        spec.icon_only = icon_only;
        spec.enabled = marks_.chosen_row() != nullptr;
        spec.flags = semantics::kHasPopup;
        if (button(ui_, "what-if-open", rect, spec)) marks_.visit.what_if_open = true;
    }

    void title(Rect& words) {
        const auto name = screen_name(views_, app::Screen::Marks);
        const Rect line = cut_top(words, line_px(shell::kTitle));
        ui_.text(line, name, shell::kTitle, Color::Text);
        ui_.say("title", Role::Heading1, name, line);
    }

    void head(const Rect& area) {
        const IdScope scope(ui_, "head");
        Rect row = inset(area, kSide, 0);
        row = centred(row, row.w, kControl);
        const auto told = summary();
        Rect words = cut_left(row, std::min(kTitle + 11, row.w * .3f));
        words = centred(words, words.w, line_px(shell::kTitle) + line_px(kCaption));
        title(words);
        ui_.text(words, told, kCaption, Color::Text2);
        if (!told.empty()) ui_.say("summary", Role::Text, told, words);
        cut_left(row, kGap);
        const Rect refresh = cut_right(row, kControl);
        cut_right(row, 12);
        if (of_pupil()) {
            marks_menu(marks_, cut_right(row, kControl), ButtonLook::Plain, false);
            cut_right(row, 8);
            year_choice(cut_left(row, kYear));
            cut_left(row, 12);
            if (!ui_.wide()) {
                what_if_button(cut_right(row, kControl), true);
                cut_right(row, 12);
            }
            const bool brief = row.w < kRoomForSync;
            const Rect state = cut_right(row, !ui_.wide() ? 0.f : brief ? kBriefSync : kSync);
            period_choice(row);
            if (ui_.wide()) sync_status(ui_, views_, marks_.view().sync, state, true, brief);
        }
        refresh_button(refresh, ButtonLook::Plain);
    }

    void phone_head(Rect& area) {
        const IdScope scope(ui_, "bar");
        const Rect bar = cut_top(area, kPhoneHead);
        ui_.fill(bar, Color::Surface);
        Rect row = bar;
        cut_left(row, 16);
        cut_right(row, 8);
        row = centred(row, row.w, kTouchControl);
        const auto* child = views_.children.chosen_child();
        if (child != nullptr && has_child_choice(views_) && head_child_button(ui_, *child, row))
            marks_.visit.children_open = true;
        const bool narrow = of_pupil() && ui_.window().w < kNarrow;
        const Rect refresh = narrow ? Rect{} : cut_right(row, kTouchControl);
        if (of_pupil())
            marks_menu(marks_, cut_right(row, kTouchControl), ButtonLook::Ghost, narrow);
        if (of_pupil() && !narrow) what_if_button(cut_right(row, kTouchControl), true);
        Rect words = centred(row, row.w, line_px(kLarge) + line_px(kCaption));
        const auto name = screen_name(views_, app::Screen::Marks);
        const Rect line = cut_top(words, line_px(kLarge));
        ui_.text(line, name, kLargeStrong, Color::Text);
        ui_.say("title", Role::Heading1, name, line);
        sync_status(ui_, views_, marks_.view().sync, words, false, ui_.window().w < 360);
        if (!narrow) refresh_button(refresh, ButtonLook::Ghost);
        if (!of_pupil()) return;
        Rect choice = cut_top(area, 60);
        ui_.fill(choice, Color::Surface);
        ui_.horizontal_line(choice.x, bottom(choice) - 1, choice.w);
        choice = inset(choice, 12, 8);
        if (marks_.view().years.size() > 1) {
            year_choice(cut_left(choice, std::min(kYear, choice.w * .4f)));
            cut_left(choice, 8);
        }
        period_choice(choice);
    }

    void banner(Rect& area) {
        const auto as_of = marks_.view().sync.as_of;
        if (views_.line.connection != Connection::Gone || !as_of) return;
        const OfflineBanner told{offline_text(views_, *as_of, kOffline), as_of_text(views_, *as_of),
                                 marks_.visit.banner_open};
        const float margin = ui_.phone() ? 0.f : kSide;
        const float height = offline_banner_height(ui_, told, area.w - 2 * margin);
        if (offline_banner(ui_, told, inset(cut_top(area, height), margin, 0)))
            marks_.commands.give(app::Refresh{});
        if (!ui_.phone()) cut_top(area, 12);
    }

    void content(Rect area) {
        const float side = ui_.phone() ? 0.f : kSide;
        area = inset(area, side, 0);
        if (!ui_.phone()) cut_bottom(area, kGap);
        if (!of_pupil()) {
            empty_state(ui_, "nobody", area, Icon::Chart, text_of(Word::kMarksOfPupils));
            return;
        }
        Rect panel;
        const bool beside = ui_.wide() && marks_.view().year.value && marks_.view().term != 0;
        if (beside) {
            panel = cut_right(area, ui_.window().w >= kWidest ? kWidePanel : kPanel);
            cut_right(area, kGap);
        }
        GateSpec spec;
        spec.empty_icon = Icon::Chart;
        spec.empty = text_of(Word::kMarksNone);
        spec.offline = text_of(Word::kMarksNeverLoaded);
        spec.failed = text_of(Word::kMarksError);
        const auto state =
            resource_gate(ui_, "gate", area, marks_.view().year, marks_.table().rows.empty(), spec);
        if (state.retry) marks_.commands.give(app::Refresh{});
        if (!state.content) return;
        notes(area);
        if (marks_.view().term == 0)
            year_table(marks_, ui_.phone() ? inset(area, 8) : area);
        else if (ui_.phone())
            marks_cards(marks_, area);
        else
            marks_table(marks_, area);
        if (beside) what_if_panel(marks_, panel);
    }

    void show_all() {
        marks_.visit.filter = MarksFilter::All;
        marks_.visit.finding = false;
        marks_.visit.find.clear();
    }

    // A subject by its name, or a part of it.
    void find_field(Rect& area) {
        auto& visit = marks_.visit;
        Rect line = inset(cut_top(area, kNote + 8), ui_.phone() ? 12.f : 0.f, 0);
        line = centred(line, std::min(line.w, kFind), kTouchControl);
        line.x = area.x + (ui_.phone() ? 12.f : 0.f);
        ButtonSpec close;
        close.name = text_of(Word::kMarksFindClose);
        close.look = ButtonLook::Ghost;
        close.icon = Icon::Close;
        close.icon_only = true;
        const Rect cross = cut_right(line, kTouchControl);
        cut_right(line, 4);
        FieldSpec field;
        field.name = field.placeholder = text_of(Word::kMarksFind);
        field.icon = Icon::Search;
        if (std::exchange(visit.finding_now, false)) ui_.request_focus(ui_.id("find"));
        text_field(ui_, "find", line, field, visit.find);
        const bool escaped = ui_.focused(ui_.id("find")) && ui_.take_key(Key::Escape);
        if (button(ui_, "find-close", cross, close) || escaped) {
            visit.finding = false;
            visit.find.clear();
        }
    }

    // What is not to be taken for all there is.
    void notes(Rect& area) {
        if (marks_.visit.finding) find_field(area);
        const std::size_t shown = marks_.order().size();
        if (marks_.narrowed()) {
            Rect line = inset(cut_top(area, kNote), ui_.phone() ? 12.f : 0.f, 0);
            ButtonSpec all;
            all.name = text_of(Word::kMarksShowAll);
            all.look = ButtonLook::Text;
            if (button(ui_, "show-all", cut_right(line, button_width(ui_, all)), all)) show_all();
            const auto words =
                format(Word::kMarksShown,
                       {std::to_string(shown), std::to_string(marks_.table().rows.size())});
            ui_.text(line, words, kBody, Color::Text2);
            ui_.say("shown", Role::Status, words, line);
        }
        if (marks_.table().whole) return;
        const auto words = text_of(Word::kMarksCut);
        const float width = area.w - (ui_.phone() ? 24.f : 0.f);
        const float height = ui_.paragraph_height(words, kCaption, width, 3);
        const Rect line = inset(cut_top(area, height + 8), ui_.phone() ? 12.f : 0.f, 0);
        ui_.paragraph(line, words, kCaption, Color::Text2, 3);
        ui_.say("cut", Role::Text, words, line);
    }

    // One at a time: the mark's details lie above those of its subject.
    void windows() {
        auto& visit = marks_.visit;
        if (visit.mark)
            mark_sheet(marks_);
        else if (visit.subject)
            subject_sheet(marks_);
        else if (visit.comparison_open)
            comparison_sheet(marks_);
        else if (visit.what_if_open)
            what_if_sheet(marks_);
        if (visit.children_open && !child_sheet(ui_, views_, marks_.commands))
            visit.children_open = false;
        if (of_pupil() && ui_.take_letter('p', true)) marks_.ask_to_print();
        draw_print_dialog(ui_, views_, marks_.commands, visit.print);
    }

    Marks& marks_;
    Ui& ui_;
    const app::Views& views_;
};

}  // namespace

Tried& MarksVisit::tried_in(model::SubjectId of) {
    for (auto& one : tried) {
        if (one.subject == of) return one;
    }
    tried.push_back({of, {}, {}});
    return tried.back();
}

bool Marks::whole(model::SubjectId subject) const {
    return std::find(visit.whole.begin(), visit.whole.end(), subject) != visit.whole.end();
}

bool Marks::stale() const {
    return views.line.connection == Connection::Gone;
}

const model::ReportingPeriod* Marks::term() const {
    for (const auto& term : view().terms) {
        if (term.number == view().term) return &term;
    }
    return nullptr;
}

bool Marks::narrowed() const {
    return visit.filter != MarksFilter::All || !visit.find.empty();
}

std::vector<std::size_t> Marks::order() const {
    const auto& rows = table().rows;
    const auto wanted = model::folded(visit.find);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!passes(rows[i], visit.filter)) continue;
        if (model::folded(rows[i].subject.name).find(wanted) != std::string::npos)
            order.push_back(i);
    }
    // What is best stands first, what has none last.
    constexpr int kNone = -10'000;
    const auto key = [&](std::size_t i) {
        const auto& row = rows[i];
        if (visit.order == MarksOrder::Average)
            return row.average.empty() ? kNone : row.average.hundredths();
        if (visit.order == MarksOrder::Trend) return row.trend.value_or(kNone);
        return 0;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    return order;
}

const model::SubjectMarks* Marks::row_of(model::SubjectId subject) const {
    for (const auto& row : table().rows) {
        if (row.subject.id == subject) return &row;
    }
    return nullptr;
}

const model::SubjectMarks* Marks::chosen_row() const {
    if (const auto* row = row_of(visit.chosen)) return row;
    for (const auto& row : table().rows) {
        if (!row.average.empty()) return &row;
    }
    return table().rows.empty() ? nullptr : &table().rows.front();
}

std::optional<int> Marks::lessons_left(model::SubjectId subject) const {
    const auto& rows = table().rows;
    for (std::size_t i = 0; i < rows.size() && i < view().lessons_left.size(); ++i) {
        if (rows[i].subject.id == subject) return view().lessons_left[i];
    }
    return std::nullopt;
}

void Marks::open(const model::LessonMark& mark, NodeId node) {
    visit.mark = mark.mark.id;
    visit.opener = node;
    commands.give(app::LookAtMark{mark.mark.id});
}

void Marks::ask_to_print() {
    visit.print.ask(view().term == 0 ? Printed::Year : Printed::Term);
}

void draw_marks(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "marks");
    Marks marks(ui, views, commands);
    // Of another child, year or term nothing is tried.
    const auto& view = views.marks;
    struct Shown {
        model::PersonId child;
        int year = 0, term = 0;
        bool operator==(const Shown&) const = default;
    };
    auto& shown = ui.keep_for_visit<Shown>("shown");
    const Shown now{views.children.chosen, view.study_year, view.term};
    if (shown != now) {
        marks.visit.tried.clear();
        marks.visit.mark = {};
        marks.visit.subject = {};
        shown = now;
    }
    if (marks.visit.chosen == model::SubjectId{}) {
        if (const auto* row = marks.chosen_row()) marks.visit.chosen = row->subject.id;
    }
    Screen(marks).draw(area);
}

}  // namespace ranets::shell
