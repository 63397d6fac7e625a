#include "model/spreadsheet.h"

#include <utility>

#include "model/text.h"

namespace ranets::model {
namespace {

constexpr char32_t kByteOrderMark = 0xfeff;
// Nobody sees it, and what it stands before is a text. An apostrophe would be seen.
constexpr char32_t kZeroWidthSpace = 0x200b;

class File {
  public:
    File() { put(kByteOrderMark); }

    void put(char32_t code) {
        if (code < 0x10000) return put_unit(code);
        put_unit(0xd7c0 + (code >> 10));
        put_unit(0xdc00 | (code & 0x3ff));
    }
    void put_ascii(std::string_view text) {
        for (const char letter : text) put(static_cast<unsigned char>(letter));
    }
    std::string take() { return std::move(bytes_); }

  private:
    void put_unit(char32_t unit) {
        bytes_ += static_cast<char>(unit & 0xff);
        bytes_ += static_cast<char>(unit >> 8);
    }
    std::string bytes_;
};

// Programs take "=1+1", "+7", "-1" and "@x" for formulas, "5-" for minus five, "3.4", "1/2" and "5
// мая" for dates.
bool may_be_misread(std::string_view text) {
    const auto trimmed = without_outer_blanks(text);
    if (trimmed.empty()) return false;
    const char first = trimmed.front();
    return std::string_view("=+-@'").find(first) != std::string_view::npos ||
           (first >= '0' && first <= '9');
}

void put_text(File& file, std::string_view text) {
    file.put('"');
    if (may_be_misread(text)) file.put(kZeroWidthSpace);
    while (!text.empty()) {
        const char32_t code = take_code_point(text);
        if (code == '"') file.put('"');
        // Within the quotes a line may end; a cell that begins another column may not.
        file.put(code < 0x20 && code != '\n' ? U' ' : code);
    }
    file.put('"');
}

}  // namespace

std::string spreadsheet(std::span<const std::vector<Cell>> rows) {
    File file;
    for (const auto& row : rows) {
        bool first = true;
        for (const auto& cell : row) {
            if (!std::exchange(first, false)) file.put('\t');
            if (const auto* text = std::get_if<std::string>(&cell))
                put_text(file, *text);
            else if (const auto* number = std::get_if<std::int64_t>(&cell))
                file.put_ascii(std::to_string(*number));
            else
                file.put_ascii(std::get<Date>(cell).iso());
        }
        file.put_ascii("\r\n");
    }
    return file.take();
}

}  // namespace ranets::model
