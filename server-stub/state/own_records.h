#pragma once
// What a person keeps about a pupil for nobody else: notes on homework, and marks already seen.
// `owner` and `person` are persons; a day is that of the lesson. Safe from any number of threads.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "state/database.h"

namespace ranets::stub {

struct OwnNote {
    std::int64_t work = 0;
    std::string text;  // empty: none, or none any more
    std::int64_t version = 0;
};

struct SeenMark {
    std::int64_t mark = 0;
    model::Date day;
};

class OwnRecords {
  public:
    explicit OwnRecords(Database& database) : database_(database) {}

    // Within a write.
    static OwnNote note(Session& session, int owner, int person, std::int64_t work);
    static void set_note(Session& session, int owner, int person, const OwnNote& note,
                         model::Date day);
    static void add_seen(Session& session, int owner, int person,
                         const std::vector<SeenMark>& marks);

    // Of two days and those between. Notes that are there, by day and work.
    std::vector<OwnNote> notes(int owner, int person, model::Date from, model::Date to);
    std::vector<std::int64_t> seen_marks(int owner, int person, model::Date from, model::Date to);
    // From when on marks of the person are news to the owner: `now`, when asked for the first time.
    model::Instant marks_since(int owner, int person, model::Instant now);

  private:
    Database& database_;
};

}  // namespace ranets::stub
