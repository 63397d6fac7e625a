#pragma once
// Files that people send, piece by piece, from the first byte on. Safe from any number of threads.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/date.h"
#include "state/database.h"

namespace ranets::stub {

struct Upload {
    std::int64_t number = 0;  // given by the table
    int owner = -1;           // a person
    std::string name;
    std::string media_type;  // empty until the first piece is here
    std::string tag;         // for ETag
    std::int64_t size = 0;   // bytes; as it was announced
    std::int64_t received = 0;

    bool whole() const { return received == size; }
};

class Uploads {
  public:
    static constexpr std::int64_t kMostBytes = 10 << 20;
    static constexpr std::size_t kMostPieceBytes = 256 << 10;
    static constexpr std::int64_t kMostBytesAPerson = 50 << 20;  // as announced
    static constexpr int kMostUnfinishedAPerson = 20;
    static constexpr std::int64_t kMostBytesInAll = 2LL << 30;
    static constexpr std::int64_t kMostBytesInMemory = 100 << 20;  // in all, without a data file
    static constexpr std::int64_t kUnfinishedMs = 24 * 60 * 60'000;

    explicit Uploads(Database& database) : database_(database) {}

    std::optional<Upload> find(std::int64_t number);

    // Within a write. What nobody has continued for kUnfinishedMs makes room first.
    enum class Room { Yes, TooManyUnfinished, PersonFull, SchoolFull };
    Room make_room(Transaction& transaction, int owner, std::int64_t size, model::Instant now);
    static std::optional<std::int64_t> add(Transaction& transaction, const Upload& upload,
                                           model::Instant now);

    // The next bytes of an upload, which has `received` of them; `media_type` with the first ones.
    // False: nothing was kept, for somebody else has continued it, or there is no room.
    bool append(const Upload& upload, std::string_view bytes, std::string_view media_type,
                model::Instant now);
    // Of what is here, from byte `first` on.
    std::string read(std::int64_t number, std::int64_t first, std::int64_t count);
    bool remove(std::int64_t number);  // false: it is still here

  private:
    Database& database_;
};

}  // namespace ranets::stub
