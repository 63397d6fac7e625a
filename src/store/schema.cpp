#include "store/schema.h"

namespace ranets::store {

// Days are numbers since 1970-01-01, times of day minutes, instants milliseconds (UTC). The
// content of a week is keyed by (child, day, …), so that a week is one range of each primary key;
// without-rowid tables store it in that order.
const char* const kCacheSchema = R"sql(
CREATE TABLE account (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    user INTEGER NOT NULL, person INTEGER NOT NULL, role INTEGER NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, last_name TEXT NOT NULL,
    zone INTEGER NOT NULL,  -- minutes east of UTC
    school INTEGER NOT NULL
);
CREATE TABLE taught (
    position INTEGER PRIMARY KEY,
    class INTEGER NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL
);
CREATE TABLE child (
    position INTEGER PRIMARY KEY,
    person INTEGER NOT NULL, school INTEGER NOT NULL, class INTEGER NOT NULL,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, class_name TEXT NOT NULL
);

CREATE TABLE enrolment (
    child INTEGER, position INTEGER,
    class INTEGER NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL,
    PRIMARY KEY (child, position)
) WITHOUT ROWID;

CREATE TABLE period (
    class INTEGER, position INTEGER,
    name TEXT NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL,
    start INTEGER NOT NULL, finish INTEGER NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;
CREATE TABLE holiday (
    class INTEGER, position INTEGER,
    name TEXT NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;
CREATE TABLE bell (
    class INTEGER, position INTEGER,
    number INTEGER NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL,
    weekdays INTEGER NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;

CREATE TABLE lesson (
    child INTEGER, day INTEGER, number INTEGER, id INTEGER,
    start INTEGER NOT NULL, finish INTEGER NOT NULL,
    subject INTEGER NOT NULL, subject_name TEXT NOT NULL, knowledge_area TEXT NOT NULL,
    room TEXT NOT NULL, topic TEXT NOT NULL, teacher TEXT NOT NULL, test_name TEXT NOT NULL,
    attendance INTEGER NOT NULL, class_name TEXT NOT NULL,
    subgroup TEXT NOT NULL, class INTEGER NOT NULL,
    change INTEGER,  -- its kind; what follows is how it was planned
    reason TEXT, was_day INTEGER, was_number INTEGER, was_subject TEXT, was_teacher TEXT,
    was_room TEXT,
    PRIMARY KEY (child, day, number, id)
) WITHOUT ROWID;
CREATE TABLE homework (
    child INTEGER, day INTEGER, lesson INTEGER, position INTEGER,
    work INTEGER NOT NULL, text TEXT NOT NULL, done INTEGER NOT NULL,
    note TEXT NOT NULL, note_version TEXT NOT NULL,
    PRIMARY KEY (child, day, lesson, position)
) WITHOUT ROWID;
CREATE TABLE attachment (
    child INTEGER, day INTEGER, work INTEGER, position INTEGER,
    file INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, url TEXT NOT NULL,
    PRIMARY KEY (child, day, work, position)
) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    kept_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE TABLE mark (
    child INTEGER, day INTEGER, lesson INTEGER, position INTEGER,
    id INTEGER NOT NULL, work INTEGER NOT NULL, value TEXT NOT NULL, work_name TEXT NOT NULL,
    comment TEXT NOT NULL, given_at INTEGER NOT NULL, weight INTEGER NOT NULL,
    corrected_from TEXT NOT NULL, corrected_at INTEGER NOT NULL, unseen INTEGER NOT NULL,
    PRIMARY KEY (child, day, lesson, position)
) WITHOUT ROWID;

CREATE TABLE school (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, full_name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL,
    email TEXT NOT NULL, site TEXT NOT NULL, work_hours TEXT NOT NULL
);
CREATE TABLE staff (
    school INTEGER, administers INTEGER, position INTEGER,
    person INTEGER NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, last_name TEXT NOT NULL,
    post TEXT NOT NULL, subjects TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
    leads_class INTEGER NOT NULL,
    PRIMARY KEY (school, administers, position)
) WITHOUT ROWID;
CREATE TABLE school_class (
    school INTEGER, position INTEGER,
    class INTEGER NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL,
    PRIMARY KEY (school, position)
) WITHOUT ROWID;
-- The pupils of a class; its teacher is the one at position -1.
CREATE TABLE class_member (
    class INTEGER, position INTEGER,
    person INTEGER NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, last_name TEXT NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;

-- When the server said what is stored, a row for each thing that is asked for on its own. The
-- revision moves only when the content does.
CREATE TABLE freshness (
    kind INTEGER, owner INTEGER, start INTEGER,
    as_of INTEGER NOT NULL, revision INTEGER NOT NULL,
    word INTEGER NOT NULL DEFAULT 0,  -- of the change feed: see CacheDb::Word
    PRIMARY KEY (kind, owner, start)
) WITHOUT ROWID;
CREATE TABLE feed (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    cursor TEXT NOT NULL, as_of INTEGER NOT NULL
);
-- The answers out of which each of these things was stored, by the server's own marks.
CREATE TABLE answer (
    kind INTEGER, owner INTEGER, start INTEGER, path TEXT,
    etag TEXT NOT NULL,
    PRIMARY KEY (kind, owner, start, path)
) WITHOUT ROWID;
)sql";

const char* const kOutboxSteps[kOutboxVersion] = {
    R"sql(
CREATE TABLE session (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    login TEXT NOT NULL,
    access_token TEXT NOT NULL, refresh_token TEXT NOT NULL,
    expires_at INTEGER NOT NULL  -- by the server's clock
);
)sql",
    // A change of the user, in the order in which they were made. `value` by kind: 0 or 1; the
    // text; numbers of marks with commas between. `base` is the version of a note that was read.
    R"sql(
CREATE TABLE own_write (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,  -- Idempotency-Key
    kind INTEGER NOT NULL, child INTEGER NOT NULL, day INTEGER NOT NULL, work INTEGER NOT NULL,
    value TEXT NOT NULL, base TEXT NOT NULL,
    tried INTEGER NOT NULL DEFAULT 0,   -- the server may have it
    refused INTEGER NOT NULL DEFAULT 0  -- kept to be read, not sent again
);
)sql",
};

}  // namespace ranets::store
