#include "api/json.h"

#include "api/repair.h"

#include <memory>
#include <utility>

#include <nlohmann/json.hpp>

namespace ranets::api {
namespace {

const Json kNothing;
const Json kEmptyObject = Json::object();

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_letters(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i])) return false;
    }
    return true;
}

// A whole decimal number within 64 bits.
std::optional<std::int64_t> decimal(std::string_view digits) {
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    if (digits.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9' || value > (INT64_MAX - (c - '0')) / 10) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return negative ? -value : value;
}

std::optional<std::int64_t> whole(const Json& value) {
    if (const auto* number = value.get_ptr<const Json::number_unsigned_t*>()) {
        if (*number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
        return static_cast<std::int64_t>(*number);
    }
    if (const auto* number = value.get_ptr<const Json::number_integer_t*>()) return *number;
    if (const auto* number = value.get_ptr<const Json::number_float_t*>()) {
        // 3.0 is a way to write 3; beyond 2^53 digits are lost and the twin must tell.
        if (*number > -9e15 && *number < 9e15 &&
            static_cast<double>(static_cast<std::int64_t>(*number)) == *number)
            return static_cast<std::int64_t>(*number);
        return std::nullopt;
    }
    if (const auto* digits = value.get_ptr<const Json::string_t*>()) return decimal(*digits);
    return std::nullopt;
}

constexpr std::size_t kLongestText = 64 * 1024;

std::string bounded(const std::string& text) {
    if (text.size() <= kLongestText) return text;
    std::size_t end = kLongestText;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // within a letter
    return text.substr(0, end) + "…";
}

}  // namespace

Document::Document(std::string_view text) {
    Json root = Json::parse(text, nullptr, false);
    // One bad character is not to hide the whole answer.
    if (root.is_discarded()) root = Json::parse(repaired(text), nullptr, false);
    root_ = std::make_unique<const Json>(std::move(root));
}
Document::~Document() = default;
bool Document::is_object() const {
    return root_->is_object();
}
bool Document::is_list() const {
    return root_->is_array();
}

const Json* member(const Json& object, const char* key) {
    const auto* members = object.get_ptr<const Json::object_t*>();
    if (members == nullptr) return nullptr;
    auto found = members->find(key);
    if (found == members->end()) {
        for (found = members->begin(); found != members->end(); ++found) {
            if (same_letters(found->first, key)) break;
        }
    }
    return found == members->end() || found->second.is_null() ? nullptr : &found->second;
}

const Json& object(const Json& object, const char* key) {
    const auto* value = member(object, key);
    return value != nullptr && value->is_object() ? *value : kEmptyObject;
}

std::string text(const Json& object, const char* key) {
    const auto* value = member(object, key);
    if (value == nullptr) return {};
    if (const auto* string = value->get_ptr<const Json::string_t*>()) return bounded(*string);
    const auto number = whole(*value);
    return number ? std::to_string(*number) : std::string();
}

std::int64_t integer(const Json& object, const char* key, std::int64_t otherwise) {
    if (const auto* value = member(object, key)) {
        if (const auto number = whole(*value)) return *number;
    }
    if (const auto* twin = member(object, (std::string(key) + "_str").c_str())) {
        if (const auto number = whole(*twin)) return *number;
    }
    return otherwise;
}

bool flag(const Json& object, const char* key) {
    const auto* value = member(object, key);
    if (value == nullptr) return false;
    if (const auto* boolean = value->get_ptr<const Json::boolean_t*>()) return *boolean;
    const auto number = whole(*value);
    return number ? *number != 0 : same_letters(text(object, key), "true");
}

std::optional<model::Date> date(const Json& object, const char* key) {
    return model::Date::parse(std::string_view(text(object, key)).substr(0, 10));
}

std::optional<model::Instant> instant(const Json& object, const char* key) {
    const std::string value = text(object, key);
    const std::string_view view = value;
    const auto day = model::Date::parse(view.substr(0, 10));
    if (!day) return std::nullopt;
    model::Instant at = model::instant_of({*day, {}}, {});
    if (view.size() < 16) return at;
    const auto time = model::TimeOfDay::parse(view.substr(11, 5));
    if (!time) return std::nullopt;
    at = at + time->minutes * std::int64_t{60'000};

    std::size_t place = 16;
    if (view.size() >= 19 && view[16] == ':') {
        const auto seconds = decimal(view.substr(17, 2));
        if (!seconds || *seconds > 60) return std::nullopt;
        at = at + *seconds * 1000;
        place = 19;
    }
    if (place < view.size() && view[place] == '.') {
        std::int64_t unit = 100;
        for (++place; place < view.size() && view[place] >= '0' && view[place] <= '9'; ++place) {
            at = at + (view[place] - '0') * unit;
            unit /= 10;
        }
    }
    if (place < view.size() && (view[place] == '+' || view[place] == '-')) {
        const auto zone = model::ZoneOffset::parse(view.substr(place));
        if (!zone) return std::nullopt;
        at = at + zone->minutes * std::int64_t{-60'000};
    }
    return at;
}

std::vector<const Json*> objects(const Json& list) {
    std::vector<const Json*> found;
    if (const auto* elements = list.get_ptr<const Json::array_t*>()) {
        for (const auto& element : *elements) {
            if (element.is_object()) found.push_back(&element);
        }
    }
    return found;
}

std::vector<const Json*> objects(const Json& object, const char* key) {
    const auto* list = member(object, key);
    return objects(list != nullptr ? *list : kNothing);
}

std::vector<std::int64_t> integers(const Json& object, const char* key) {
    std::vector<std::int64_t> found;
    for (const std::string& name : {std::string(key), std::string(key) + "_str"}) {
        const auto* list = member(object, name.c_str());
        if (list == nullptr || !list->is_array()) continue;
        for (const auto& element : *list->get_ptr<const Json::array_t*>()) {
            if (const auto number = whole(element)) found.push_back(*number);
        }
        if (!found.empty()) break;
    }
    return found;
}

std::vector<std::string> texts(const Json& object, const char* key) {
    std::vector<std::string> found;
    const auto* list = member(object, key);
    if (list == nullptr || !list->is_array()) return found;
    for (const auto& element : *list->get_ptr<const Json::array_t*>()) {
        if (const auto* string = element.get_ptr<const Json::string_t*>())
            found.push_back(bounded(*string));
    }
    return found;
}

model::Error garbled(const char* what) {
    return {model::Error::Kind::Garbled, std::string("unexpected answer: ") + what, false};
}

void ObjectWriter::key(const char* key) {
    if (out_.size() > 1) out_ += ',';
    out_ += '"';
    out_ += key;
    out_ += "\":";
}

void ObjectWriter::quote(std::string_view value) {
    constexpr char kHex[] = "0123456789abcdef";
    out_ += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out_ += "\\u00";
            out_ += kHex[c >> 4];
            out_ += kHex[c & 15];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

ObjectWriter& ObjectWriter::text(const char* name, std::string_view value) {
    key(name);
    quote(value);
    return *this;
}

ObjectWriter& ObjectWriter::texts(const char* name, const std::vector<std::string>& values) {
    key(name);
    out_ += '[';
    for (const auto& value : values) {
        if (out_.back() != '[') out_ += ',';
        quote(value);
    }
    out_ += ']';
    return *this;
}

ObjectWriter& ObjectWriter::integer(const char* name, std::int64_t value) {
    key(name);
    out_ += std::to_string(value);
    return *this;
}

ObjectWriter& ObjectWriter::flag(const char* name, bool value) {
    key(name);
    out_ += value ? "true" : "false";
    return *this;
}

std::string ObjectWriter::take() {
    return std::move(out_) + "}";
}

}  // namespace ranets::api
