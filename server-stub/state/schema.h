#pragma once
// The tables, all of them. Times are UTC milliseconds. Secrets are kept as SHA-256. Steps may use
// two functions besides SQLite's: now_ms(), and json_text(x), x as a string of JSON.
#include <array>
#include <string_view>

namespace ranets::stub {

// Each leads from the version of its position to the next; a new file takes all of them.
inline constexpr std::array<std::string_view, 8> kSchemaSteps{
    R"sql(
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Of a person without a row the password is that of person -1.
CREATE TABLE password (
    person INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    iterations INTEGER NOT NULL
);

-- All tokens that descend from one sign-in; revoked together.
CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    client TEXT NOT NULL,
    scopes INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE token (
    hash BLOB PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE,
    refresh INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    spent INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX token_by_family ON token(family);

CREATE TABLE code (
    hash BLOB PRIMARY KEY,
    person INTEGER NOT NULL,
    client TEXT NOT NULL,
    scopes INTEGER NOT NULL,
    redirect_uri TEXT NOT NULL,
    challenge TEXT NOT NULL,
    expires INTEGER NOT NULL,
    family INTEGER NOT NULL DEFAULT 0  -- of the tokens it was exchanged for
) WITHOUT ROWID;

-- Ticks on homework, where they differ from what the seed says.
CREATE TABLE done (
    person INTEGER NOT NULL,
    work INTEGER NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (person, work)
) WITHOUT ROWID;

-- What the change feed tells beside what time alone brings. AUTOINCREMENT: numbers never come twice.
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL,  -- whose record changed
    kind TEXT NOT NULL,
    key TEXT NOT NULL
);
CREATE INDEX change_by_person ON change(person, number);

-- Answers to writes, replayed when the same write comes again.
CREATE TABLE answered (
    person INTEGER NOT NULL,
    key TEXT NOT NULL,
    request BLOB NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (person, key)
) WITHOUT ROWID;
)sql",

    R"sql(
-- Who alone is told; -1: everybody who reads the record.
ALTER TABLE change ADD COLUMN reader INTEGER NOT NULL DEFAULT -1;

-- Days are those of the lesson, since 1970.
CREATE TABLE note (
    owner INTEGER NOT NULL,
    person INTEGER NOT NULL,  -- whose homework
    work INTEGER NOT NULL,
    day INTEGER NOT NULL,
    text TEXT NOT NULL,  -- empty: it was taken away
    version INTEGER NOT NULL,
    PRIMARY KEY (owner, person, work)
) WITHOUT ROWID;
CREATE INDEX note_by_day ON note(owner, person, day);

CREATE TABLE seen_mark (
    owner INTEGER NOT NULL,
    person INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (owner, person, mark)
) WITHOUT ROWID;
CREATE INDEX seen_mark_by_day ON seen_mark(owner, person, day);

-- When the owner first asked about the person: earlier marks are no news.
CREATE TABLE marks_since (
    owner INTEGER NOT NULL,
    person INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (owner, person)
) WITHOUT ROWID;
)sql",

    R"sql(
-- Files of people, from their first byte on; `received` of `size` bytes are here.
CREATE TABLE upload (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',  -- by the first bytes
    tag TEXT NOT NULL,                    -- of the content, for ETag: random, as it never changes
    size INTEGER NOT NULL,
    received INTEGER NOT NULL DEFAULT 0,
    touched INTEGER NOT NULL
);
CREATE INDEX upload_by_owner ON upload(owner);
CREATE INDEX upload_unfinished ON upload(touched) WHERE received < size;

-- No two overlap, and none is longer than Uploads::kMostPieceBytes.
CREATE TABLE upload_piece (
    upload INTEGER NOT NULL REFERENCES upload(id) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (upload, first)
);
)sql",

    R"sql(
-- What people change lies over the school that is worked out from the seed; see records.h.
CREATE TABLE record (
    kind TEXT NOT NULL,
    owner INTEGER NOT NULL,   -- whose alone it is; -1: of all who read the person's record
    person INTEGER NOT NULL,  -- whom it is about
    object INTEGER NOT NULL,  -- the id of what it lies over
    day INTEGER NOT NULL,     -- ranges are read by it; since 1970
    version INTEGER NOT NULL,
    body TEXT NOT NULL,       -- JSON
    changed INTEGER NOT NULL,
    PRIMARY KEY (kind, owner, person, object)
) WITHOUT ROWID;
CREATE INDEX record_by_day ON record(kind, owner, person, day);

INSERT INTO record SELECT 'tick', -1, person, work, 0, 1,
    CASE done WHEN 0 THEN '{"done":false}' ELSE '{"done":true}' END, now_ms() FROM done;
INSERT INTO record SELECT 'note', owner, person, work, day, version,
    '{"text":' || json_text(text) || '}', now_ms() FROM note;
