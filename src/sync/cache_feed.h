#pragma once
// What everything that feeds the cache from the server has in common: answers wait while there is
// no cache, come to nothing once nobody asks any more, and a failed write is told.
#include <functional>
#include <string>
#include <vector>

#include "model/result.h"
#include "store/cache_db.h"
#include "sync/gathering.h"
#include "sync/server_clock.h"
#include "sync/session.h"

namespace ranets::sync {

class CacheFeed {
  public:
    using Finished = std::function<void(model::Result<model::Done>)>;
    using Take = std::function<void(model::Result<std::string>)>;

    CacheFeed(Session& session, ServerClock& clock) : session_(session), clock_(clock) {}

    // Where answers go; they wait while there is no cache.
    void attach(store::CacheDb& cache);
    void detach();  // forgets also what is under way: its callbacks are never called

    std::function<void()> on_stored;          // the cache's content may have moved
    std::function<void()> on_storage_failed;  // a write failed; may attach another cache

  protected:
    Take current(Take take) const;  // with a check that the question is still of interest
    // How to ask for the answers that make a thing; those to an earlier epoch never come.
    Gathering::Ask asking(Priority priority);
    // Asks for all of them, each needed; `done` once all have come.
    void gather(const store::Thing& thing, const std::vector<std::string>& paths,
                Gathering::Done done);
    store::Tags tags(const store::Thing& thing);
    void when_cache(std::function<void()> work);
    model::Result<model::Done> write(
        const std::function<model::Result<model::Done>(store::CacheDb&)>& work);

    Session& session_;
    ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;

  private:
    std::vector<std::function<void()>> waiting_for_cache_;
    unsigned epoch_ = 0;  // answers to questions of an earlier one are dropped
};

}  // namespace ranets::sync
