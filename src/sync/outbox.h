#pragma once
// What the user writes, on its way to the server. A change is a row on the disk, with the key that
// makes a repetition harmless, before anybody is shown that it was made. It goes out when the
// line allows, changes of one object one after the other; it is gone from here only after the
// server's word is in the cache. Until then overlay() shows it upon what the cache has.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/own_records.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/outbox_db.h"
#include "sync/session.h"

namespace ranets::sync {

class Outbox {
  public:
    static constexpr std::size_t kInFlight = 2;    // what the screen asks for goes first
    static constexpr int kFirstBackOffMs = 2'000;  // doubles each time, a random part is waited
    static constexpr int kLongestBackOffMs = 300'000;
    static constexpr int kNoteRestMs = 1'500;  // a note goes out once nobody has typed for so long

    Outbox(Session& session, Timers& timers, model::Rng& rng)
        : session_(session), timers_(timers), rng_(rng) {}
    ~Outbox();
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    // From now on these are used; what they hold is sent.
    void attach(store::OutboxDb& outbox, store::CacheDb& cache);
    void detach();  // what is under way is asked again another time

    // Kept, or an error: then nothing has happened.
    // `base` is the version of the note that the user had before them.
    model::Result<model::Done> add(model::OwnWrite write, std::string base = {});
    // Something may have changed for the better: the network or the tab is back, the user asks.
    void wake();

    void overlay(model::PersonId child, std::vector<model::Day>& days) const;
    std::int64_t revision() const { return revision_; }  // moves when overlay() may
    // Ticks and notes: what the user would miss. Not counting what was refused.
    int waiting() const;

    std::function<void()> on_changed;                        // overlay() or waiting()
    std::function<void(const model::OwnWrite&)> on_landed;   // the cache has it
    std::function<void(const model::OwnWrite&)> on_refused;  // by the server
    std::function<void()> on_storage_failed;                 // a row could not be changed

  private:
    void read();
    void pump();
    bool flies(const store::StoredWrite& stored) const;
    bool comes_after_another(const store::StoredWrite& stored) const;
    void send(store::StoredWrite stored);
    void answered(const store::StoredWrite& stored, const Reply& reply);
    void land(const store::StoredWrite& stored, const std::string& body);
    void refuse(const store::StoredWrite& stored);
    bool merge(store::StoredWrite stored, const std::string& body);  // false: not to be understood
    void back_off();
    void wait_for_typing();
    void keep(const model::Result<model::Done>& result);

    Session& session_;
    Timers& timers_;
    model::Rng& rng_;
    store::OutboxDb* outbox_ = nullptr;
    store::CacheDb* cache_ = nullptr;
    std::vector<store::StoredWrite> writes_;  // as in the file
    std::vector<std::int64_t> flying_;        // numbers of those whose answer is awaited
    std::int64_t revision_ = 1;
    int failures_ = 0;                     // since the last success
    std::optional<std::uint32_t> timer_;   // set: waiting before the next try
    std::optional<std::uint32_t> typing_;  // set: somebody may still write a note
    std::shared_ptr<int> epoch_ =
        std::make_shared<int>(0);  // answers of an earlier one are dropped
};

}  // namespace ranets::sync
