#include "arguments.h"

#include <emscripten.h>

#include <utility>

namespace ranets::web {
namespace {

std::string slots[kArguments];

EM_JS(void, js_open_arguments, (), {
    var encoder = new TextEncoder();
    Module["setBytes"] = function(slot, bytes) {
        // The heap may be another one after the call.
        var place = Module["_ranets_argument"](slot, bytes.length);
        HEAPU8.set(bytes, place);
    };
    Module["setText"] = function(slot, text) {
        Module["setBytes"](slot, encoder.encode(text));
    };
});

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE char* ranets_argument(int slot, int size) {
    slots[slot].resize(static_cast<std::size_t>(size));
    return slots[slot].data();
}

void open_arguments() {
    js_open_arguments();
}

std::string take_argument(int slot) {
    return std::exchange(slots[slot], {});
}

}  // namespace ranets::web
