#pragma once
// From the server into the cache: a school's card, the people of a class.
#include <map>
#include <vector>

#include "sync/cache_feed.h"

namespace ranets::sync {

class SchoolSync : public CacheFeed {
  public:
    using CacheFeed::CacheFeed;

    void detach();

    // `done` is called when what was asked for is stored. A second call for the same joins the
    // first.
    void load_school(model::SchoolId school, Finished done);
    void load_class_list(model::GroupId group, Finished done);
    bool loading(model::SchoolId school) const { return schools_.contains(school.value); }
    bool loading(model::GroupId group) const { return classes_.contains(group.value); }

  private:
    using Waiting = std::map<std::int64_t, std::vector<Finished>>;

    void hold(Waiting& waiting, std::int64_t key, const store::Thing& thing);  // it is as it was
    // Stores what `save` makes of it and tells those who wait.
    void finish(Waiting& waiting, std::int64_t key,
                const std::function<model::Result<model::Done>(store::CacheDb&)>& save);
    void tell(Waiting& waiting, std::int64_t key, const model::Result<model::Done>& result);

    Waiting schools_;  // under way
    Waiting classes_;
};

}  // namespace ranets::sync
