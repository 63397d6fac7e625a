#pragma once
// A kind of change that users make: how it is sent, shown while it waits, and what becomes of it.
// A new kind is a file beside the others in outbox_kinds/, with an OutboxKind there, and its row in
// outbox_kinds.cpp; what it forgets to say does not compile.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"
#include "model/own_records.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/outbox_db.h"
#include "sync/http_transport.h"

namespace ranets::sync {

// What may be shown as if the server had taken the changes already; of a kind that shows itself
// elsewhere add that here.
struct Overlay {
    model::PersonId child;
    std::vector<model::Day>& days;
    std::vector<model::OwnHomework>* own = nullptr;  // homework of their own; null: nobody asks
};

// The server has a change.
struct Landing {
    std::optional<store::ResourceKey>
        changed;          // a request under way for it may bring what was before
    std::string version;  // that the server gave it, where it counts them
    std::string id;       // the real one, where the entry had a temporary one in its object
};

// After a 409, by what the server says is there.
enum class Resolution {
    SendAgain,  // the entry was changed: it goes out again under another key
    Landed,     // what was to be sent is there
    Refused,
    Unreadable,  // the server's word is not to be understood: tried again later
};

enum class Choice { Unset, No, Yes };

struct OutboxKind {
    const char* name = nullptr;  // stands in files, and starts the object of each entry
    // The user would miss it: it counts as waiting.
    Choice counts = Choice::Unset;
    // Only the last of an object matters: those before it that were never tried give way.
    Choice supersedes = Choice::Unset;
    // It goes out once nobody has typed for a while.
    Choice typed = Choice::Unset;
    // Worth more than a sentence: once refused it stays to be read, and sent again.
    Choice kept_when_refused = Choice::Unset;

    // Method, path below the API's base, headers and body, without the key.
    Request (*request)(const store::OutboxEntry& entry) = nullptr;
    void (*overlay)(const store::OutboxEntry& entry, Overlay& shown) = nullptr;
    // Puts the server's word into the cache: its answer, or that of the conflict. A cache that
    // can't be written loses nothing: the resource is asked for again.
    Landing (*land)(store::CacheDb& cache, const store::OutboxEntry& entry,
                    std::string_view answer) = nullptr;
    // Added behind, or in place of, an earlier entry of the same object.
    void (*follow)(store::OutboxEntry& added, const store::OutboxEntry& earlier) = nullptr;
    // An entry that waited for another one, of its object or among those it depends on, which has
    // landed: here a real id takes the place of a temporary one. False: nothing to change.
    bool (*succeed)(store::OutboxEntry& waiting, const store::OutboxEntry& landed,
                    const Landing& landing) = nullptr;
    Resolution (*conflict)(store::OutboxEntry& entry, std::string_view answer) = nullptr;
};

// For kinds to which these do not apply.
inline void follows_nothing(store::OutboxEntry& /*added*/, const store::OutboxEntry& /*earlier*/) {}
inline bool nothing_to_change(store::OutboxEntry& /*waiting*/, const store::OutboxEntry& /*landed*/,
                              const Landing& /*landing*/) {
    return false;
}
inline Resolution conflict_is_refusal(store::OutboxEntry& /*entry*/, std::string_view /*answer*/) {
    return Resolution::Refused;
}

// Refuses, as it is compiled, a kind that leaves something out.
void outbox_kind_is_not_complete();  // never defined
consteval OutboxKind complete(const OutboxKind& kind) {
    const bool chosen = kind.counts != Choice::Unset && kind.supersedes != Choice::Unset &&
                        kind.typed != Choice::Unset && kind.kept_when_refused != Choice::Unset;
    if (kind.name == nullptr || !chosen || kind.request == nullptr || kind.overlay == nullptr ||
        kind.land == nullptr || kind.follow == nullptr || kind.succeed == nullptr ||
        kind.conflict == nullptr)
        outbox_kind_is_not_complete();
    return kind;
}

using OutboxKinds = std::span<const OutboxKind* const>;
// outbox_kinds.cpp: all there are.
OutboxKinds outbox_kinds();

}  // namespace ranets::sync
