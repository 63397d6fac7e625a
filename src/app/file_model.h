#pragma once
// What is in files of homework: from the cache, else from the server, which is asked for it once.
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/views.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "sync/server_clock.h"
#include "sync/session.h"

namespace ranets::app {

class FileModel {
  public:
    FileModel(sync::Session& session, const sync::ServerClock& clock)
        : session_(session), clock_(clock) {}

    void attach(store::CacheDb& cache);
    void detach();  // whatever is under way is nobody's

    // Ends in on_ready, at once where it is here.
    void open(const model::Attachment& file);
    // Before anybody has asked for it; `then` is called however it ends.
    void fetch(const model::Attachment& file, std::function<void()> then);
    bool busy() const { return !loading_.empty(); }
    // Could not be had or kept, and is not fetched again until forgive(): perhaps it can be now.
    bool missed(model::FileId id) const { return missed_.contains(id.value); }
    void forgive() { missed_.clear(); }

    // Of a lesson's attachments, where the server has files at all.
    std::vector<FileView> describe(const model::Lesson* lesson) const;

    std::function<void(const std::string& name, const std::string& bytes)> on_ready;
    std::function<void()> on_changed;  // what describe() says

  private:
    void load(const model::Attachment& file, sync::Priority priority, std::function<void()> then);

    sync::Session& session_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    // By the file's id.
    std::map<std::int64_t, bool> loading_;              // true: somebody waits to open it
    std::map<std::int64_t, FileView::State> unopened_;  // why, to whoever pressed; until it is here
    std::set<std::int64_t> missed_;
    std::shared_ptr<int> epoch_ = std::make_shared<int>(0);
};

}  // namespace ranets::app
