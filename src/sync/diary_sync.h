#pragma once
// From the server into the cache: the account, a child's week, a class's calendar. What is stored
// is told by a callback; nobody is handed data past the cache.
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "model/diary.h"
#include "model/result.h"
#include "sync/cache_feed.h"

namespace ranets::sync {

class DiarySync : public CacheFeed {
  public:
    static constexpr std::int64_t kCalendarLastsMs = 24 * 3'600'000LL;

    using CacheFeed::CacheFeed;

    void detach();

    void load_account(std::function<void(model::Result<model::Account>)> done);

    // `done` is called when the week is stored. A second call for the same week joins the first.
    // The class's calendar is asked for along with it when it is a day old, and the names of files
    // afterwards; neither is waited for.
    void load_week(const model::Child& child, model::Date monday, Finished done);
    bool loading(model::PersonId child, model::Date monday) const;

    // In the background, unless it is known since less than a day.
    void load_calendar(model::GroupId group);

  private:
    using WeekKey = std::pair<std::int64_t, std::int32_t>;

    void load_file_names(model::PersonId child, model::Date monday);
    void store_week(model::PersonId child, model::Date monday, const std::vector<model::Day>& days,
                    model::Instant as_of);
    void finish(WeekKey key, const model::Result<model::Done>& result);

    std::map<WeekKey, std::vector<Finished>> weeks_;  // under way
    std::set<std::int64_t> calendars_;                // under way, by group
};

}  // namespace ranets::sync
