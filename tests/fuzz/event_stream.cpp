// A stream says the same in whatever pieces it comes.
#include "sync/event_stream.h"

#include <string>
#include <vector>

#include "target.h"

namespace ranets::fuzz {
namespace {

using Events = std::vector<std::pair<std::string, std::string>>;

Events read(std::string_view bytes, std::size_t piece) {
    Events events;
    sync::EventStream stream;
    stream.on_event = [&](std::string_view name, std::string_view data) {
        events.emplace_back(name, data);
    };
    while (!bytes.empty()) {
        const auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        if (!stream.take(part)) break;
    }
    return events;
}

}  // namespace

void event_stream(std::string_view bytes) {
    const Events whole = read(bytes, bytes.size() + 1);
    check(read(bytes, 1) == whole, "letter by letter");
    check(read(bytes, 3) == whole, "in threes");
}

}  // namespace ranets::fuzz
