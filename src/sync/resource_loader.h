#pragma once
// What all that bring resources from the server into the cache have in common: answers wait while
// there is no cache, come to nothing once nobody asks any more, and a failed write is told.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "model/result.h"
#include "store/cache_db.h"
#include "sync/batch.h"
#include "sync/server_clock.h"
#include "sync/session.h"

namespace ranets::sync {

class ResourceLoader {
  public:
    using Finished = std::function<void(model::Result<model::Done>)>;
    using Take = std::function<void(model::Result<std::string>)>;

    ResourceLoader(Session& session, ServerClock& clock) : session_(session), clock_(clock) {}

    // Where answers go; they wait while there is no cache.
    void attach(store::CacheDb& cache);
    void detach();  // forgets also what is under way: its callbacks are never called

    bool loading(const store::ResourceKey& key) const { return loading_.contains(key); }

    std::function<void()> on_stored;          // the cache's content may have moved
    std::function<void()> on_storage_failed;  // a write failed; may attach another cache

  protected:
    Take current(Take take) const;  // with a check that the question is still of interest
    // How to ask for the answers that make a resource; those to an earlier epoch never come.
    Batch::Ask asking(Priority priority);
    // Asks for all of them, each needed; `done` once all have come.
    void ask_batch(const store::ResourceKey& key, const std::vector<std::string>& paths,
                   Batch::Done done);
    // The same, and stores what `save` makes of the answers; where they are as before, what is here
    // is confirmed. `done` is called when that is done. A second call for the same joins the first.
    using Save = std::function<model::Result<model::Done>(
        store::CacheDb& cache, const BatchResult& answers, model::Instant as_of)>;
    void load(const store::ResourceKey& key, std::vector<std::string> paths, Save save,
              Finished done);
    store::ETags etags(const store::ResourceKey& key);
    void when_cache(std::function<void()> work);
    // An error that is_absent() is none of the disk: asking once more brings it in full.
    model::Result<model::Done> write(
        const std::function<model::Result<model::Done>(store::CacheDb&)>& work);

    Session& session_;
    ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;

  private:
    void ask(const store::ResourceKey& key, const std::vector<std::string>& paths,
             const Save& save);
    void finish(const store::ResourceKey& key, const model::Result<model::Done>& result);

    std::map<store::ResourceKey, std::vector<Finished>> loading_;
    std::vector<std::function<void()>> waiting_for_cache_;
    unsigned epoch_ = 0;  // answers to questions of an earlier one are dropped
};

}  // namespace ranets::sync
