#pragma once
// The strings of a language, or of a part of one, by their place.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ranets::shell {

class StringTable {
  public:
    StringTable() = default;
    // Each with a zero at its end.
    explicit StringTable(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\0') ends_.push_back(static_cast<std::uint16_t>(at));
        }
    }
    std::size_t size() const { return ends_.size(); }
    // With all of its plural forms.
    std::string_view operator[](std::size_t i) const {
        const std::size_t start = i == 0 ? 0 : ends_[i - 1] + 1U;
        return text_.substr(start, ends_[i] - start);
    }

  private:
    std::string_view text_;
    std::vector<std::uint16_t> ends_;
};

// The Russian ones that the sign-in has no use for, and of those the ones that only screens of the
// late part use: in files of those parts (web/build/first_part.txt, late_part.txt).
std::string_view more_russian(std::size_t i);
std::string_view late_russian(std::size_t i);

}  // namespace ranets::shell
