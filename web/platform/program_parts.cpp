#include "program_parts.h"

#include <emscripten.h>

#include <utility>
#include <vector>

namespace ranets::web {
namespace {

std::vector<std::function<void()>>& waiting() {
    static std::vector<std::function<void()>> list;
    return list;
}

// Whether it is there; else the worker's script calls back.
EM_JS(bool, js_want_second_part, (), { return Module["wantSecondPart"](Module["_ranets_whole"]); });

EM_JS(void, js_want_late_part, (), { Module["wantLatePart"](); });

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_whole() {
    for (const auto& work : std::exchange(waiting(), {})) work();
}

void when_whole(std::function<void()> work) {
    if (js_want_second_part()) return work();
    waiting().push_back(std::move(work));
}

void want_late_part() {
    js_want_late_part();
}

}  // namespace ranets::web
