#pragma once
// Files of the server on their way here, piece by piece: one piece of one file is asked for at a
// time, and each is a row of the cache before the next one. So a cut costs a piece at most, whoever
// looks at the diary meanwhile waits for no more than that, and a download goes on where it was
// after a reload.
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/topics/file_cache.h"
#include "sync/back_off.h"
#include "sync/piece_size.h"
#include "sync/server_clock.h"
#include "sync/session.h"

namespace ranets::sync {

class FileDownloads {
  public:
    static constexpr std::int64_t kLargest = 20 << 20;  // larger ones are not taken
    static constexpr int kMostBeginnings = 3;           // of one that changes while it comes

    struct Progress {
        enum class State {
            Coming,   // or in the queue
            Waiting,  // for the line
        };
        State state = State::Coming;
        std::int64_t received = 0;  // bytes
        std::int64_t size = 0;      // 0: it is not known yet
        bool pressed = false;       // somebody waits for it

        friend bool operator==(const Progress&, const Progress&) = default;
    };

    FileDownloads(Session& session, Timers& timers, model::Rng& rng, const model::Clock& device,
                  const ServerClock& clock)
        : session_(session), device_(device), clock_(clock), back_off_(timers, rng) {}

    // `keeps` false: the cache is in memory, where no file belongs; pieces go to on_piece alone.
    // What somebody wanted in an earlier run goes on.
    void attach(store::CacheDb& cache, bool keeps);
    void detach();

    // `size` as the server tells it beforehand; 0: it does not. Who has pressed comes first.
    void begin(model::FileId file, std::int64_t size, bool pressed);
    void cancel(model::FileId file);  // what is here stays, for another time
    void wake();                      // the line may be better
    std::optional<Progress> progress(model::FileId file) const;
    bool idle() const { return jobs_.empty(); }

    std::function<void()> on_changed;  // some progress()
    // Whole, or it can't be had. In between detach() and attach() nobody is told.
    std::function<void(model::FileId, const model::Result<model::Done>&)> on_ended;
    // Where nothing is kept, or there is no room: the bytes as they come, from the first one on,
    // and again from there where the file has changed.
    std::function<void(model::FileId, std::int64_t first, std::string_view bytes)> on_piece;

  private:
    struct Job {
        model::FileId file;
        std::int64_t size = 0;
        std::string etag;  // of what is here
        std::int64_t received = 0;
        bool pressed = false;
        bool passes = false;  // through on_piece, and is not kept
        int beginnings = 0;   // again
    };

    store::FileCache files() { return store::FileCache(*cache_); }
    std::deque<Job>::iterator find(model::FileId file);
    void pump();
    void ask(const Job& job);
    void answered(model::FileId file, std::int64_t first, const Reply& reply);
    void begin_again(Job& job);
    bool take(Job& job, const Reply& reply);
    void keep(Job& job, std::string_view bytes);
    void end(model::FileId file, const model::Result<model::Done>& result);

    Session& session_;
    const model::Clock& device_;
    const ServerClock& clock_;
    BackOff back_off_;
    PieceSize piece_;
    store::CacheDb* cache_ = nullptr;
    bool keeps_ = false;
    std::deque<Job> jobs_;  // the first is the one that is asked for
    bool asking_ = false;
    std::int64_t asked_ms_ = 0;
    std::shared_ptr<int> epoch_ = std::make_shared<int>(0);
};

}  // namespace ranets::sync
