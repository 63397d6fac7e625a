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
    // A file of an older version is migrated. A newer one and a damaged one are left as they are:
    // an error, with its reason in `fault`. A new file takes over what can be read of the damaged
    // one that `files` names.
    static model::Result<OutboxDb> open(const Storage::Files& files, Fault* fault = nullptr);

    std::optional<SavedSession> session();
    model::Result<model::Done> save_session(const SavedSession& session);
    model::Result<model::Done> forget_session();

  private:
    explicit OutboxDb(Database database) : database_(std::move(database)) {}
    Database database_;
};

}  // namespace ranets::store
