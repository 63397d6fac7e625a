#include "rng.h"

#include <emscripten.h>

#include <algorithm>

namespace ranets::web {
namespace {

EM_JS(void, js_random, (std::uint8_t * bytes, int size),
      { crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + size)); });

constexpr std::size_t kMostAtOnce = 65536;  // what the browser gives in one call

}  // namespace

void BrowserRng::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const std::size_t size = std::min(bytes.size(), kMostAtOnce);
        js_random(bytes.data(), static_cast<int>(size));
        bytes = bytes.subspan(size);
    }
}

}  // namespace ranets::web