INSERT INTO record SELECT 'seen-mark', owner, person, mark, day, 1, '{}', now_ms() FROM seen_mark;
INSERT INTO record SELECT 'marks-since', owner, person, 0, 0, 1, '{"since":' || since || '}',
    now_ms() FROM marks_since;
DROP TABLE done;
DROP TABLE note;
DROP TABLE seen_mark;
DROP TABLE marks_since;

-- Both are pruned by age.
ALTER TABLE change ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answered ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
UPDATE change SET at = now_ms();
UPDATE answered SET at = now_ms();
CREATE INDEX change_by_age ON change(at);
CREATE INDEX answered_by_age ON answered(at);
)sql",

    R"sql(
-- What spent refresh tokens were answered with; see renewals.h.
CREATE TABLE renewal (
    spent BLOB PRIMARY KEY REFERENCES token(hash) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    until INTEGER NOT NULL
) WITHOUT ROWID;
)sql",

    R"sql(
-- At which calendar programs ask for timetables; see calendar_addresses.h.
CREATE TABLE calendar_address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,  -- of the secret
    owner INTEGER NOT NULL,
    pupils TEXT NOT NULL,  -- persons, between blanks
    made INTEGER NOT NULL
);
CREATE INDEX calendar_address_by_owner ON calendar_address(owner);
)sql",

    R"sql(
-- Whose the file is beside its owner's: the homework of the owner's that has it, by its id; 0:
-- nobody's yet; -1: it was let go.
ALTER TABLE upload ADD COLUMN holder INTEGER NOT NULL DEFAULT 0;
DROP INDEX upload_unfinished;
CREATE INDEX upload_unheld ON upload(touched) WHERE holder <= 0;
)sql",

    R"sql(
-- Of chats that exist by themselves there is a row once something was written in them; see
-- chats/chat.h for numbers, kinds and roles. Each of the two counters only grows.
CREATE TABLE chat (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    maker INTEGER NOT NULL DEFAULT -1,
    low INTEGER,   -- of a direct one: the two persons
    high INTEGER,
    last_seq INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0,    -- of what is the same for all
    read_state INTEGER NOT NULL DEFAULT 0,  -- of how far the others have read
    UNIQUE (low, high)
);
CREATE INDEX chat_by_maker ON chat(maker, kind);

-- Who is in a chat that was made, and what anybody has to themselves in any chat.
CREATE TABLE chat_member (
    chat INTEGER NOT NULL,
    person INTEGER NOT NULL,
    role INTEGER NOT NULL DEFAULT 0,
    present INTEGER NOT NULL DEFAULT 1,
    read_seq INTEGER NOT NULL DEFAULT 0,
    read_at INTEGER NOT NULL DEFAULT 0,
    muted INTEGER NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL DEFAULT 0,  -- counts changes of these
    PRIMARY KEY (chat, person)
) WITHOUT ROWID;
CREATE INDEX chat_member_by_person ON chat_member(person, present);
CREATE INDEX chat_member_by_read ON chat_member(chat, read_seq);

CREATE TABLE chat_message (
    id INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    sender INTEGER NOT NULL,
    at INTEGER NOT NULL,    -- by the school's clock
    sent INTEGER NOT NULL,  -- by the real one
    text TEXT NOT NULL,
    words TEXT NOT NULL,    -- the same as a search compares it
    reply_to INTEGER NOT NULL DEFAULT 0,
    forwarded_from TEXT NOT NULL DEFAULT '',
    client_id TEXT NOT NULL DEFAULT '',
    edited INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    UNIQUE (chat, seq)
);
CREATE INDEX chat_message_by_revision ON chat_message(chat, revision);
CREATE INDEX chat_message_by_sender ON chat_message(chat, sender, seq);
CREATE INDEX chat_message_deleted ON chat_message(chat, seq, sender) WHERE deleted = 1;
CREATE INDEX chat_message_by_time ON chat_message(sender, sent);

CREATE TABLE chat_reaction (
    chat INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    person INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    PRIMARY KEY (chat, seq, person)
) WITHOUT ROWID;

CREATE TABLE chat_mention (
    chat INTEGER NOT NULL,
    person INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (chat, person, seq)
) WITHOUT ROWID;
CREATE INDEX chat_mention_by_message ON chat_mention(chat, seq);

-- The same file may be in several, where it was passed on.
CREATE TABLE chat_file (
    chat INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    upload INTEGER NOT NULL,
    PRIMARY KEY (chat, seq, place)
) WITHOUT ROWID;
CREATE INDEX chat_file_by_upload ON chat_file(upload);
)sql"};

inline constexpr int kSchemaVersion = static_cast<int>(kSchemaSteps.size());

}  // namespace ranets::stub
