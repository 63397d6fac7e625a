#include "screens/frame/notices.h"

#include <algorithm>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using app::Notice;
using Word = strings::Key;

namespace {

constexpr float kWidest = 840;
constexpr float kGap = 8;
constexpr float kIcon = 14 + 20 + 12;  // with the space around it
constexpr float kCross = 8 + 44;
constexpr int kMostLines = 8;

std::string_view sentence_of(Notice notice) {
    switch (notice) {
        case Notice::StorageUnavailable:
            return text_of(Word::kNoticeStorageUnavailable);
        case Notice::BrowserAsks:
            return text_of(Word::kNoticeBrowserAsks);
        case Notice::StorageFailed:
            return text_of(Word::kNoticeStorageFailed);
        case Notice::NewerFiles:
            return text_of(Word::kNoticeNewerFiles);
        case Notice::Salvaged:
            return text_of(Word::kNoticeSalvaged);
        case Notice::NewVersion:
            return text_of(Word::kNoticeNewVersion);
        case Notice::TickRefused:
            return text_of(Word::kNoticeTickRefused);
        case Notice::NoteRefused:
            return text_of(Word::kNoticeNoteRefused);
        case Notice::NotKept:
            return text_of(Word::kNoticeNotKept);
        case Notice::SignedOutElsewhere:
            break;
    }
    return text_of(Word::kNoticeSignedOut);
}

// A new version would take what is being typed into the login with it: it can wait until then,
// unless it is what the files wait for.
std::vector<Notice> shown(const app::Views& views) {
    auto notices = views.notices;
    const bool needed =
        std::find(notices.begin(), notices.end(), Notice::NewerFiles) != notices.end();
    if (views.route.screen == app::Screen::Login && !needed)
        std::erase(notices, Notice::NewVersion);
    return notices;
}

float side(const Ui& ui) {
    return ui.phone() ? 12 : 20;
}

float own_width(const Ui& ui, float width) {
    return std::min(kWidest, width - 2 * side(ui));
}

// What can be done about it, beside the sentence or, on a phone, below.
std::optional<ButtonSpec> action_of(const Ui& ui, Notice notice) {
    if (notice != Notice::NewVersion) return std::nullopt;
    ButtonSpec spec;
    spec.name = text_of(Word::kNoticeUpdate);
    spec.look = ui.phone() ? ButtonLook::Soft : ButtonLook::Plain;
    return spec;
}

float lines_height(Ui& ui, Notice notice, float width) {
    return ui.paragraph_height(sentence_of(notice), kBody, width, kMostLines);
}

}  // namespace

float notice_height(Ui& ui, Notice notice, float width) {
    const auto action = action_of(ui, notice);
    float words = width - kIcon - kCross;
    if (action && !ui.phone()) words -= button_width(ui, *action) + 12;
    const float height = std::max(48.f, lines_height(ui, notice, words) + 20);
    return action && ui.phone() ? height + 44 + 10 : height;
}

NoticePress draw_notice(Ui& ui, Notice notice, const Rect& rect) {
    ui.card(rect, 12);
    const auto action = action_of(ui, notice);
    Rect row = rect;
    Rect place;
    if (action && ui.phone()) {
        cut_bottom(row, 10);
        place = inset(cut_bottom(row, 44), 12, 0);
    }
    ui.icon({row.x + 24, centre(row).y}, Icon::Info, 20, Color::Primary);
    cut_left(row, kIcon);
    const Rect cross = centred(cut_right(row, 44), 40, 40);
    cut_right(row, 8);
    if (action && !ui.phone()) {
        const float width = button_width(ui, *action);
        place = centred(cut_right(row, width), width, 36);
        cut_right(row, 12);
    }
    const Rect words = centred(row, row.w, lines_height(ui, notice, row.w));
    ui.paragraph(words, sentence_of(notice), kBody, Color::Text, kMostLines);
    ui.say("notice", Role::Alert, sentence_of(notice), words);
    const bool acted = action && button(ui, "action", place, *action);
    ButtonSpec dismiss;
    dismiss.name = text_of(Word::kNoticeDismiss);
    dismiss.look = ButtonLook::Ghost;
    dismiss.icon = Icon::Close;
    dismiss.icon_only = true;
    dismiss.icon_size = 18;
    if (button(ui, "dismiss", cross, dismiss)) return NoticePress::Dismiss;
    return acted ? NoticePress::Action : NoticePress::None;
}

float notices_height(Ui& ui, const app::Views& views, float width) {
    float height = 0;
    for (const auto notice : shown(views))
        height += notice_height(ui, notice, own_width(ui, width)) + kGap;
    return height > 0 ? height + kGap : 0;
}

void draw_notices(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const auto notices = shown(views);
    if (notices.empty()) return;
    const IdScope scope(ui, "notices");
    ui.open("region", Role::Region, text_of(Word::kNoticeRegion), area);
    float y = area.y + kGap;
    for (const auto notice : notices) {
        const IdScope own(ui, static_cast<std::int64_t>(notice));
        const float width = own_width(ui, area.w);
        const Rect rect{area.x + side(ui), y, width, notice_height(ui, notice, width)};
        y += rect.h + kGap;
        switch (draw_notice(ui, notice, rect)) {
            case NoticePress::None:
                break;
            case NoticePress::Dismiss:
                commands.give(app::Dismiss{.notice = notice});
                break;
            case NoticePress::Action:
                commands.give(app::ApplyUpdate{});
                break;
        }
    }
    ui.close();
}

}  // namespace ranets::shell
