#pragma once
// The program comes in three parts (web/build/split.mjs), the second one behind the sign-in, the
// late one behind the diary.
#include <functional>

namespace ranets::web {

// Does this once the second part is there: now, or later from the worker's event loop. It never
// comes where the page has to tell that it could not be loaded.
void when_whole(std::function<void()> work);

// ranets_late_part() answers, which is also called where nobody asked.
void want_late_part();

}  // namespace ranets::web
