// An address that is one of ours leads to the same place when it is written down again.
#include "app/views.h"
#include "target.h"

namespace ranets::fuzz {

void router(std::string_view bytes) {
    const auto route = app::route_of(bytes);
    if (!route) return;
    const auto again = app::route_of(app::address_of(*route));
    check(again && *again == *route, "an address is that of its place");
}

}  // namespace ranets::fuzz
