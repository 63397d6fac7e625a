#pragma once
// From the server into the cache: the account, a child's week, a class's calendar. What is stored
// is told by a callback; nobody is handed data past the cache.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "model/diary.h"
#include "model/result.h"
#include "sync/resource_loader.h"
#include "sync/week_loader.h"

namespace ranets::sync {

class DiarySync : public ResourceLoader {
  public:
    static constexpr std::int64_t kFrameworkLastsMs = 24 * 3'600'000LL;

    using ResourceLoader::ResourceLoader;

    void detach();

    void load_account(std::function<void(model::Result<model::Account>)> done);

    // `done` is called when the week is stored. A second call for the same week joins the first.
    // Which classes the child was in is asked for along with it when that is a day old. The
    // calendar of the week's class and the names of files follow; neither is waited for.
    void load_week(const model::DiaryOwner& child, model::Date monday, Finished done,
                   Priority priority = Priority::Screen);
    bool loading(model::PersonId child, model::Date monday) const;

    // The resource has changed on the server after it was asked for: a week that is under way is
    // asked for once more before it is stored.
    void invalidate(const store::ResourceKey& resource);
    void invalidate_all();
    // What ChangeFeed::position() says; unset: there is no feed.
    std::function<std::uint64_t()> feed_position;

    // In the background, unless it is known since less than a day.
    void load_calendar(model::GroupId group);

  private:
    using WeekKey = std::pair<std::int64_t, std::int32_t>;

    // Follows the week once they are here too.
    void load_own_records(model::PersonId child, model::Date monday, std::uint64_t position);
    void load_file_names(model::PersonId child, model::Date monday);
    void ask(const model::DiaryOwner& child, model::Date monday, Priority priority);
    void ask_week(const model::DiaryOwner& child, model::Date monday, Priority priority);
    void ask_class_week(const model::DiaryOwner& child, model::Date monday, Priority priority);
    // `position`: of the feed when the week was asked for.
    void take_week(const model::DiaryOwner& child, model::Date monday, std::uint64_t position,
                   model::Result<WeekAnswer> answer);
    void store_week(const model::DiaryOwner& child, model::Date monday, std::uint64_t position,
                    const WeekAnswer& answer, model::Instant as_of);
    void invalidate(model::PersonId child, model::Date monday);
    bool is_followed(std::uint64_t position) const;
    bool is_old(std::optional<model::Instant> as_of) const;
    void finish(WeekKey key, const model::Result<model::Done>& result);

    std::map<WeekKey, std::vector<Finished>> weeks_;  // under way
    std::set<std::int64_t> calendars_;                // under way, by group
    std::set<WeekKey> invalid_weeks_;                 // of those
    struct OwnRecords {
        bool invalid = false;
        std::uint64_t position = 0;  // of the feed when their week was asked for
    };
    std::map<WeekKey, OwnRecords> own_records_;  // under way
};

}  // namespace ranets::sync
