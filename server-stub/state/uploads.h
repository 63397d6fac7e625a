#pragma once
// Files that people send, piece by piece, from the first byte on. A whole one is kept for as long
// as something of its owner's holds it; one that was let go is out of sight at once, and comes back
// where that is undone. Safe from any number of threads.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
    std::int64_t holder = 0;  // see the table

    bool whole() const { return received == size; }
    bool held() const { return holder > 0; }
    bool let_go() const { return holder < 0; }
};

class Uploads {
  public:
    static constexpr std::int64_t kMostBytes = 10 << 20;
    static constexpr std::size_t kMostPieceBytes = 256 << 10;
    static constexpr std::int64_t kMostBytesAPerson = 50 << 20;  // as announced
    static constexpr int kMostUnfinishedAPerson = 20;
    static constexpr std::int64_t kMostBytesInAll = 2LL << 30;
    static constexpr std::int64_t kMostBytesInMemory = 100 << 20;  // in all, without a data file
    // For so long what nobody continues is kept, what is let go can be taken back, and a whole file
    // waits for what refers to it.
    static constexpr std::int64_t kUnfinishedMs = 24 * 60 * 60'000;
    static constexpr std::int64_t kLetGoMs = 7 * kUnfinishedMs;
    static constexpr std::int64_t kUnheldMs = 30 * kUnfinishedMs;

    explicit Uploads(Database& database) : database_(database) {}

    std::optional<Upload> find(std::int64_t number);

    // Within a write. What has had its time makes room first, then what the owner has let go.
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

    // Within a write: these whole files of the owner's, in this order, and no others are held from
    // now on. Nothing: one of them can't be, being no such file or held by something else; then
    // nothing of the write may be kept.
    static std::optional<std::vector<Upload>> hold(Transaction& transaction, int owner,
                                                   std::int64_t holder,
                                                   std::span<const std::int64_t> numbers,
                                                   model::Instant now);

  private:
    Database& database_;
};

}  // namespace ranets::stub
