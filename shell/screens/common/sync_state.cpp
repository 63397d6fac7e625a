#include "screens/common/sync_state.h"

#include <algorithm>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;
using SyncState = app::SyncView::State;

std::string sync_words(const app::Views& views, const app::SyncView& sync, bool brief) {
    const auto zone = views.account ? views.account->zone : model::ZoneOffset{};
    auto words = sync_text(sync, model::instant_of(views.now, zone), zone);
    // «Обновлено 2 мин назад» is understood without its first word.
    if (brief && sync.state == SyncState::Fresh) {
        if (const auto space = words.find(' '); space != std::string::npos)
            words = words.substr(space + 1);
    }
    // The banner says of when the data are.
    if (brief && sync.state == SyncState::Offline) words = text_of(Word::kSyncOffline);
    return words;
}

float sync_status(Ui& ui, const app::Views& views, const app::SyncView& sync, const Rect& box,
                  bool at_right, bool brief) {
    const auto words = sync_words(views, sync, brief);
    const float icon_size = brief || !at_right ? 14.f : 18.f;
    const float gap = icon_size > 14 ? 6.f : 4.f;
    const float needed = icon_size + gap + ui.text_width(words, kCaption);
    const float width = std::min(needed, box.w);
    const Rect line{at_right ? right(box) - width : box.x, box.y, width, box.h};
    const Point middle{line.x + icon_size / 2, centre(line).y};

    Color text_color = Color::Text2;
    switch (sync.state) {
        case SyncState::Fresh:
            ui.icon(middle, Icon::CloudCheck, icon_size, Color::Ok);
            break;
        case SyncState::Refreshing:
            turning_ring(ui, middle, icon_size);
            break;
        case SyncState::Offline:
            text_color = Color::WarnText;
            ui.icon(middle, Icon::CloudOff, icon_size, text_color);
            break;
        case SyncState::Failed:
            text_color = Color::Danger;
            ui.icon(middle, Icon::CircleAlert, icon_size, text_color);
            break;
        case SyncState::Never:
            ui.icon(middle, Icon::Clock, icon_size, Color::Text3);
            break;
    }
    Rect text_box = line;
    cut_left(text_box, icon_size + gap);
    ui.text(text_box, words, kCaption, text_color);
    ui.say("sync", Role::Status, sync_words(views, sync, false), line);
    return width;
}

}  // namespace ranets::shell
