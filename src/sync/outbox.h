#pragma once
// What the user writes, on its way to the server. A change is an entry on the disk, with the key
// that makes a repetition harmless, before anybody is shown that it was made. It goes out when the
// line allows, changes of one object one after the other; it is gone from here only after the
// server's word is in the cache. Until then overlay() shows it upon what the cache has. What a
// change is and how it is sent its kind knows (outbox_kind.h).
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/outbox_db.h"
#include "sync/outbox_kind.h"
#include "sync/send_queue.h"
#include "sync/session.h"

namespace ranets::sync {

class Outbox {
  public:
    static constexpr std::size_t kInFlight = 2;    // what the screen asks for goes first
    static constexpr int kFirstBackOffMs = 2'000;  // doubles each time, a random part is waited
    static constexpr int kLongestBackOffMs = 300'000;
    static constexpr int kTypingRestMs = 1'500;  // see OutboxKind::typed

    Outbox(Session& session, Timers& timers, model::Rng& rng, OutboxKinds kinds = outbox_kinds())
        : session_(session), timers_(timers), rng_(rng), kinds_(kinds) {}
    ~Outbox();
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    // From now on these are used; what they hold is sent.
    void attach(store::OutboxDb& outbox, store::CacheDb& cache);
    void detach();  // what is under way is asked again another time

    // Kept, or an error: then nothing has happened. The entry as its kind makes it.
    model::Result<model::Done> add(store::OutboxEntry entry);
    // Something may have changed for the better: the network or the tab is back, the user asks.
    void wake();

    void overlay(Overlay shown) const;
    std::int64_t revision() const { return revision_; }  // moves when overlay() may
    // What the user would miss. Not counting what was refused.
    int waiting() const;

    std::function<void()> on_changed;  // overlay() or waiting()
    // The cache has it: a request for the resource that is under way may bring what was before.
    std::function<void(const store::ResourceKey& changed)> on_landed;
    std::function<void(const OutboxKind& kind)> on_refused;  // by the server
    std::function<void()> on_storage_failed;     // an entry could not be changed, or read
    std::function<void()> on_storage_recovered;  // after that

  private:
    struct Pending {
        store::OutboxEntry entry;
        const OutboxKind* kind = nullptr;  // null: of a newer build, kept for it
        bool in_flight = false;
        std::optional<Landing> landed = {};  // the server has it
    };

    bool read();  // what the file holds; false: it can't be read now
    void keep_order(const Pending& pending);
    const OutboxKind* kind_of(const std::string& name) const;
    Pending* find(std::int64_t number);
    void pump();
    bool send(Pending& pending);  // false: the disk does not let it
    void answered(std::int64_t number, const Reply& reply);
    void land(Pending& pending, std::string_view answer);
    bool remove_landed(Pending& pending);  // false: the disk does not let it
    void refuse(std::int64_t number);
    bool write_refusal(std::int64_t number);  // likewise
    bool write_answers();                     // of `unwritten_`; false: some are still there
    void resolve(Pending& pending, const std::string& answer);
    void back_off();
    void wait_for_typing();
    void changed();
    // False: it was not written; told, and tried again later.
    bool written(const model::Result<model::Done>& result);

    Session& session_;
    Timers& timers_;
    model::Rng& rng_;
    OutboxKinds kinds_;
    store::OutboxDb* outbox_ = nullptr;
    store::CacheDb* cache_ = nullptr;
    bool is_read_ = false;
    bool storage_failed_ = false;
    std::map<std::int64_t, Pending> pending_;  // as in the file
    SendQueue queue_;                          // of those that were not refused
    // The server has taken or refused them, and the disk did not let that be written: they are not
    // sent again.
    std::set<std::int64_t> unwritten_;
    std::size_t in_flight_ = 0;
    std::int64_t revision_ = 1;
    int failures_ = 0;                     // since the last success
    std::optional<std::uint32_t> timer_;   // set: waiting before the next try
    std::optional<std::uint32_t> typing_;  // set: somebody may still write
    std::shared_ptr<int> epoch_ =
        std::make_shared<int>(0);  // answers of an earlier one are dropped
};

}  // namespace ranets::sync
