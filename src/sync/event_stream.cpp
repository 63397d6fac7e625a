#include "sync/event_stream.h"

#include <utility>

namespace ranets::sync {

bool EventStream::take(std::string_view bytes) {
    for (const char c : bytes) {
        const bool second_half = c == '\n' && after_return_;
        after_return_ = c == '\r';
        if (second_half) continue;
        if (c == '\n' || c == '\r')
            line(std::exchange(unfinished_, {}));
        else
            unfinished_ += c;
        if (unfinished_.size() + data_.size() > kLongest) return false;
    }
    return true;
}

void EventStream::line(std::string_view line) {
    if (line.empty()) {
        const auto data = std::exchange(data_, {});
        const auto name = std::exchange(name_, {});
        if (!data.empty() && on_event)
            on_event(name.empty() ? std::string_view("message") : std::string_view(name),
                     std::string_view(data).substr(0, data.size() - 1));
        return;
    }
    const auto colon = line.find(':');
    const auto field = line.substr(0, colon);
    auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    // A comment has no field; `id` is told in the data too, `retry` is decided by us.
    if (field == "event") {
        name_ = value;
    } else if (field == "data") {
        data_ += value;
        data_ += '\n';
    }
}

}  // namespace ranets::sync
