#pragma once
// The table of screens: a row for each that is drawn within the frame. The menu, the titles and
// what is drawn come from it. app/screens.h has what an address may say of them.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"
#include "kit/words.h"

namespace ranets::shell {

// Where the way to a screen is.
enum class Place : std::uint8_t {
    Hidden,  // its address alone
    Menu,
    Rail,  // the menu; of a phone's, which has no room for it, «Ещё»
    More,  // a row of «Ещё»
};

struct ScreenRow {
    app::Screen screen;
    strings::Key name;
    std::optional<strings::Key> teachers_name = {}, administrators_name = {};
    Icon icon = Icon::Ellipsis;
    Place place = Place::Menu;
    bool for_administrators = true;  // in their menu
    bool needs_account = true;       // shows nothing before it is known who is signed in
    // There is nothing to show: a family without children.
    bool (*empty)(const app::Views&) = nullptr;
    int (*badge)(const app::Views&) = nullptr;  // 0: none
    strings::Key badge_name = {};  // of the screen with that many, «Задания: {0} …»
    void (*draw)(Ui&, const app::Views&, app::Commands&, const Rect&) = nullptr;
    // What the document is called, where that is more than the screen's name.
    std::string (*title)(const Ui&, const app::Views&) = nullptr;
};

std::span<const ScreenRow> screen_table();
// The login has no row: it has no frame.
const ScreenRow& row_of(app::Screen screen);

// «Дневник», for teachers «Журнал»; «Задания», …
std::string_view screen_name(const app::Views& views, app::Screen screen);

}  // namespace ranets::shell
