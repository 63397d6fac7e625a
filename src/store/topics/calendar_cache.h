#pragma once
// Topic of the cache: the frame of a school year: which classes somebody was in, and a class's
// periods, holidays and bells.
#include <vector>

#include "model/diary.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kCalendarTopic;
inline constexpr ResourceKind kCalendarKind{1};
inline constexpr ResourceKind kEnrolmentsKind{3};

inline ResourceKey calendar_key(model::GroupId group) {
    return {kCalendarKind, group.value};
}
inline ResourceKey enrolments_key(model::PersonId child) {
    return {kEnrolmentsKind, child.value};
}

class CalendarCache {
  public:
    explicit CalendarCache(CacheDb& cache) : cache_(cache) {}

    std::vector<model::Enrolment> enrolments(model::PersonId child);
    model::Result<model::Done> save_enrolments(model::PersonId child,
                                               const std::vector<model::Enrolment>& enrolments,
                                               model::Instant as_of, const ETags& etags = {});

    model::SchoolCalendar calendar(model::GroupId group);
    model::Result<model::Done> save_calendar(model::GroupId group,
                                             const model::SchoolCalendar& calendar,
                                             model::Instant as_of, const ETags& etags = {});

  private:
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
