// The diary when something is missing: the network, an answer, the week itself.
#include <utility>

#include "kit/gate.h"
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
constexpr std::int64_t kMostDays = 1'000'000;  // since 1970

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

bool diary_gate(Diary& diary, const Rect& area) {
    // Another child's week, or another week, is awaited anew.
    // Ids have up to 63 bits: what they overflow by tells weeks apart as well.
    const auto child = static_cast<std::uint64_t>(diary.views.children.chosen.value);
    const auto week = static_cast<std::uint64_t>(diary.date.monday().days);
    const Gate gate = resource_gate(diary.ui, "week", area, diary.views.diary.week, false,
                                    {.number = static_cast<std::int64_t>(child * kMostDays + week),
                                     .page = true,
                                     .row = 0,
                                     .offline = text_of(Word::kDiaryNeverLoaded),
                                     .failed = text_of(Word::kDiaryError)});
    diary.awaited = gate.awaited;
    if (gate.retry) diary.commands.give(app::Refresh{});
    return gate.content || diary.views.diary.week.state != State::Error;
}

void skeleton_rows(const Diary& diary, const Rect& area, float row, int count) {
    if (!diary.awaited) return;
    Rect rest = area;
    for (int i = 0; i < count && rest.h >= row - 2; ++i)
        skeleton_row(diary.ui, inset(cut_top(rest, row), 0, row > 60 ? 4.f : 10.f));
}

}  // namespace ranets::shell
