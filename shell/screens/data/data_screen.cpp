#include "screens/data/data_screen.h"

#include <algorithm>
#include <array>
#include <string>

#include "kit/obstacle_words.h"
#include "kit/widgets.h"
#include "screens/common/confirm_dialog.h"
#include "screens/common/kept_words.h"
#include "screens/common/more_parts.h"
#include "screens/frame/screen_table.h"

namespace ranets::shell {

using app::FetchAhead;
using Word = strings::Key;
using Download = app::DataView::Download;

namespace {

constexpr float kWidest = 560;
constexpr float kFoot = 16;
constexpr float kKeptRow = 64;
constexpr float kNoteGap = 8;
constexpr int kNoteLines = 6;
constexpr FetchAhead kChoices[] = {FetchAhead::AnyLine, FetchAhead::Unmetered, FetchAhead::Never};

struct Note {
    std::string text;
    Color color = Color::Text2;
};

float height_of(Ui& ui, const Note& note, float width) {
    if (note.text.empty()) return 0;
    return kNoteGap + ui.paragraph_height(note.text, kCaption, width, kNoteLines);
}

void say_note(Ui& ui, std::string_view key, const Note& note, Rect& rest, float width) {
    const float height = height_of(ui, note, width);
    if (height == 0) return;
    Rect place = cut_top(rest, height);
    cut_top(place, kNoteGap);
    ui.paragraph(place, note.text, kCaption, note.color, kNoteLines);
    ui.say(key, Role::Text, note.text, place);
}

const model::DiaryOwner* child_of(const app::Views& views, model::PersonId person) {
    for (const auto& child : views.children.all) {
        if (child.person == person) return &child;
    }
    return nullptr;
}

// Two lines that belong together, and are told so.
void kept_row(Ui& ui, const Rect& rect, std::string_view name, std::string_view words, bool last) {
    Rect lines = centred(inset(rect, 20, 0), rect.w - 40, line_px(kBodyStrong) + line_px(kCaption));
    ui.text(cut_top(lines, line_px(kBodyStrong)), name, kBodyStrong, Color::Text);
    ui.text(lines, words, kCaption, Color::Text2);
    ui.say("kept", Role::Text, format(Word::kDataRow, {name, words}), rect);
    if (!last) ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
}

float kept_height(const app::Views& views) {
    return kMoreLabel + kKeptRow * static_cast<float>(views.data.kept.size() + 2);
}

void kept(Ui& ui, const app::Views& views, Rect rect) {
    more_label(ui, "kept-label", rect, Word::kDataHere);
    ui.card(rect);
    Rect rest = inset(rect, 1, 0);
    for (const auto& kept : views.data.kept) {
        const auto* child = child_of(views, kept.child);
        if (child == nullptr) continue;
        const IdScope scope(ui, kept.child.value);
        const auto name = child_name(*child);
        kept_row(ui, cut_top(rest, kKeptRow),
                 name.empty() ? text_of(Word::kNavJournal) : std::string_view(name),
                 kept_text(kept.weeks, kept.from), false);
    }
    const auto size = [&](const char* key, Word name, std::int64_t bytes, bool last) {
        const IdScope scope(ui, key);
        kept_row(ui, cut_top(rest, kKeptRow), text_of(name), size_text(bytes), last);
    };
    size("cache", Word::kDataSchool, views.data.cache_bytes, false);
    size("outbox", Word::kDataOwn, views.data.outbox_bytes, true);
}

std::array<Word, 3> choice_words() {
    return {Word::kDataAheadAny, Word::kDataAheadFree, Word::kDataAheadNever};
}

// What it means just now.
Note ahead_note(const app::Views& views) {
    const auto& data = views.data;
    if (views.device.storage == app::DeviceView::Storage::Memory)
        return {std::string(text_of(Word::kDataMemoryOnly)), Color::WarnText};
    if (data.metered && data.fetch_ahead == FetchAhead::Unmetered)
        return {std::string(text_of(Word::kDataAheadMetered)), Color::WarnText};
    return {std::string(text_of(Word::kDataAheadNote))};
}

float ahead_height(Ui& ui, const app::Views& views, float width) {
    return kMoreLabel + kMoreRow * static_cast<float>(std::size(kChoices)) +
           height_of(ui, ahead_note(views), width);
}

void ahead(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect) {
    more_label(ui, "ahead-label", rect, Word::kDataAhead);
    std::array<MoreRow, std::size(kChoices)> rows;
    constexpr Icon kIcons[] = {Icon::Globe, Icon::CloudCheck, Icon::CloudOff};
    int chosen = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].words = text_of(choice_words()[i]);
        rows[i].icon = kIcons[i];
        if (kChoices[i] == views.data.fetch_ahead) chosen = static_cast<int>(i);
    }
    const Rect card = cut_top(rect, kMoreRow * static_cast<float>(rows.size()));
    const int pressed = more_choice(ui, "ahead", card, text_of(Word::kDataAhead), rows, chosen);
    if (pressed >= 0) commands.give(app::SetFetchAhead{.when = kChoices[pressed]});
    say_note(ui, "ahead-note", ahead_note(views), rect, rect.w);
}

