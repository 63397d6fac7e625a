#include "screens/homework/homework_screen.h"

#include <algorithm>
#include <string>
#include <utility>

#include "kit/gate.h"
#include "kit/toast.h"
#include "kit/virtual_list.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/offline_banner.h"
#include "screens/common/sync_state.h"
#include "screens/frame/child_switcher.h"
#include "screens/frame/screen_table.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using Connection = app::LineView::Connection;
using Word = strings::Key;

namespace {

constexpr float kHead = 72, kLowHead = 56, kPhoneHead = 60;
constexpr float kControl = 40, kTouchControl = 44;
constexpr float kWidestBesidePanel = 840, kWidestList = 1160, kWidestOnPhone = 560;
constexpr float kNote = 52, kNotePadding = 16, kBottomBar = 64;
constexpr int kNoteLines = 3;
constexpr float kNarrow = 360;
constexpr OfflineWords kOffline{Word::kOfflineTodayPlain, Word::kOfflineDayPlain,
                                Word::kOfflineOldPlain};

float side(const Ui& ui) {
    return ui.phone() ? 12.f : 20.f;
}

bool narrow(const Ui& ui) {
    return ui.window().w < kNarrow;
}

std::string subtitle(const app::Views& views) {
    std::string text;
    if (const auto* child = views.children.chosen_child()) text = child_name(*child);
    const auto left = views.diary.own_records ? homework_left(views) : std::string();
    if (left.empty()) return text;
    if (!text.empty()) text += " · ";
    return text + left;
}

void refresh_button(HomeworkScreen& screen, const Rect& rect, ButtonLook look) {
    const ButtonSpec refresh{.name = text_of(Word::kDiaryRefresh),
                             .look = look,
                             .icon = Icon::Refresh,
                             .icon_only = true};
    if (button(screen.ui, "refresh", rect, refresh)) screen.commands.give(app::Refresh{});
}

// Where somebody may keep own homework.
std::optional<ButtonSpec> add_spec(const HomeworkScreen& screen, bool phone) {
    if (!screen.own_records()) return std::nullopt;
    return ButtonSpec{.name = text_of(Word::kHomeworkAdd),
                      .look = phone ? ButtonLook::Ghost : ButtonLook::Plain,
                      .icon = Icon::Plus,
                      .icon_only = phone};
}

void add_button(HomeworkScreen& screen, const Rect& rect, const ButtonSpec& spec) {
    if (!button(screen.ui, "add", rect, spec)) return;
    const auto due = screen.views.badges.homework_due;
    model::OwnHomework homework;
    homework.day = due == model::Date{} ? screen.views.now.date + 1 : due;
    screen.write_own(homework);
}

void head(HomeworkScreen& screen, const Rect& area) {
    Ui& ui = screen.ui;
    const IdScope scope(ui, "head");
    Rect row = inset(area, 20, 0);
    const Rect refresh = cut_right(row, kControl);
    cut_right(row, 12);
    const float sync =
        ui.text_width(sync_words(screen.views, screen.homework().sync, false), kCaption) + 24;
    const Rect status = cut_right(row, std::min(sync, row.w / 2));
    cut_right(row, 12);
    const auto add = add_spec(screen, false);
    Rect place{};
    if (add) {
        place = cut_right(row, button_width(ui, *add));
        cut_right(row, 12);
    }
    Rect words = centred(row, row.w, 42);
    const Rect title = cut_top(words, 26);
    const auto name = screen_name(screen.views, app::Screen::Homework);
    ui.text(title, name, kTitle, Color::Text);
    ui.say("title", Role::Heading1, name, title);
    const auto second = subtitle(screen.views);
    ui.text(words, second, kCaption, Color::Text2);
    if (!second.empty()) ui.say("subtitle", Role::Text, second, words);
    sync_status(ui, screen.views, screen.homework().sync, centred(status, status.w, kControl), true,
                false);
    refresh_button(screen, centred(refresh, kControl, kControl), ButtonLook::Plain);
    if (add) add_button(screen, centred(place, place.w, kControl), *add);
}

void phone_head(HomeworkScreen& screen, const Rect& area) {
    Ui& ui = screen.ui;
    const IdScope scope(ui, "bar");
    ui.fill(area, Color::Surface);
    ui.horizontal_line(area.x, bottom(area) - 1, area.w);
    Rect row = area;
    cut_left(row, 16);
    cut_right(row, 8);
    row = centred(row, row.w, kTouchControl);
    const auto* child = screen.views.children.chosen_child();
    if (child != nullptr && has_child_choice(screen.views) && head_child_button(ui, *child, row))
        screen.windows.children = true;
    const Rect refresh = cut_right(row, kTouchControl);
    const auto add = narrow(ui) ? std::nullopt : add_spec(screen, true);
    Rect place{};
    if (add) place = cut_right(row, kTouchControl);
    cut_right(row, 8);
    Rect words = centred(row, row.w, 38);
    const Rect title = cut_top(words, 22);
    const auto name = screen_name(screen.views, app::Screen::Homework);
    ui.text(title, name, kLargeStrong, Color::Text);
    ui.say("title", Role::Heading1, name, title);
    sync_status(ui, screen.views, screen.homework().sync, words, false, ui.window().w < 360);
    refresh_button(screen, refresh, ButtonLook::Ghost);
    if (add) add_button(screen, place, *add);
}

void banner(HomeworkScreen& screen, Rect& area) {
    Ui& ui = screen.ui;
    const auto as_of = screen.homework().sync.as_of;
    if (screen.views.line.connection != Connection::Gone || !as_of) return;
    const OfflineBanner banner{offline_text(screen.views, *as_of, kOffline),
                               as_of_text(screen.views, *as_of), screen.memory.banner_open};
    const float margin = ui.phone() ? 0.f : side(ui);
    const float height = offline_banner_height(ui, banner, area.w - 2 * margin);
    if (offline_banner(ui, banner, inset(cut_top(area, height), margin, 0)))
        screen.commands.give(app::Refresh{});
    if (!ui.phone()) cut_top(area, 12);
}

// A year that is not all here: how much of it is, and a way to the rest.
void year_note(HomeworkScreen& screen, Rect& area) {
    using Download = app::HomeworkView::Download;
    Ui& ui = screen.ui;
    const auto& view = screen.homework();
    const bool running = view.download == Download::Running;
    if (!running && view.weeks_kept >= view.weeks_in_all) return;
    const IdScope scope(ui, "year-note");
    const bool failed = view.download == Download::Failed;
    const auto words =
        running ? format(Word::kHomeworkLoadingYear,
                         {std::to_string(view.weeks_done), std::to_string(view.weeks_wanted)})
                : format(failed ? Word::kHomeworkLoadFailed : Word::kHomeworkPartly,
                         {std::to_string(view.weeks_kept), std::to_string(view.weeks_in_all)});
    const ButtonSpec load{.name = text_of(Word::kHomeworkLoadYear),
                          .look = ButtonLook::Text,
                          .obstacle = app::obstacle_to(app::DownloadYear{}, screen.views)};
    const float button_place = running ? 0 : button_width(ui, load) + 8;
    const float room = area.w - 2 * kNotePadding - button_place;
    const float height = ui.paragraph_height(words, kBody, room, kNoteLines);
    const Rect card = cut_top(area, std::max(kNote, height + 2 * (running ? 16.f : 12.f)));
    cut_top(area, 8);
    ui.card(card, 12, Elevation::None);
    Rect row = inset(card, kNotePadding, 0);
    if (running) {
        Rect bar = cut_bottom(row, 16);
        bar = cut_top(bar, 4);
        ui.paragraph(centred(row, row.w, height), words, kBody, Color::Text2, kNoteLines);
        progress(ui, "progress", bar, words,
                 static_cast<float>(view.weeks_done) /
                     static_cast<float>(std::max(1, view.weeks_wanted)));
        return;
    }
    const Rect place = cut_right(row, button_place - 8);
    cut_right(row, 8);
    ui.paragraph(centred(row, row.w, height), words, kBody, Color::Text2, kNoteLines);
    ui.say("partly", Role::Status, words, row);
    if (button(ui, "load", centred(place, place.w, kControl), load))
        screen.commands.give(app::DownloadYear{});
}

void list(HomeworkScreen& screen, Rect area) {
    Ui& ui = screen.ui;
    const auto& view = screen.homework();
    const bool of_the_past = view.weeks_kept == 0 && screen.filter().year != 0 &&
                             screen.filter().year != model::HomeworkFilter::kEveryYear;
    if (of_the_past) {
        const bool running = view.download == app::HomeworkView::Download::Running;
        if (running) return year_note(screen, area);
        const auto absent =
            format(view.download == app::HomeworkView::Download::Failed ? Word::kHomeworkYearFailed
                                                                        : Word::kHomeworkYearAbsent,
                   {school_year_text(screen.filter().year)});
        if (empty_state(ui, "absent", area, Icon::GraduationCap, absent,
                        text_of(Word::kHomeworkLoadYear)))
            screen.commands.give(app::DownloadYear{});
        return;
    }
    const bool narrowed = screen.filter().narrowings() > 0;
    const GateSpec spec{
        .row = ui.phone() ? 64.f : 52.f,
        .empty_icon = Icon::ListChecks,
        .empty = text_of(narrowed ? Word::kHomeworkNothingFound : Word::kHomeworkNone),
        .empty_action = narrowed ? text_of(Word::kHomeworkReset) : std::string_view(),
        .offline = text_of(Word::kHomeworkOffline),
        .failed = text_of(Word::kHomeworkFailed)};
    if (view.list.value) year_note(screen, area);
    const bool empty = view.list.value && view.list.value->items.empty();
    const Gate gate = resource_gate(ui, "gate", area, view.list, empty, spec);
    if (gate.retry) screen.commands.give(app::Refresh{});
    if (gate.act) screen.narrow({});
    if (gate.content) homework_rows(screen, area);
}

void said(HomeworkScreen& screen) {
    auto& ticked = screen.memory.ticked;
    if (ticked.number == 0) return;
    ToastSpec spec;
    const bool removed = ticked.removed.work == ticked.work;
    spec.text = text_of(removed       ? Word::kHomeworkSaidRemoved
                        : ticked.done ? Word::kHomeworkSaidDone
                                      : Word::kHomeworkSaidOpen);
    spec.action = text_of(Word::kActionUndo);
    spec.number = ticked.number;
    spec.above = screen.ui.phone() ? kBottomBar : 0;
    const auto press = toast(screen.ui, "ticked", spec);
    if (press == ToastPress::None) return;
    if (press == ToastPress::Action && removed)
        screen.commands.give(app::SetOwnHomework{ticked.removed, ticked.removed});
    else if (press == ToastPress::Action)
        screen.commands.give(app::SetDone{.work = ticked.work, .done = !ticked.done});
    ticked = {};
}

}  // namespace

