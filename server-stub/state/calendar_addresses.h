#pragma once
// Addresses at which calendar programs ask for the timetables of pupils. The secret in an address
// is its owner's: the file has its SHA-256. Safe from any number of threads.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "state/database.h"

namespace ranets::stub {

struct CalendarAddress {
    std::int64_t number = 0;  // given by the table
    int owner = -1;           // a person
    std::vector<int> pupils;  // persons
    model::Instant made;
};

class CalendarAddresses {
  public:
    static constexpr std::size_t kMostAPerson = 10;

    explicit CalendarAddresses(Database& database) : database_(database) {}

    std::optional<CalendarAddress> find(std::string_view secret);
    std::vector<CalendarAddress> of(int owner);  // oldest first

    // Within a write. Nothing: the secret is taken.
    static std::optional<std::int64_t> add(Transaction& transaction, const CalendarAddress& address,
                                           std::string_view secret);
    static std::size_t count(Transaction& transaction, int owner);
    bool remove(std::int64_t number);  // false: it is still there

  private:
    Database& database_;
};

}  // namespace ranets::stub
