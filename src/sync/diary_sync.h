#pragma once
// From the server into the cache: the account, a child's week, a class's calendar. What is stored
// is told by a callback; nobody is handed data past the cache.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/diary.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "sync/server_clock.h"
#include "sync/session.h"
#include "sync/week_request.h"

namespace ranets::sync {

class DiarySync {
  public:
    static constexpr std::int64_t kFrameworkLastsMs = 24 * 3'600'000LL;

    using Finished = std::function<void(model::Result<model::Done>)>;

    DiarySync(Session& session, ServerClock& clock) : session_(session), clock_(clock) {}

    // Where answers go; they wait while there is no cache.
    void attach(store::CacheDb& cache);
    void detach();  // forgets also what is under way: its callbacks are never called

    void load_account(std::function<void(model::Result<model::Account>)> done);

    // `done` is called when the week is stored. A second call for the same week joins the first.
    // Which classes the child was in is asked for along with it when that is a day old. The
    // calendar of the week's class and the names of files follow; neither is waited for.
    void load_week(const model::Child& child, model::Date monday, Finished done);
    bool loading(model::PersonId child, model::Date monday) const;

    std::function<void()> on_stored;          // the cache's content may have moved
    std::function<void()> on_storage_failed;  // a write failed; may attach another cache

  private:
    using WeekKey = std::pair<std::int64_t, std::int32_t>;

    // `answer` with a check that the question is still of interest.
    std::function<void(model::Result<std::string>)> current(
        std::function<void(model::Result<std::string>)> answer) const;
    void when_cache(std::function<void()> work);
    model::Result<model::Done> write(
        const std::function<model::Result<model::Done>(store::CacheDb&)>& work);
    void load_calendar(model::GroupId group);
    void load_file_names(model::PersonId child, model::Date monday);
    void ask_week(const model::Child& child, model::Date monday);
    void store_week(const model::Child& child, model::Date monday, const WeekAnswer& answer,
                    model::Instant as_of);
    bool is_old(std::optional<model::Instant> as_of) const;
    void finish(WeekKey key, const model::Result<model::Done>& result);

    Session& session_;
    ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    std::vector<std::function<void()>> waiting_for_cache_;
    std::map<WeekKey, std::vector<Finished>> weeks_;  // under way
    std::set<std::int64_t> calendars_;                // under way, by group
    unsigned epoch_ = 0;  // answers to questions of an earlier one are dropped
};

}  // namespace ranets::sync
