#include "store/schema.h"

namespace ranets::store {

// Days are numbers since 1970-01-01, times of day minutes, instants milliseconds (UTC).
const char* const kCacheSchema = R"sql(
CREATE TABLE topic (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
-- When the server said what is stored, a row for each resource that is asked for on its own. The
-- revision moves only when the content does.
CREATE TABLE freshness (
    kind INTEGER, owner INTEGER, start INTEGER,
    as_of INTEGER NOT NULL, revision INTEGER NOT NULL,
    validity INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, owner, start)
) WITHOUT ROWID;
-- The answers out of which each of them was stored. They can't be without it: a server that is
-- asked whether they still hold would say so of what is no longer here.
CREATE TABLE answer (
    kind INTEGER, owner INTEGER, start INTEGER, path TEXT,
    etag TEXT NOT NULL,
    PRIMARY KEY (kind, owner, start, path),
    FOREIGN KEY (kind, owner, start) REFERENCES freshness ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE feed (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    cursor TEXT NOT NULL, as_of INTEGER NOT NULL
);
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
    // Whatever waits to be sent, of any kind: what is in it only its kind knows. Kinds that this
    // build does not know are of a newer one, and wait for it.
    R"sql(
CREATE TABLE entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,  -- Idempotency-Key
    kind TEXT NOT NULL,
    object TEXT NOT NULL,      -- what it changes: one after the other
    depends_on TEXT NOT NULL,  -- objects whose entries must have landed before, with spaces between
    payload TEXT NOT NULL,     -- see payload.h
    tried INTEGER NOT NULL DEFAULT 0,   -- the server may have it
    refused INTEGER NOT NULL DEFAULT 0  -- kept to be read, not sent again
);
INSERT INTO entry (number, key, kind, object, depends_on, payload, tried, refused)
SELECT number, key, CASE kind WHEN 0 THEN 'tick' WHEN 1 THEN 'note' ELSE 'seen-marks' END,
    CASE kind WHEN 0 THEN 'tick/' || child || '/' || work WHEN 1 THEN 'note/' || child || '/' || work
    ELSE 'seen-marks/' || child END, '',
    length(child) || ':' || child || ',' || length(day) || ':' || day || ',' ||
    CASE WHEN kind = 2 THEN '' ELSE length(work) || ':' || work || ',' END ||
    length(CAST(value AS BLOB)) || ':' || value || ',' ||
    CASE WHEN kind <> 1 THEN '' ELSE
        length(base) || ':' || base || ',' || length(CAST(value AS BLOB)) || ':' || value || ',' ||
        length(base) || ':' || base || ',0:,' END,
    tried, refused
FROM own_write;
DROP TABLE own_write;
-- Of the refresh that was sent last, until its answer has come: whoever asks again bears the same.
ALTER TABLE session ADD COLUMN refresh_key TEXT NOT NULL DEFAULT '';
)sql",
    // Files on their way to the server. Pieces are without gaps, and without overlaps.
    R"sql(
CREATE TABLE outgoing_file (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,                  -- Idempotency-Key of the announcement
    name TEXT NOT NULL, size INTEGER NOT NULL,
    copied INTEGER NOT NULL DEFAULT 0,  -- bytes that are here
    id INTEGER NOT NULL DEFAULT 0,      -- the server's; 0: not announced
    sent INTEGER NOT NULL DEFAULT 0,    -- bytes that the server has
    refused INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE outgoing_piece (
    file INTEGER NOT NULL, first INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (file, first)
);
)sql",
};

}  // namespace ranets::store
