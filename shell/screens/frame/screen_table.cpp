#include "screens/frame/screen_table.h"

#include <algorithm>

#include "screens/data/data_screen.h"
#include "screens/diary/diary_screen.h"
#include "screens/frame/later_screen.h"
#include "screens/gallery/gallery_screen.h"
#include "screens/homework/homework_screen.h"
#include "screens/marks/marks_screen.h"
#include "screens/more/more_screen.h"
#include "screens/school/school_screen.h"
#include "screens/take/take_screen.h"

namespace ranets::shell {

using app::Screen;
using Word = strings::Key;

namespace {

template <Word sentence>
void later(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    draw_later(ui, views, commands, area, sentence);
}

// In the order of the menu.
constexpr ScreenRow kScreens[] = {
    {.screen = Screen::Diary,
     .name = Word::kNavDiary,
     .teachers_name = Word::kNavJournal,
     .administrators_name = Word::kNavTimetable,
     .icon = Icon::NotebookText,
     .for_administrators = false,
     .empty = [](const app::Views& views) { return views.children.all.empty(); },
     .draw = draw_diary,
     .title = diary_document_title},
    {.screen = Screen::Homework,
     .name = Word::kNavHomework,
     .icon = Icon::ListChecks,
     .for_administrators = false,
     .badge = [](const app::Views& views) { return views.badges.homework; },
     .badge_name = Word::kNavHomeworkUndone,
     .draw = draw_homework},
    {.screen = Screen::Marks,
     .name = Word::kNavMarks,
     .icon = Icon::Chart,
     .badge = [](const app::Views& views) { return views.badges.marks; },
     .badge_name = Word::kNavMarksNew,
     .draw = draw_marks},
    {.screen = Screen::Chats,
     .name = Word::kNavChats,
     .icon = Icon::Messages,
     .draw = later<Word::kLaterChats>},
    {.screen = Screen::School,
     .name = Word::kNavSchool,
     .icon = Icon::School,
     .place = Place::Rail,
     .empty = [](const app::Views& views) { return !views.school.school; },
     .draw = draw_school},
    {.screen = Screen::More,
     .name = Word::kNavMore,
     .icon = Icon::Ellipsis,
     .needs_account = false,
     .draw = draw_more},
    {.screen = Screen::Data,
     .name = Word::kDataTitle,
     .icon = Icon::Download,
     .place = Place::More,
     .draw = draw_data},
    {.screen = Screen::Take,
     .name = Word::kTakeTitle,
     .icon = Icon::CalendarPlus,
     .place = Place::More,
     .for_administrators = false,
     .empty = [](const app::Views& views) { return views.children.all.empty(); },
     .draw = draw_take},
    {.screen = Screen::Gallery,
     .name = Word::kGalleryTitle,
     .place = Place::Hidden,
     .needs_account = false,
     .draw = draw_gallery},
};

}  // namespace

std::span<const ScreenRow> screen_table() {
    return kScreens;
}

const ScreenRow& row_of(Screen screen) {
    const auto* found = std::find_if(std::begin(kScreens), std::end(kScreens),
                                     [&](const ScreenRow& row) { return row.screen == screen; });
    return found == std::end(kScreens) ? kScreens[0] : *found;
}

std::string_view screen_name(const app::Views& views, Screen screen) {
    const auto& row = row_of(screen);
    if (views.account && views.account->role == model::Role::Administrator)
        return text_of(row.administrators_name.value_or(row.name));
    const bool teaches = views.account && views.account->role == model::Role::Teacher;
    return text_of(teaches ? row.teachers_name.value_or(row.name) : row.name);
}

}  // namespace ranets::shell
