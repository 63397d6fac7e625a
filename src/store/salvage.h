#pragma once
// What can still be read of a damaged database, into one that is whole.
#include <cstdint>

#include "store/database.h"

namespace ranets::store {

// Copies every row that can be read, of every table and column that both have, and leaves out what
// `into` refuses or has already. A page that can't be read costs the rows on it and no others.
// Returns how many rows came over; a failure is of `into` alone.
model::Result<std::int64_t> salvage(Database& from, Database& into);

}  // namespace ranets::store
