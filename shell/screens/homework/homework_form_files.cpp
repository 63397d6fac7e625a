// Files of homework of one's own: picked, shown, taken away again.
#include <algorithm>
#include <string>
#include <vector>

#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/homework_parts.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using Problem = app::PickedView::Problem;
using Word = strings::Key;

namespace {

constexpr float kRow = kHomeworkFile, kGap = 8, kButton = 44, kCross = 40, kHint = 20, kBar = 4;
constexpr int kProblemLines = 4;

bool among(const std::vector<model::Attachment>& files, model::FileId id) {
    return std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.id == id; });
}

std::string most_words() {
    return format(Word::kHomeworkFilesMost, {std::to_string(model::kMostOwnFiles)});
}

std::string words_of(const app::PickedView& picked) {
    switch (picked.problem) {
        case Problem::Empty:
            return format(Word::kHomeworkFileEmpty, {picked.file.name});
        case Problem::TooLarge:
            return format(Word::kHomeworkFileLarge,
                          {picked.file.name, size_text(model::kLargestOwnFile)});
        case Problem::NoRoom:
            return format(Word::kHomeworkFileNoRoom, {picked.file.name});
        case Problem::None:
            break;
    }
    return {};
}

const app::FileView* view_of(const HomeworkScreen& screen, model::FileId id) {
    const auto& files = screen.views.files;
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const auto& view) { return view.id == id; });
    return found == files.end() ? nullptr : &*found;
}

// Nobody is to read it: it may be gone as soon as it is out of the form.
void drop_if_unsaved(HomeworkScreen& screen, model::FileId id) {
    if (model::is_outgoing(id) && !among(screen.windows.form.shown.files, id))
        screen.commands.give(app::DropFile{id});
}

// True when it is to be taken away.
bool row(HomeworkScreen& screen, const model::Attachment& file, Rect rect) {
    Ui& ui = screen.ui;
    const IdScope scope(ui, file.id.value);
    const auto* view = view_of(screen, file.id);
    auto words = file_words(screen.views, file);
    const bool is_new = !among(screen.windows.form.shown.files, file.id);
    if (is_new && model::is_outgoing(file.id) && view == nullptr)
        words = {std::string(text_of(Word::kHomeworkFileLost)), true};
    ui.border(rect, Color::Line, 12);
    const Rect cross = centred(cut_right(rect, kCross + 6), kCross, kCross);
    rect = inset(rect, 12, 0);
    ui.icon({rect.x + 10, centre(rect).y},
            model::is_picture(file.name) ? Icon::Image : Icon::FileText, 20, Color::Primary);
    cut_left(rect, 32);
    using State = app::FileView::State;
    const bool copies = view != nullptr && view->state == State::Copying;
    if (copies) {
        Rect bar = cut_bottom(rect, kBar + 2);
        progress(ui, "progress", cut_top(bar, kBar), words.text,
                 static_cast<float>(view->received) /
                     static_cast<float>(std::max<std::int64_t>(1, view->size)));
    }
    Rect text = centred(rect, rect.w, 36);
    const Rect name = cut_top(text, 20);
    ui.text(name, file.name, kBodyStrong, Color::Text);
    ui.text(text, words.text, kCaption, words.trouble ? Color::Danger : Color::Text2);
    ui.say("name", Role::Text, file.name, name);
    ui.say("about", words.trouble ? Role::Status : Role::Text, words.text, text);
    const auto remove_name = format(Word::kHomeworkFileRemove, {file.name});
    const ButtonSpec remove{.name = remove_name,
                            .look = ButtonLook::Ghost,
                            .icon = Icon::Close,
                            .icon_only = true,
                            .tip = true};
    return button(ui, "remove", cross, remove);
}

float problem_height(HomeworkScreen& screen, float width) {
    const auto& problem = screen.windows.form.problem;
    if (problem.empty()) return 0;
    return screen.ui.paragraph_height(problem, kBody, width, kProblemLines) + kGap;
}

}  // namespace

