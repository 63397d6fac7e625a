#include "clock.h"

#include <emscripten.h>

namespace ranets::web {
namespace {

// Emscripten 3.1.6 has no emscripten_date_now().
EM_JS(double, js_wall_clock, (), { return Date.now(); });
EM_JS(double, js_monotonic_clock, (), { return performance.now(); });

}  // namespace

model::Instant BrowserClock::now() const {
    return {static_cast<std::int64_t>(js_wall_clock())};
}

std::int64_t BrowserClock::monotonic_ms() const {
    return static_cast<std::int64_t>(js_monotonic_clock());
}

double precise_ms() {
    return js_monotonic_clock();
}

}  // namespace ranets::web
