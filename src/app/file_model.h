#pragma once
// Files of homework as the user sees them: fetched at a press or ahead, kept, handed out piece by
// piece.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/file_part.h"
#include "app/views.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "sync/file_downloads.h"
#include "sync/session.h"

namespace ranets::app {

class FileModel {
  public:
    FileModel(sync::Session& session, sync::Timers& timers, model::Rng& rng,
              const model::Clock& device, const sync::ServerClock& clock);

    // `keeps` false: the cache is in memory, and files only pass through.
    void attach(store::CacheDb& cache, bool keeps);
    void detach();  // whatever is under way is nobody's

    // Ends in on_part, at once where it is here.
    void open(const model::Attachment& file);
    void stop(model::FileId file);  // what is here of it stays, for another time
    // Before anybody has asked for it; `then` is called however it ends.
    void fetch(const model::Attachment& file, std::function<void()> then);
    // What was made here.
    void give(std::string_view name, std::string_view bytes, FilePart::Act end);
    bool busy() const { return !downloads_.idle(); }
    // Could not be had or kept, and is not fetched again until retry_missed(): perhaps it can be
    // now.
    bool missed(model::FileId id) const { return missed_.contains(id.value); }
    void retry_missed();
    void wake() { downloads_.wake(); }  // the line is better

    // Of a lesson's attachments, where the server has files at all.
    std::vector<FileView> describe(const model::Lesson* lesson) const;

    std::function<void(const FilePart&)> on_part;
    std::function<void()> on_changed;  // what describe() says

  private:
    struct Outgoing {  // on its way to the user's disk
        std::uint32_t number = 0;
        std::string name;
        std::int64_t at = 0;  // bytes that have gone
    };

    void ended(model::FileId file, const model::Result<model::Done>& result);
    void hand_out(model::FileId file, std::string name);
    void hand_out_next(model::FileId file);
    void finish(model::FileId file, FilePart::Act act);

    sync::Session& session_;
    sync::Timers& timers_;
    sync::FileDownloads downloads_;
    store::CacheDb* cache_ = nullptr;
    // By the file's id.
    std::map<std::int64_t, std::string> wanted_;  // names of those that somebody waits to open
    std::map<std::int64_t, std::function<void()>> ahead_;
    std::map<std::int64_t, Outgoing> outgoing_;
    std::set<std::int64_t> failed_;  // told to whoever pressed, until it is here or asked for again
    std::set<std::int64_t> missed_;
    std::uint32_t last_number_ = 0;
    std::shared_ptr<int> epoch_ = std::make_shared<int>(0);
};

}  // namespace ranets::app
