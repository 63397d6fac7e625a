#pragma once
// Files of the user on their way to the server: a copy of each, in rows of the outbox, since the
// page that picked one may be gone before it is sent. Numbers are this device's own.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/result.h"
#include "store/database.h"

namespace ranets::store {

struct OutgoingFile {
    std::int64_t number = 0;  // given by the table
    std::string key;          // Idempotency-Key of its announcement
    std::string name;
    std::int64_t size = 0;    // bytes
    std::int64_t copied = 0;  // of these, that are here
    model::FileId id;         // the server's; unset: it has not been announced
    std::int64_t sent = 0;    // bytes that the server has
    bool refused = false;     // it does not want it

    bool landed() const { return id && sent == size; }

    friend bool operator==(const OutgoingFile&, const OutgoingFile&) = default;
};

class OutgoingFiles {
  public:
    explicit OutgoingFiles(Database& database) : database_(&database) {}

    std::vector<OutgoingFile> all();  // in the order of adding
    model::Result<std::int64_t> add(const OutgoingFile& file);
    // The next bytes of the copy, behind those that are here.
    model::Result<model::Done> add_piece(std::int64_t number, std::int64_t first,
                                         std::string_view bytes);
    // At most `most` bytes from `first` on, out of one piece; empty: they are not here.
    std::string read(std::int64_t number, std::int64_t first, std::int64_t most);
    // Key, id, bytes sent, refusal. The copy of what has landed or was refused goes.
    model::Result<model::Done> save(const OutgoingFile& file);
    model::Result<model::Done> remove(std::int64_t number);

  private:
    Database* database_;
};

}  // namespace ranets::store