HomeworkScreen::HomeworkScreen(Ui& ui_, const app::Views& views_, app::Commands& commands_)
    : ui(ui_),
      views(views_),
      commands(commands_),
      memory(ui_.keep<HomeworkMemory>("homework")),
      windows(ui_.keep_for_visit<HomeworkWindows>("windows")) {}

void HomeworkScreen::narrow(model::HomeworkFilter filter) const {
    if (filter != this->filter())
        commands.give(app::SetHomeworkFilter{.filter = std::move(filter)});
}

void HomeworkScreen::open(model::WorkId work) const {
    app::Route route = views.route;
    route.work = work;
    if (route != views.route) commands.give(app::Go{.route = route});
}

void HomeworkScreen::tick(const model::Homework& homework) const {
    const bool done = !homework.done;
    commands.give(app::SetDone{.work = homework.work, .done = done});
    memory.ticked = {++memory.ticks, homework.work, done};
}

void HomeworkScreen::write_own(const model::OwnHomework& homework) const {
    windows.form = {true, homework, homework, day_text(homework.day)};
}

void HomeworkScreen::remove_own(const model::OwnHomework& homework) const {
    auto gone = homework;
    gone.text.clear();
    commands.give(app::SetOwnHomework{gone, homework});
    memory.ticked = {++memory.ticks, homework.work, false, homework};
    if (views.route.work == homework.work) open({});
}

