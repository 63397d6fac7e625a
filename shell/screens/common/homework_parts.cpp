#include "screens/common/homework_parts.h"

#include <string>
#include <utility>

#include "kit/widgets.h"
#include "kit/words.h"
#include "model/own_records.h"

namespace ranets::shell {

using FileState = app::FileView::State;
using Word = strings::Key;

namespace {

app::FileView view_of(const app::Views& views, const model::Attachment& file) {
    for (const auto& view : views.files) {
        if (view.id == file.id) return view;
    }
    return {};
}

std::string about_file(const model::Attachment& file, const app::FileView& view) {
    const auto state = view.state;
    if (view.received > 0 && (state == FileState::Loading || state == FileState::Offline)) {
        return format(
            state == FileState::Loading ? Word::kLessonFileComing : Word::kLessonFileWaiting,
            {size_text(view.received), size_text(view.size)});
    }
    if (state == FileState::Offline) return std::string(text_of(Word::kLessonFileOffline));
    if (state == FileState::Failed) return std::string(text_of(Word::kLessonFileFailed));
    const auto size = file.size > 0 ? size_text(file.size) : std::string();
    if (state != FileState::Here) return size;
    return format(Word::kLessonFileHere, {size});
}

TextAreaSpec note_field(const app::Views& views) {
    return {.field = {.name = text_of(Word::kLessonNote),
                      .placeholder = text_of(Word::kLessonNoteHint),
                      .obstacle = app::obstacle_to(app::SetNote{}, views),
                      .description = text_of(Word::kLessonNoteHint)},
            .least = 1,
            .most = 6,
            .limit = static_cast<int>(model::kLongestNote)};
}

struct TypedNote {
    std::string words;
    model::OwnNote begun;
};

// As typed so far; as it is elsewhere while nobody types.
TypedNote& typed_note(Ui& ui, const model::Homework& homework) {
    auto& typed = ui.keep<TypedNote>("note-typed");
    if (!ui.focused(ui.id("note"))) typed = {homework.note.text, homework.note};
    return typed;
}

}  // namespace

void homework_file(Ui& ui, const app::Views& views, app::Commands& commands,
                   const model::Attachment& file, const Rect& rect) {
    const IdScope scope(ui, file.id.value);
    ui.border(rect, Color::Line, 12);
    Rect row = inset(rect, 12, 0);
    if (file.name.empty()) {
        // Its name is being asked for.
        skeleton_row(ui, centred(row, row.w, 16));
        ui.say("file", Role::Text, text_of(Word::kLessonFileLoading), rect, semantics::kBusy);
        return;
    }
    const auto view = view_of(views, file);
    const auto state = view.state;
    // Not before something has come: a second press of a double click stops nothing.
    const bool stops = state == FileState::Loading && view.received > 0;
    const bool by_address = views.files.empty() && !file.url.empty();
    const auto obstacle = stops        ? app::obstacle_to(app::StopFile{.file = file.id}, views)
                          : by_address ? app::Obstacle::None
                                       : app::obstacle_to(app::OpenFile{.file = file.id}, views);
    const auto press = ui.press(ui.id("file"), rect, 12, obstacle == app::Obstacle::None);
    if (press.hovered || press.held) ui.fill(inset(rect, 1), Color::Hover, 11);
    ui.icon({row.x + 10, centre(row).y},
            model::is_picture(file.name) ? Icon::Image : Icon::FileText, 20, Color::Primary);
    cut_left(row, 32);
    if (state == FileState::Loading)
        turning_ring(ui, {right(row) - 9, centre(row).y}, 18);
    else
        ui.icon({right(row) - 9, centre(row).y},
                state == FileState::Here ? Icon::CloudCheck : Icon::Download, 18,
                state == FileState::Here ? Color::Ok : Color::Text2);
    cut_right(row, 26);
    const bool trouble = state == FileState::Offline || state == FileState::Failed;
    const auto about = about_file(file, view);
    Rect words = centred(row, row.w, about.empty() ? 20.f : 36.f);
    ui.text(cut_top(words, 20), file.name, kBodyStrong, Color::Text);
    if (!about.empty())
        ui.text(cut_top(words, 16), about, kCaption, trouble ? Color::Danger : Color::Text2);

    const auto name = format(stops ? Word::kLessonStopFile : Word::kLessonOpenFile, {file.name});
    say_button(ui, "file", rect,
               {.name = name,
                .obstacle = obstacle,
                .flags = state == FileState::Loading ? semantics::kBusy : 0u,
                .description = about});
    if (!press.clicked) return;
    if (by_address) {
        PageRequest request;
        request.kind = PageRequest::Kind::OpenLink;
        request.text = file.url;
        ui.request(std::move(request));
    } else if (stops) {
        commands.give(app::StopFile{.file = file.id});
    } else {
        commands.give(app::OpenFile{.file = file.id});
    }
}

float homework_note_height(Ui& ui, const app::Views& views, const model::Homework& homework,
                           float width) {
    const IdScope scope(ui, homework.work.value);
    return text_area_height(ui, "note", width, note_field(views), typed_note(ui, homework).words);
}

void homework_note(Ui& ui, const app::Views& views, app::Commands& commands,
                   const model::Homework& homework, const Rect& field) {
    const IdScope scope(ui, homework.work.value);
    auto& typed = typed_note(ui, homework);
    if (text_area(ui, "note", field, note_field(views), typed.words))
        commands.give(
            app::SetNote{.work = homework.work, .text = typed.words, .begun = typed.begun});
}

void state_line(Ui& ui, std::string_view key, const Rect& line, std::string_view words, Icon icon,
                Color color) {
    ui.icon({line.x + 8, centre(line).y}, icon, 16, color);
    Rect rest = line;
    cut_left(rest, 22);
    ui.text(rest, words, kCaption, color);
    ui.say(key, Role::Status, words, line);
}

}  // namespace ranets::shell
