#include "timers.h"

#include <emscripten.h>

#include <algorithm>
#include <utility>

namespace ranets::web {
namespace {

EM_JS(std::uint32_t, js_set_timer, (void* owner, int ms), {
    var id = setTimeout(
        function() { Module["_ranets_timer_fired"](owner, id); }, ms);
    return id;
});
EM_JS(void, js_clear_timer, (std::uint32_t id), { clearTimeout(id); });

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_timer_fired(BrowserTimers* owner, std::uint32_t id) {
    owner->fired(id);
}

std::uint32_t BrowserTimers::after(int ms, std::function<void()> work) {
    const std::uint32_t id = js_set_timer(this, std::max(ms, 0));
    waiting_.emplace(id, std::move(work));
    return id;
}

void BrowserTimers::cancel(std::uint32_t id) {
    if (waiting_.erase(id) != 0) js_clear_timer(id);
}

void BrowserTimers::fired(std::uint32_t id) {
    const auto due = waiting_.extract(id);
    if (!due.empty()) due.mapped()();
}

}  // namespace ranets::web