void draw_homework(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "homework");
    HomeworkScreen screen(ui, views, commands);
    auto& memory = screen.memory;
    const auto* open = views.homework.open;
    const bool beside = open != nullptr && ui.wide();
    if (beside && ui.take_key(Key::Escape)) screen.open({});

    Rect rest = area;
    if (ui.phone())
        phone_head(screen, cut_top(rest, kPhoneHead));
    else
        head(screen, cut_top(rest, ui.low() ? kLowHead : kHead));
    banner(screen, rest);
    Rect filters = cut_top(rest, homework_filters_height(screen));
    // In the head of a narrow window there is no room.
    const auto add = narrow(ui) ? add_spec(screen, true) : std::nullopt;
    if (add) {
        Rect place = cut_right(filters, kTouchControl + 12);
        place = {place.x, place.y + 8, kTouchControl, kTouchControl};
        add_button(screen, place, *add);
    }
    homework_filters(screen, filters);

    if (beside) {
        Rect panel = cut_right(rest, homework_panel_width(ui) + 20);
        panel.w -= 20;
        panel.h -= 14;
        Rect place = rest;
        cut_left(place, 20);
        cut_right(place, 16);
        place.w = std::min(place.w, kWidestBesidePanel);
        panel.x = right(place) + 16;
        list(screen, place);
        homework_panel(screen, panel);
    } else {
        Rect place = inset(rest, side(ui), 0);
        const float widest = ui.phone() ? kWidestOnPhone : kWidestList;
        if (ui.phone()) place = centred(place, std::min(place.w, widest), place.h);
        place.w = std::min(place.w, widest);
        list(screen, place);
        if (open != nullptr) homework_sheet(screen);
    }
    const model::WorkId work = open != nullptr ? open->work : model::WorkId{};
    memory.work = work;
    homework_filter_sheet(screen);
    homework_form(screen);
    if (screen.windows.children && !child_sheet(ui, views, commands))
        screen.windows.children = false;
    said(screen);
}

}  // namespace ranets::shell
