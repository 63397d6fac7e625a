#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kit/menu.h"
#include "kit/words.h"
#include "screens/marks/marks_file.h"
#include "screens/marks/marks_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr Word kOrders[] = {Word::kMarksOrderSubject, Word::kMarksOrderAverage,
                            Word::kMarksOrderTrend};
constexpr Word kFilters[] = {Word::kMarksShowAll, Word::kMarksShowBelowFive,
                             Word::kMarksShowBelowFour, Word::kMarksShowWorse,
                             Word::kMarksShowBetter};

enum class Action { Find, Compare, WhatIf, Refresh, Save, Share, Print };

struct Items {
    std::vector<MenuItem> all;  // orders, then filters, then actions
    std::vector<Action> actions;

    void choices(std::span<const Word> words, int chosen) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            MenuItem item{.label = text_of(words[i])};
            if (static_cast<int>(i) == chosen) item.icon = Icon::Check;
            all.push_back(item);
        }
    }
    void action(Action action, Word word, Icon icon) {
        all.push_back({.label = text_of(word), .icon = icon});
        actions.push_back(action);
    }
};

Items items_of(const Marks& marks, bool narrow) {
    Items items;
    items.choices(kOrders, static_cast<int>(marks.visit.order));
    items.choices(kFilters, static_cast<int>(marks.visit.filter));
    items.action(Action::Find, Word::kMarksFind, Icon::Search);
    items.action(Action::Compare, Word::kMarksCompare, Icon::Chart);
    if (narrow) {
        items.action(Action::WhatIf, Word::kMarksWhatIf, Icon::Calculator);
        items.action(Action::Refresh, Word::kDiaryRefresh, Icon::Refresh);
    }
    if (marks.view().year.value) {
        items.action(Action::Save, Word::kMarksSave, Icon::Download);
        if (marks.ui.preferences().shares_files)
            items.action(Action::Share, Word::kMarksShare, Icon::Share);
        items.action(Action::Print, Word::kPrintOpen, Icon::Printer);
    }
    return items;
}

void save(Marks& marks, bool share) {
    if (auto file = marks_file(marks.views, share)) marks.commands.give(std::move(*file));
}

void run(Marks& marks, Action action) {
    switch (action) {
        case Action::Find:
            marks.visit.finding = marks.visit.finding_now = true;
            break;
        case Action::Compare:
            marks.visit.comparison_open = true;
            break;
        case Action::WhatIf:
            marks.visit.what_if_open = marks.chosen_row() != nullptr;
            break;
        case Action::Refresh:
            marks.commands.give(app::Refresh{});
            break;
        case Action::Save:
            save(marks, false);
            marks.ui.request({.kind = PageRequest::Kind::Announce,
                              .text = std::string(text_of(Word::kMarksSaved))});
            break;
        case Action::Share:
            save(marks, true);
            break;
        case Action::Print:
            marks.ask_to_print();
            break;
    }
}

}  // namespace

void marks_menu(Marks& marks, const Rect& rect, ButtonLook look, bool narrow) {
    const Items items = items_of(marks, narrow);
    ButtonSpec spec;
    spec.name = text_of(Word::kMarksMore);
    spec.look = look;
    spec.icon = Icon::Ellipsis;
    spec.icon_only = true;
    const int picked = menu_button(marks.ui, "more", rect, spec, items.all);
    if (picked < 0) return;
    constexpr int kFirstFilter = static_cast<int>(std::size(kOrders));
    constexpr int kFirstAction = kFirstFilter + static_cast<int>(std::size(kFilters));
    if (picked < kFirstFilter)
        marks.visit.order = static_cast<MarksOrder>(picked);
    else if (picked < kFirstAction)
        marks.visit.filter = static_cast<MarksFilter>(picked - kFirstFilter);
    else
        run(marks, items.actions[static_cast<std::size_t>(picked - kFirstAction)]);
}

}  // namespace ranets::shell
