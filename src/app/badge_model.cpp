#include "app/badge_model.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "app/seen_overlay.h"
#include "store/topics/marks_cache.h"
#include "store/topics/own_homework_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::app {
namespace {

// Older ones are new to nobody: of so many days at most the server tells what is.
constexpr int kNewForDays = 120;

}  // namespace

void BadgeModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    cache_moved();
}

void BadgeModel::clear() {
    cache_ = nullptr;
    view_ = {};
}

bool BadgeModel::cache_moved() {
    if (cache_ == nullptr) return false;
    const auto before = std::tuple(view_.homework, view_.homework_due, view_.marks);
    count_homework();
    view_.marks = new_marks();
    return before != std::tuple(view_.homework, view_.homework_due, view_.marks);
}

void BadgeModel::day_moved(model::Date today) {
    today_ = today;
    cache_moved();
}

// Of the next school day after today.
void BadgeModel::count_homework() {
    view_.homework = 0;
    view_.homework_due = {};
    const auto* child = children_.chosen_child();
    if (child == nullptr || child->kind != model::DiaryOwner::Kind::Pupil) return;
    const auto next = store::WeekCache(*cache_).next_school_day(child->person, today_);
    if (!next) return;
    view_.homework_due = next->date;
    std::vector<model::Day> days{*next};
    outbox_.overlay({child->person, days});
    for (const auto& lesson : days.front().lessons) {
        view_.homework += static_cast<int>(
            std::count_if(lesson.homework.begin(), lesson.homework.end(),
                          [](const model::Homework& homework) { return !homework.done; }));
    }
    auto own = store::OwnHomeworkCache(*cache_).between(child->person, next->date, next->date);
    std::vector<model::Day> none;
    outbox_.overlay({child->person, none, &own});
    for (const auto& homework : own)
        view_.homework += homework.day == next->date && !homework.done ? 1 : 0;
}

// They stand in the weeks, in the marks of the year, or in both; those that the outbox has are
// seen.
int BadgeModel::new_marks() const {
    const auto* child = children_.chosen_child();
    if (child == nullptr || child->kind != model::DiaryOwner::Kind::Pupil) return 0;
    auto ids = store::WeekCache(*cache_).unseen_marks(child->person, today_ - kNewForDays);
    const int year = model::study_year_of(today_.monday());
    for (const auto mark : store::MarksCache(*cache_).unseen(child->person, year)) {
        if (std::find(ids.begin(), ids.end(), mark) == ids.end()) ids.push_back(mark);
    }
    if (ids.empty()) return 0;
    return static_cast<int>(unseen_of(outbox_, child->person, ids).size());
}

}  // namespace ranets::app
