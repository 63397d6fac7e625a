#pragma once
// What only this device knows. Nothing here can be asked for again, so the file is never deleted
// but by sign-out, a damaged one is an error, and a commit that returned is on disk.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/own_records.h"
#include "model/result.h"
#include "store/database.h"
#include "store/storage.h"

namespace ranets::store {

struct SavedSession {
    std::string login;  // as it was typed
    std::string access_token;
    std::string refresh_token;
    model::Instant expires_at;  // of the access token, by the server's clock

    friend bool operator==(const SavedSession&, const SavedSession&) = default;
};

struct StoredWrite {
    std::int64_t number = 0;  // in the order of making; given by the file
    std::string key;          // Idempotency-Key
    model::OwnWrite write;
    std::string base;      // of a note: the version that it was written upon
    bool tried = false;    // the server may have it
    bool refused = false;  // it does not want it: kept to be read

    friend bool operator==(const StoredWrite&, const StoredWrite&) = default;
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

    std::vector<StoredWrite> writes();  // in order
    // Adds it. What it makes needless goes in the same transaction: earlier changes of the same
    // thing that were never tried, and those that were refused.
    model::Result<model::Done> add(const StoredWrite& write);
    model::Result<model::Done> set_tried(std::int64_t number);
    model::Result<model::Done> set_refused(std::int64_t number);
    // Another text upon another version is sent in its place, under another key.
    model::Result<model::Done> rewrite(const StoredWrite& write);
    // The server has it. Later changes of the same note are from now on upon `version`.
    model::Result<model::Done> remove(const StoredWrite& write, std::string_view version);

  private:
    explicit OutboxDb(Database database) : database_(std::move(database)) {}
    Database database_;
};

}  // namespace ranets::store
