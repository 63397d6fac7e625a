#pragma once
// What people change, laid over the school that is worked out from its seed: a record is what one
// of them made of one thing. All kinds share one table, one way to be written and one to be read;
// ticks.h, notes.h, own_homework.h and seen_marks.h say what stands in the body of a kind and give
// it types.
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "http/json.h"
#include "model/clock.h"
#include "school/district.h"
#include "state/database.h"

namespace ranets::stub {

enum class RecordKind : std::uint8_t { Tick, Note, SeenMark, MarksSince, OwnHomework, Count };

struct RecordKey {
    RecordKind kind = RecordKind::Count;
    int owner = kNone;   // whose alone it is; kNone: of everybody who reads the person's record
    int person = kNone;  // whom it is about
    std::int64_t object = 0;  // the id of what it lies over, or 0 for one of the person as a whole
    friend bool operator==(const RecordKey&, const RecordKey&) = default;
};

struct Record {
    std::int64_t object = 0;
    std::int64_t version = 0;  // counts the writes of this record; 0: there never was one
    Json body;
};

// Safe from any number of threads.
class Records {
  public:
    // Reads the kinds that are held in memory: the ones that are looked at for each lesson.
    Records(Database& database, const model::Clock& real);

    // Whether those could be read.
    bool is_usable() const { return is_usable_; }

    // Of a kind held in memory, as it was kept last; none where the seed's word stands.
    std::shared_ptr<const Json> held(const RecordKey& key) const;

    // As the lock sees it. Look at its `ok` before believing that there is none.
    static Record find(DatabaseLock& locked, const RecordKey& key);

    // Writes or replaces; answers with the version. `day` is what ranges are read by: of a lesson,
    // or on which a mark was given.
    std::int64_t put(Transaction& transaction, const RecordKey& key, model::Date day,
                     const Json& body);

    // Of one kind, owner and person: two days and those between, by day and object.
    model::Result<std::vector<Record>> between(RecordKind kind, int owner, int person,
                                               model::Date from, model::Date to);

    // For reads of its own that a kind needs.
    Database& database() { return database_; }

  private:
    struct KeyHash {
        std::size_t operator()(const RecordKey& key) const;
    };

    void hold(const RecordKey& key, std::shared_ptr<const Json> body);
    bool load();

    Database& database_;
    const model::Clock& real_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<RecordKey, std::shared_ptr<const Json>, KeyHash> held_;
    bool is_usable_;
};

}  // namespace ranets::stub
