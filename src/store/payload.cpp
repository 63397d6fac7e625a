#include "store/payload.h"

#include <charconv>

namespace ranets::store {

PayloadWriter& PayloadWriter::add(std::string_view field) {
    text_ += std::to_string(field.size());
    text_ += ':';
    text_ += field;
    text_ += ',';
    return *this;
}

std::string_view PayloadReader::next() {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
    const auto digits = static_cast<std::size_t>(end - rest_.data());
    if (error != std::errc{} || digits >= rest_.size() || rest_[digits] != ':' ||
        rest_.size() - digits - 1 <= size || rest_[digits + 1 + size] != ',') {
        rest_ = {};
        return {};
    }
    const auto field = rest_.substr(digits + 1, size);
    rest_.remove_prefix(digits + size + 2);
    return field;
}

std::int64_t PayloadReader::next_integer() {
    const auto field = next();
    std::int64_t number = 0;
    std::from_chars(field.data(), field.data() + field.size(), number);
    return number;
}

}  // namespace ranets::store
