#pragma once
// Ticks on homework that differ from what the seed says.
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <unordered_map>

#include "school/ids.h"
#include "state/database.h"

namespace ranets::stub {

class Ticks {
  public:
    explicit Ticks(Database& database);

    std::optional<bool> find(int person, WorkRef work) const;

    // Within a write; found from `remember` on, which is for when the write is kept.
    static void set(Session& session, int person, WorkRef work, bool done);
    void remember(int person, WorkRef work, bool done);

  private:
    using Key = std::pair<int, std::int64_t>;
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return static_cast<std::size_t>(roll_key(key.first, key.second));
        }
        static std::uint64_t roll_key(int person, std::int64_t work);
    };

    mutable std::shared_mutex mutex_;
    std::unordered_map<Key, bool, KeyHash> ticks_;
};

}  // namespace ranets::stub
