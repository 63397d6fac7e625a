#pragma once
// What only this device knows. Nothing here can be asked for again, so the file is never deleted
// but by sign-out, a damaged one is an error, and a commit that returned is on disk.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/result.h"
#include "store/database.h"
#include "store/outgoing_files.h"
#include "store/storage.h"

namespace ranets::store {

struct SavedSession {
    std::string login;  // as it was typed
    std::string access_token;
    std::string refresh_token;
    model::Instant expires_at;     // of the access token, by the server's clock
    std::string refresh_key = {};  // Idempotency-Key of a refresh whose answer has not come

    friend bool operator==(const SavedSession&, const SavedSession&) = default;
};

// A change of the user's that waits to be sent.
struct OutboxEntry {
    std::int64_t number = 0;  // in the order of making; given by the file
    std::string key;          // Idempotency-Key
    std::string kind;         // of sync/outbox_kinds.h, or of a newer build
    std::string object;       // what it changes, without spaces: one after the other
    std::string depends_on;   // objects whose entries must have landed before, spaces between
    std::string payload;      // what is in it, as its kind writes it
    bool tried = false;       // the server may have it
    bool refused = false;     // it does not want it: kept to be read

    friend bool operator==(const OutboxEntry&, const OutboxEntry&) = default;
};

class OutboxDb {
  public:
    // A file of an older version is migrated. A newer one and a damaged one are left as they are:
    // an error, with its reason in `fault`. A new file takes over what can be read of the damaged
    // one that `files` names.
    static model::Result<OutboxDb> open(const Storage::Files& files, Fault* fault = nullptr);

    std::optional<SavedSession> session();
    model::Result<model::Done> save_session(const SavedSession& session);
    model::Result<model::Done> forget_session();
    std::int64_t bytes() { return database_.bytes(); }
    OutgoingFiles files() { return OutgoingFiles(database_); }

    model::Result<std::vector<OutboxEntry>> entries();  // in order
    // Adds it, and removes those that it makes needless, as one. Returns its number.
    model::Result<std::int64_t> add(const OutboxEntry& entry,
                                    std::span<const std::int64_t> superseded);
    model::Result<model::Done> set_tried(std::int64_t number);
    model::Result<model::Done> set_refused(std::int64_t number);
    // Something else is sent in its place, under another key.
    model::Result<model::Done> update(const OutboxEntry& entry);
    // The server has it, or is not to have it; `followers` are changed by that. As one.
    model::Result<model::Done> remove(std::int64_t number,
                                      std::span<const OutboxEntry> followers = {});

  private:
    explicit OutboxDb(Database database) : database_(std::move(database)) {}
    model::Result<model::Done> delete_entry(std::int64_t number);

    Database database_;
};

}  // namespace ranets::store
