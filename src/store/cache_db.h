#pragma once
// What the server knows, as far as it has been asked. The file may be dropped at any time.
//
// This is the core: opening, how fresh each resource is and of which answers it was made, how far
// the change feed has been followed, and what happens to all tables as one. What is kept is in the
// topics (cache_topic.h), each with a class that reads and writes it through this one.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/result.h"
#include "store/database.h"
#include "store/resource_key.h"
#include "store/storage.h"

namespace ranets::store {

// What the change feed has to say of a resource.
enum class Validity {
    Unknown,  // the feed was not followed when it was asked for
    Valid,    // nothing changed since
    Stale,    // something did
};

struct Freshness {
    model::Instant as_of;       // when the server said so, by its clock
    std::int64_t revision = 0;  // moves when the content does
    Validity validity = Validity::Unknown;
};

// See CacheDb::confirm().
inline bool is_absent(const model::Error& error) {
    return error.kind == model::Error::Kind::Storage && error.retryable;
}

class CacheDb {
  public:
    // A damaged file and one that is no database are emptied, and so are topics of an older
    // version. A newer file is left as it is: an error, with its reason in `fault`.
    static model::Result<CacheDb> open(const Storage::Files& files, Fault* fault = nullptr);

    // open() looks at what the start needs only; these at all that there is, a part at a time: a
    // large one takes long.
    std::vector<std::string> tables();
    bool intact(std::string_view table);
    model::Result<model::Done> begin_anew();  // as if it had just been made

    // cache_freshness.cpp: of each resource. One that was never loaded has none of it.
    std::optional<Freshness> freshness(const ResourceKey& key);
    std::optional<model::Instant> as_of(const ResourceKey& key);
    std::int64_t revision(const ResourceKey& key);  // 0: never loaded
    Validity validity(const ResourceKey& key);
    // Of the answers out of which it is stored, while it is here, whole.
    ETags etags(const ResourceKey& key);

    // Whoever stores a resource anew says this at the end of it: of which answers it was made, and
    // whether that changed anything. Nothing is kept of what was known of the answers before.
    model::Result<model::Done> record(const ResourceKey& key, model::Instant as_of, bool changed,
                                      const ETags& etags);
    // Its content moved, but by no answer of its own.
    model::Result<model::Done> touch(const ResourceKey& key);
    // The server said that the answers with these ETags still hold. Where what is here was not made
    // of just them, as in another file than that which was asked for, nothing is here that could
    // hold: an error that is_absent(); asking once more helps.
    model::Result<model::Done> confirm(const ResourceKey& key, model::Instant as_of,
                                       const ETags& asked);
    // From now on it is asked for in full.
    model::Result<model::Done> drop_etags(const ResourceKey& key);

    // How far the change feed has been followed.
    struct Feed {
        std::string cursor;
        model::Instant as_of;  // when the server said that this is where we are
    };
    std::optional<Feed> feed();
    model::Result<model::Done> save_feed(const Feed& feed, std::span<const ResourceKey> changed);
    model::Result<model::Done> forget_feed();  // all may be out of date
    // Of a resource that was just stored or confirmed, and had been asked for with the feed at
    // hand.
    model::Result<model::Done> set_valid(const ResourceKey& key);
    model::Result<model::Done> invalidate(const ResourceKey& key);  // if it is valid: ask again
    model::Result<model::Done> invalidate_all();                    // whatever was said of it

    // cache_upkeep.cpp: how much is kept, and less of it.
    std::int64_t bytes() { return database_.bytes(); }
    model::Result<model::Done> clear();  // all but who is signed in
    // Forgets what is older than this day, everybody's, and sees whether more can be written then.
    model::Result<model::Done> make_room(model::Date first);
    // Empties the log, which the next start would have to read whole; a failure loses nothing.
    void settle();

    Database& database() { return database_; }  // for topics

  private:
    explicit CacheDb(Database database) : database_(std::move(database)) {}
    model::Result<model::Done> set_validity(const ResourceKey& key, Validity validity);

    Database database_;
};

}  // namespace ranets::store
