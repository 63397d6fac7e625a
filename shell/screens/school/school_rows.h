#pragma once
// A card of rows under a heading, which is what every part of the school is made of: facts, people,
// bells. A row is as high as its words need.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "kit/ui.h"

namespace ranets::shell {

struct SchoolRow {
    std::int64_t key = 0;      // apart from the others of its section
    std::optional<Icon> icon;  // at the left, or
    std::int64_t person = 0;   // … a face, or
    std::string initials;      //
    std::string lead;          // … a number
    std::string title;
    std::string detail;               // below the title
    std::string aside;                // at the right
    std::string name;                 // accessible
    std::string href;                 // opened outside: "tel:", "mailto:", "https:"
    std::optional<app::Route> route;  // or inside
};

struct SchoolSection {
    static constexpr float kControl = 44;

    std::string key;
    std::string title;
    std::string note;        // beside it: «27 учеников»
    bool prominent = false;  // the title stands in the card, larger, the note below it
    std::function<void(const Rect&)>
        control;  // drawn between the title and the card, kControl high
    std::vector<SchoolRow> rows;
    int waiting = 0;    // rows that are still on their way
    std::string empty;  // said where there are no rows
};

float school_section_height(Ui& ui, const SchoolSection& section, float width);
void draw_school_section(Ui& ui, app::Commands& commands, const SchoolSection& section,
                         const Rect& rect);

}  // namespace ranets::shell
