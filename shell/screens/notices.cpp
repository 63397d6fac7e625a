#include "screens/notices.h"

#include <algorithm>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using app::Notice;
using Word = strings::Key;

namespace {

constexpr float kWidest = 840;
constexpr float kGap = 8;

std::string_view sentence_of(Notice notice) {
    switch (notice) {
        case Notice::StorageUnavailable:
            return text_of(Word::kNoticeStorageUnavailable);
        case Notice::OpenInAnotherTab:
            return text_of(Word::kNoticeOtherTab);
        case Notice::StorageFailed:
            return text_of(Word::kNoticeStorageFailed);
        case Notice::SignedOutElsewhere:
            break;
    }
    return text_of(Word::kNoticeSignedOut);
}

float side(const Ui& ui) {
    return ui.phone() ? 12 : 20;
}

float own_width(const Ui& ui, float width) {
    return std::min(kWidest, width - 2 * side(ui));
}

}  // namespace

float notice_height(Ui& ui, Notice notice, float width) {
    const float words = width - 14 - 20 - 12 - 8 - 44;
    const auto lines = ui.wrap(sentence_of(notice), kBody, words, 6).size();
    return std::max(48.f, 20.f * static_cast<float>(lines) + 20);
}

bool draw_notice(Ui& ui, Notice notice, const Rect& rect) {
    ui.card(rect, 12);
    Rect row = rect;
    cut_left(row, 14);
    ui.icon({row.x + 10, centre(row).y}, Icon::Info, 20, Color::Primary);
    cut_left(row, 32);
    const Rect cross = centred(cut_right(row, 44), 40, 40);
    cut_right(row, 8);
    const auto sentence = sentence_of(notice);
    const auto lines = static_cast<float>(ui.wrap(sentence, kBody, row.w, 6).size());
    const Rect words = centred(row, row.w, 20 * lines);
    ui.paragraph(words, sentence, kBody, Color::Text, 6);
    ui.say("notice", Role::Alert, sentence, words);
    ButtonSpec dismiss;
    dismiss.name = text_of(Word::kNoticeDismiss);
    dismiss.look = ButtonLook::Ghost;
    dismiss.icon = Icon::Close;
    dismiss.icon_only = true;
    dismiss.icon_size = 18;
    return button(ui, "dismiss", cross, dismiss);
}

float notices_height(Ui& ui, const app::Views& views, float width) {
    float height = 0;
    for (const auto notice : views.notices)
        height += notice_height(ui, notice, own_width(ui, width)) + kGap;
    return height > 0 ? height + kGap : 0;
}

void draw_notices(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    if (views.notices.empty()) return;
    const IdScope scope(ui, "notices");
    ui.open("region", Role::Region, text_of(Word::kNoticeRegion), area);
    float y = area.y + kGap;
    for (const auto notice : views.notices) {
        const IdScope own(ui, static_cast<std::int64_t>(notice));
        const float width = own_width(ui, area.w);
        const Rect rect{area.x + side(ui), y, width, notice_height(ui, notice, width)};
        y += rect.h + kGap;
        if (draw_notice(ui, notice, rect)) commands.dismiss(notice);
    }
    ui.close();
}

}  // namespace ranets::shell
