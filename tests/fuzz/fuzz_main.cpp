// libFuzzer's entry. RANETS_FUZZ names the function that is given what it invents.
#include <cstdint>
#include <cstdlib>

#include "target.h"

namespace {

const ranets::fuzz::Target& chosen() {
    const char* const name = std::getenv("RANETS_FUZZ");
    for (const auto& target : ranets::fuzz::kTargets) {
        if (name != nullptr && target.name == name) return target;
    }
    std::fprintf(stderr, "RANETS_FUZZ must be one of:");
    for (const auto& target : ranets::fuzz::kTargets) {
        std::fprintf(stderr, " %.*s", static_cast<int>(target.name.size()), target.name.data());
    }
    std::fprintf(stderr, "\n");
    std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto& target = chosen();
    target.run({reinterpret_cast<const char*>(data), size});
    return 0;
}
