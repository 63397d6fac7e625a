#pragma once
// What only this device knows. Nothing here can be asked for again, so the file is never deleted
// but by sign-out, a damaged one is an error, and a commit that returned is on disk.
#include <optional>
#include <string>

#include "model/date.h"
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

class OutboxDb {
  public:
    // A file of a newer version than this program knows is left as it is: an error.
    static model::Result<OutboxDb> open(const Storage::Files& files);

    std::optional<SavedSession> session();
    model::Result<model::Done> save_session(const SavedSession& session);
    model::Result<model::Done> forget_session();
    std::int64_t bytes() { return database_.bytes(); }

  private:
    explicit OutboxDb(Database database) : database_(std::move(database)) {}
    Database database_;
};

}  // namespace ranets::store
