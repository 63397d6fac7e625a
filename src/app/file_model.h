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
    // So that nobody fetches them again, until forgive(): perhaps they can be had now.
    bool failed(model::FileId id) const { return lost_.contains(id.value); }
    void forgive() { lost_.clear(); }

    // Of a lesson's attachments, where the server has files at all.
    std::vector<FileView> describe(const model::Lesson* lesson) const;

    std::function<void(const std::string& name, const std::string& bytes)> on_ready;
    std::function<void()> on_changed;  // what describe() says

  private:
    void load(const model::Attachment& file, sync::Priority priority, std::function<void()> then);

    sync::Session& session_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    std::map<std::int64_t, bool> loading_;  // by id; true: somebody waits to open it
    std::map<std::int64_t, FileView::State>
        told_;  // why it could not be opened, until the next try
    std::set<std::int64_t> lost_;
    std::shared_ptr<int> epoch_ = std::make_shared<int>(0);
};

}  // namespace ranets::app
