#pragma once
// Fields of a row that only its own kind reads, one after the other: "<bytes>:<text>,". SQL can
// write it, too, which migrations do.
#include <cstdint>
#include <string>
#include <string_view>

namespace ranets::store {

class PayloadWriter {
  public:
    PayloadWriter& add(std::string_view field);
    PayloadWriter& add(std::int64_t number) { return add(std::to_string(number)); }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

// What is missing or garbled reads as empty.
class PayloadReader {
  public:
    explicit PayloadReader(std::string_view text) : rest_(text) {}
    std::string_view next();
    std::int64_t next_integer();
    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

}  // namespace ranets::store
