#pragma once
// Server-sent events, taken apart as they come in.
#include <functional>
#include <string>
#include <string_view>

namespace ranets::sync {

class EventStream {
  public:
    // A text that grows longer than this is no event of ours.
    static constexpr std::size_t kLongest = 1u << 20;

    // `name` is "message" where the server gives none.
    std::function<void(std::string_view name, std::string_view data)> on_event;

    // Pieces of any size; false once what came can't be such a stream. `on_event` must not end this
    // object.
    bool take(std::string_view bytes);

  private:
    void line(std::string_view line);

    std::string unfinished_;  // line
    std::string name_;
    std::string data_;
    bool after_return_ = false;  // a CR may be followed by its LF in the next piece
};

}  // namespace ranets::sync
