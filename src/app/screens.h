#pragma once
// The table of screens, as far as it is not drawn: the names that stand in addresses, what an
// address may say of each, and who is led where. shell/screens/screen_table.cpp has the rest.
#include <span>
#include <string_view>

#include "app/views.h"

namespace ranets::app {

struct ScreenInfo {
    Screen screen;
    std::string_view path;
    bool has_day = false;       // date, child, layout, lesson
    bool has_homework = false;  // child, what the list is narrowed down to, work
    bool has_class = false;     // whose lists or lessons somebody of the school reads
    bool has_term = false;      // study year, term
    bool open_to_all = false;   // to those who are not signed in, too
    // It is drawn by the late part of the program.
    bool late = true;
};
std::span<const ScreenInfo> all_screens();
const ScreenInfo& info_of(Screen screen);

// Where somebody of the role begins.
Screen home_of(model::Role role);

}  // namespace ranets::app
