#pragma once
// Writes carry the header Idempotency-Key, a UUID: a client may repeat one after any failure.
#include <functional>

#include "rest/call.h"

namespace ranets::stub {

// Of writes that may happen again without harm, a key may be missing, or is not even looked at.
enum class KeyNeed { Needed, Optional, None };

// Acts, or answers what was answered to the same key and request before: 400 without a key, 422 for
// the key of another request. What the write must look at first, `act` does.
Answer write_once(const Call& call, const std::function<Write(Transaction&)>& act,
                  KeyNeed need = KeyNeed::Needed);

Write refused(const Answer& answer);  // nothing is written, and the key stays unused

}  // namespace ranets::stub
