#include "app/screens.h"

namespace ranets::app {
namespace {

constexpr ScreenInfo kScreens[] = {
    {.screen = Screen::Login, .path = "login", .late = false},
    {.screen = Screen::Diary, .path = "diary", .has_day = true, .has_class = true, .late = false},
    {.screen = Screen::Homework, .path = "homework", .has_homework = true},
    {.screen = Screen::Marks, .path = "marks", .has_term = true},
    {.screen = Screen::Chats, .path = "chats", .late = false},
    {.screen = Screen::School, .path = "school", .has_class = true},
    {.screen = Screen::More, .path = "more"},
    {.screen = Screen::Data, .path = "data"},
    {.screen = Screen::Take, .path = "take"},
    {.screen = Screen::Gallery, .path = "gallery", .open_to_all = true},
};

}  // namespace

std::span<const ScreenInfo> all_screens() {
    return kScreens;
}

const ScreenInfo& info_of(Screen screen) {
    for (const auto& info : kScreens) {
        if (info.screen == screen) return info;
    }
    return kScreens[0];
}

// An administrator has no lessons: the way to those of a class leads through the school.
Screen home_of(model::Role role) {
    return role == model::Role::Administrator ? Screen::School : Screen::Diary;
}

}  // namespace ranets::app
