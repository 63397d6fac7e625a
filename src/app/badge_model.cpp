#include "app/badge_model.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "store/topics/week_cache.h"

namespace ranets::app {

void BadgeModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    cache_moved();
}

void BadgeModel::clear() {
    cache_ = nullptr;
    view_ = {};
}

bool BadgeModel::cache_moved() {
    const int before = std::exchange(view_.homework, undone_homework());
    return before != view_.homework;
}

void BadgeModel::day_moved(model::Date today) {
    today_ = today;
    cache_moved();
}

// Of the next school day after today.
int BadgeModel::undone_homework() const {
    const auto* child = children_.chosen_child();
    if (cache_ == nullptr || child == nullptr || child->kind != model::DiaryOwner::Kind::Pupil)
        return 0;
    const auto next = store::WeekCache(*cache_).next_school_day(child->person, today_);
    if (!next) return 0;
    std::vector<model::Day> days{*next};
    outbox_.overlay({child->person, days});
    int undone = 0;
    for (const auto& lesson : days.front().lessons) {
        undone += static_cast<int>(
            std::count_if(lesson.homework.begin(), lesson.homework.end(),
                          [](const model::Homework& homework) { return !homework.done; }));
    }
    return undone;
}

}  // namespace ranets::app