void take_picked(HomeworkScreen& screen) {
    if (screen.views.picked.empty()) return;
    auto& form = screen.windows.form;
    form.problem.clear();
    for (const auto& picked : screen.views.picked) {
        auto& files = form.wanted.files;
        if (picked.problem != Problem::None)
            form.problem = words_of(picked);
        else if (among(files, picked.file.id))
            continue;
        else if (form.open && files.size() < model::kMostOwnFiles)
            files.push_back(picked.file);
        else
            screen.commands.give(app::DropFile{picked.file.id});
        if (form.open && picked.problem == Problem::None && !among(files, picked.file.id))
            form.problem = most_words();
    }
    screen.commands.give(app::TakePicked{});
}

void drop_unsaved(HomeworkScreen& screen) {
    for (const auto& file : screen.windows.form.wanted.files) drop_if_unsaved(screen, file.id);
}

float form_files_height(HomeworkScreen& screen, float width) {
    if (!screen.views.diary.own_files) return 0;
    const auto rows = static_cast<float>(screen.windows.form.wanted.files.size());
    return rows * (kRow + kGap) + problem_height(screen, width) + kButton + kHint;
}

void form_files(HomeworkScreen& screen, Rect area) {
    Ui& ui = screen.ui;
    auto& form = screen.windows.form;
    const IdScope scope(ui, "files");
    model::FileId removed;
    for (const auto& file : form.wanted.files) {
        if (row(screen, file, cut_top(area, kRow))) removed = file.id;
        cut_top(area, kGap);
    }
    if (removed) {
        drop_if_unsaved(screen, removed);
        form.problem.clear();
        std::erase_if(form.wanted.files, [&](const auto& file) { return file.id == removed; });
    }
    if (!form.problem.empty()) {
        const Rect line = cut_top(area, problem_height(screen, area.w) - kGap);
        ui.paragraph(line, form.problem, kBody, Color::Danger, kProblemLines);
        ui.say("problem", Role::Alert, form.problem, line);
        cut_top(area, kGap);
    }
    const auto hint = format(Word::kHomeworkAttachHint, {std::to_string(model::kMostOwnFiles),
                                                         size_text(model::kLargestOwnFile)});
    const ButtonSpec attach{.name = text_of(Word::kHomeworkAttach),
                            .icon = Icon::Paperclip,
                            .enabled = form.wanted.files.size() < model::kMostOwnFiles,
                            .description = hint};
    if (button(ui, "attach", cut_top(area, kButton), attach)) {
        form.problem.clear();
        PageRequest request;
        request.kind = PageRequest::Kind::PickFiles;
        ui.request(std::move(request));
    }
    ui.text(cut_top(area, kHint), hint, kCaption, Color::Text2);
}

void own_file(HomeworkScreen& screen, const model::OwnHomework& homework,
              const model::Attachment& file, Rect rect) {
    Ui& ui = screen.ui;
    if (!model::is_outgoing(file.id))
        return homework_file(ui, screen.views, screen.commands, file, rect);
    const Rect cross = cut_right(rect, kButton);
    homework_file(ui, screen.views, screen.commands, file, rect);
    const IdScope scope(ui, file.id.value);
    const auto name = format(Word::kHomeworkFileRemove, {file.name});
    const ButtonSpec keep_back{.name = name,
                               .look = ButtonLook::Ghost,
                               .icon = Icon::Close,
                               .icon_only = true,
                               .tip = true};
    if (!button(ui, "remove", centred(cross, kCross, kCross), keep_back)) return;
    auto wanted = homework;
    std::erase_if(wanted.files, [&](const auto& one) { return one.id == file.id; });
    screen.commands.give(app::SetOwnHomework{wanted, homework});
    screen.commands.give(app::DropFile{file.id});
}

}  // namespace ranets::shell
