#pragma once
// What the parts of the search's window share.
#include <string>
#include <string_view>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"
#include "kit/words.h"
#include "model/search.h"

namespace ranets::shell {

struct SearchMemory {
    int session = 0;     // of SearchView, that the rest belongs to
    std::string text;    // of the field; the views follow it
    int chosen = 0;      // among the rows
    bool moved = false;  // it was just moved by a key: it is to be in view
};

struct Search {
    Ui& ui;
    const app::Views& views;
    app::Commands& commands;
    SearchMemory& memory;

    const app::SearchView& view() const { return views.search; }
    int found() const;
    const model::DiaryOwner* child() const;
    void look_for(std::string_view text) const;
    void close() const { commands.give(app::CloseSearch{}); }
    void go(app::Route route) const;  // and closes
    void open(const app::SearchRow& row) const;
};

std::string_view search_group_name(model::SearchGroup group);
// «сегодня», «через 2 дня», «18 ноября»
std::string search_day(model::Date day, model::Date today);
// Below the title: what day it is of, and what else it was found by.
model::MarkedText search_detail(const Search& search, const app::SearchRow& row);
// «Урок: английский язык, Past Simple: повторение, пятница, 20 ноября»
std::string search_row_name(const Search& search, const app::SearchRow& row);

// One line with its marks behind it, cut with … where it is too long.
void marked_line(Ui& ui, const Rect& box, const model::MarkedText& text, Type type, Color color);
// «Enter», «Esc»: returns its width.
float key_cap(Ui& ui, Point left_middle, std::string_view key);
float key_cap_width(Ui& ui, std::string_view key);

float search_rows_height(const Search& search);
void search_rows(Search& search, const Rect& area);
// In place of rows: where nothing was typed yet, and where nothing was found.
inline constexpr float kSearchEmptyHeight = 220;
void search_start(Search& search, const Rect& area);
void search_nothing(Search& search, const Rect& area);

}  // namespace ranets::shell
