// The diary when something is missing: the network, an answer, the week itself.
#include <algorithm>
#include <utility>

#include "kit/widgets.h"
#include "screens/common/offline_banner.h"
#include "screens/diary/diary_parts.h"

namespace ranets::shell {

using Word = strings::Key;
using State = app::Resource<model::Week>::State;

namespace {

// Only pupils have marks, which may have changed since.
constexpr OfflineWords kOfMarks{Word::kOfflineToday, Word::kOfflineDay, Word::kOfflineOld};
constexpr OfflineWords kOfLessons{Word::kOfflineTodayPlain, Word::kOfflineDayPlain,
                                  Word::kOfflineOldPlain};
constexpr std::int64_t kPatienceMs = 300;

bool has_banner(const Diary& diary) {
    return diary.offline() && diary.views.diary.week.as_of && diary.views.account;
}

OfflineBanner banner_of(Diary& diary) {
    auto text = offline_text(diary.views, *diary.views.diary.week.as_of,
                             diary.of_pupil() ? kOfMarks : kOfLessons);
    if (const int waiting = diary.views.line.waiting; waiting > 0)
        text = format(Word::kOfflineSentence, {text, plural(Word::kOfflineWaiting, waiting)});
    return {std::move(text), diary.as_of(), diary.memory.banner_open};
}

}  // namespace

float offline_banner_height(Diary& diary) {
    if (!has_banner(diary)) return 0;
    const float side = diary.ui.phone() ? 0.f : 20.f;
    return offline_banner_height(diary.ui, banner_of(diary), diary.area.w - 2 * side);
}

void offline_banner(Diary& diary, const Rect& area) {
    if (offline_banner(diary.ui, banner_of(diary), area)) diary.commands.give(app::Refresh{});
}

bool waits_visibly(Diary& diary) {
    auto& memory = diary.memory;
    const auto monday = diary.date.monday();
    const auto now = diary.ui.now_ms();
    if (memory.waiting_child != diary.views.children.chosen || memory.waiting_week != monday) {
        memory.waiting_child = diary.views.children.chosen;
        memory.waiting_week = monday;
        memory.waiting_since = now;
    }
    const auto due = memory.waiting_since + kPatienceMs;
    if (now >= due) return true;
    diary.ui.wake_at(due);
    return false;
}

void skeleton_rows(Diary& diary, const Rect& area, float row, int count) {
    if (!waits_visibly(diary)) return;
    Rect rest = area;
    for (int i = 0; i < count && rest.h >= row - 2; ++i)
        skeleton_row(diary.ui, inset(cut_top(rest, row), 0, row > 60 ? 4.f : 10.f));
}

bool diary_failure(Diary& diary, const Rect& area) {
    if (diary.views.diary.week.state != State::Error) {
        if (diary.loaded()) diary.memory.waiting_week = {};
        diary.memory.failed = false;
        return false;
    }
    const bool offline = diary.views.diary.week.error == model::Error::Kind::Offline;
    const auto sentence = text_of(offline ? Word::kDiaryNeverLoaded : Word::kDiaryError);
    const float side = diary.ui.phone() ? 12.f : 20.f;
    Rect rect = inset(area, side, 0);
    cut_top(rect, diary.ui.phone() ? 12.f : 0.f);
    rect = cut_top(rect, std::min(rect.h - 14, 240.f));
    diary.ui.card(rect);
    if (!diary.memory.failed) {
        Request announce;
        announce.kind = Request::Kind::Announce;
        announce.text = sentence;
        diary.ui.request(std::move(announce));
    }
    diary.memory.failed = true;
    if (empty_state(diary.ui, "failed", rect, offline ? Icon::WifiOff : Icon::CircleAlert, sentence,
                    text_of(Word::kActionRetry)))
        diary.commands.give(app::Refresh{});
    return true;
}

}  // namespace ranets::shell