Word download_word(const app::Views& views) {
    const auto& week = views.diary.week.value;
    const bool other =
        week && week->period && week->period->kind != model::ReportingPeriod::Kind::Quarter;
    return other ? Word::kDataDownloadTerm : Word::kDataDownload;
}

Note download_note(const app::Views& views) {
    const auto& data = views.data;
    if (const auto obstacle = app::obstacle_to(app::DownloadTerm{}, views);
        obstacle == app::Obstacle::Offline && data.download != Download::Failed)
        return {std::string(obstacle_text(obstacle)), Color::WarnText};
    switch (data.download) {
        case Download::Running:
            return {format(Word::kDataProgress,
                           {std::to_string(data.weeks_done), std::to_string(data.weeks_wanted)})};
        case Download::Done:
            return {std::string(text_of(Word::kDataDone)), Color::Ok};
        case Download::Failed:
            return {std::string(text_of(Word::kDataFailed)), Color::Danger};
        case Download::None:
            break;
    }
    return {std::string(text_of(Word::kDataDownloadNote))};
}

float actions_height(Ui& ui, const app::Views& views, float width) {
    return kMoreRow + height_of(ui, download_note(views), width) + kMoreGap + kMoreRow;
}

// True when all is to be thrown away.
bool actions(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect) {
    const auto& data = views.data;
    const bool running = data.download == Download::Running;
    const Rect first = cut_top(rect, kMoreRow);
    const app::DownloadTerm download;
    if (more_button(ui, "download", first,
                    {.words = text_of(download_word(views)), .icon = Icon::Download},
                    app::obstacle_to(download, views)))
        commands.give(download);
    if (running && data.weeks_wanted > 0) {
        const float part =
            static_cast<float>(data.weeks_done) / static_cast<float>(data.weeks_wanted);
        progress_bar(ui, {first.x + 20, bottom(first) - 8, first.w - 40, 4}, part);
    }
    const auto note = download_note(views);
    const float height = height_of(ui, note, rect.w);
    Rect line = cut_top(rect, height);
    cut_top(line, kNoteGap);
    ui.paragraph(line, note.text, kCaption, note.color, kNoteLines);
    ui.say("download-state", Role::Status, note.text, line);

    cut_top(rect, kMoreGap);
    return more_button(
        ui, "clear", rect,
        {.words = text_of(Word::kDataClear), .icon = Icon::RotateCcw, .color = Color::Danger},
        app::obstacle_to(app::ClearCache{}, views), semantics::kHasPopup);
}

void back(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    app::Route route;
    route.screen = app::Screen::More;
    if (more_back(ui, rect, screen_name(views, route.screen), app::address_of(route)))
        commands.give(app::Go{.route = route});
}

}  // namespace

void draw_data(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "data");
    Rect rest = area;
    page_head(ui, "page", rest, {.title = screen_name(views, app::Screen::Data)});

    const float side = ui.phone() ? 12.f : 20.f;
    const float top = ui.phone() ? 12.f : 4.f;
    const float width = std::min(kWidest, rest.w - 2 * side);
    const float here = kept_height(views);
    const float choice = ahead_height(ui, views, width);
    const float doing = actions_height(ui, views, width);
    const float content =
        top + kMoreRow + kMoreGap + here + kMoreGap + choice + kMoreGap + doing + kFoot;
    const auto scroll = ui.begin_scroll("list", rest, content);
    Rect column{rest.x + side, rest.y - scroll.y + top, width, content};
    back(ui, views, commands, cut_top(column, kMoreRow));
    cut_top(column, kMoreGap);
    kept(ui, views, cut_top(column, here));
    cut_top(column, kMoreGap);
    ahead(ui, views, commands, cut_top(column, choice));
    cut_top(column, kMoreGap);
    bool& asking = ui.keep_for_visit<bool>("asking");
    if (actions(ui, views, commands, cut_top(column, doing))) asking = true;
    ui.end_scroll();

    if (!asking) return;
    const auto answer = confirm_dialog(ui, "clear",
                                       {Word::kDataClearName, Word::kDataClearTitle,
                                        text_of(Word::kDataClearText), Word::kDataClear});
    if (answer == Confirmed::NotYet) return;
    if (answer == Confirmed::Yes) commands.give(app::ClearCache{});
    asking = false;
    ui.request_focus(ui.id("clear"));
}

}  // namespace ranets::shell
