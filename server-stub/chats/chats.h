#pragma once
// What chats need besides the data file: clocks, the school's rules, and whom to tell what is not
// kept. Safe from any number of threads.
#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "chats/contact_rules.h"
#include "model/clock.h"
#include "state/database.h"

namespace ranets::stub {

class Chats {
  public:
    // `present` is the school's clock, by which messages are dated; `real` counts for limits.
    Chats(Database& database, const District& district, const model::Clock& present,
          const model::Clock& real, chats::ContactRules rules = {});

    Database& database() const { return database_; }
    const chats::ContactRules& rules() const { return rules_; }
    model::Instant now() const { return present_.now(); }
    model::Instant real_now() const { return real_.now(); }

    // When somebody was here last, by the school's clock; 0: not since the server began.
    void note_here(int person);
    std::int64_t last_here(int person) const;

    // Whether it is to be told that somebody types: once in three seconds for each chat.
    bool may_tell_typing(int person, std::int64_t chat);

    using Tell = std::function<void(std::span<const int> people, std::string event)>;
    void tell_by(Tell tell) { tell_ = std::move(tell); }  // before any request
    void tell(std::span<const int> people, std::string event) const {
        if (tell_) tell_(people, std::move(event));
    }

    // Called after a message of a person was kept.
    using Posted = std::function<void(std::int64_t chat, int sender, std::int64_t seq)>;
    void when_posted(Posted posted) { posted_ = std::move(posted); }  // before any request
    void posted(std::int64_t chat, int sender, std::int64_t seq) const {
        if (posted_) posted_(chat, sender, seq);
    }

  private:
    struct Typing {
        std::atomic<std::int64_t> chat{-1};
        std::atomic<std::int64_t> at{0};
    };

    Database& database_;
    const model::Clock& present_;
    const model::Clock& real_;
    const chats::ContactRules rules_;
    std::vector<std::atomic<std::int64_t>> here_;  // by person
    std::vector<Typing> typing_;                   // the same: one types in one chat at a time
    Tell tell_;
    Posted posted_;
};

}  // namespace ranets::stub
