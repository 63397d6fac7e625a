#include "api/json.h"

#include "api/repair.h"

#include <algorithm>
#include <utility>

#define JSON_NOEXCEPTION
#include <nlohmann/json.hpp>

namespace ranets::api {
namespace {

const Json kNothing;
const Json kEmptyObject{.type = Json::Type::Object};

// Deeper than any answer: whoever takes a value apart goes down as deep.
constexpr std::size_t kDeepest = 64;

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
    if (value.type == Json::Type::Whole) return value.number;
    if (value.type == Json::Type::Text) return decimal(value.text);
    return std::nullopt;
}

constexpr std::size_t kLongestText = 64 * 1024;

std::string bounded(const std::string& text) {
    if (text.size() <= kLongestText) return text;
    std::size_t end = kLongestText;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // within a letter
    return text.substr(0, end) + "…";
}

// What the reader calls for each value.
class Builder {
  public:
    explicit Builder(Json& root) : root_(root) {}

    bool null() { return add({}); }
    bool boolean(bool value) { return add({.type = Json::Type::Flag, .number = value}); }
    bool number_integer(std::int64_t value) {
        return add({.type = Json::Type::Whole, .number = value});
    }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) return add({.type = Json::Type::Number});
        return number_integer(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) {
        // 3.0 is a way to write 3; beyond 2^53 digits are lost and the twin must tell.
        if (value > -9e15 && value < 9e15 &&
            static_cast<double>(static_cast<std::int64_t>(value)) == value)
            return number_integer(static_cast<std::int64_t>(value));
        return add({.type = Json::Type::Number});
    }
    bool string(std::string& value) {
        return add({.type = Json::Type::Text, .text = std::move(value)});
    }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool key(std::string& value) {
        key_ = std::move(value);
        return true;
    }
    bool start_object(std::size_t) { return open(Json::Type::Object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::Type::List); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
        return false;
    }

  private:
    bool add(Json value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else {
            value.key = std::exchange(key_, {});
            open_.back()->elements.push_back(std::move(value));
        }
        return true;
    }
    bool open(Json::Type type) {
        add({.type = type});
        open_.push_back(open_.empty() ? &root_ : &open_.back()->elements.back());
        return open_.size() <= kDeepest;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    Json& root_;
    std::vector<Json*> open_;  // only the last one grows, so the others stay where they are
    std::string key_;
};

bool read(std::string_view text, Json& root) {
    Builder builder(root);
    if (nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder)) return true;
    root = {};
    return false;
}

}  // namespace

Document::Document(std::string_view text) {
    // One bad character is not to hide the whole answer.
    if (!read(text, root_)) read(repaired(text), root_);
}
bool Document::is_object() const {
    return root_.type == Json::Type::Object;
}
bool Document::is_list() const {
    return root_.type == Json::Type::List;
}

const Json* member(const Json& object, const char* key) {
    if (object.type != Json::Type::Object) return nullptr;
    // Of two with one name the last one counts.
    const auto& members = object.elements;
    auto found = std::find_if(members.rbegin(), members.rend(),
                              [&](const Json& each) { return each.key == key; });
    if (found == members.rend()) {
        found = std::find_if(members.rbegin(), members.rend(),
                             [&](const Json& each) { return same_letters(each.key, key); });
    }
    return found == members.rend() || found->type == Json::Type::Null ? nullptr : &*found;
}

const Json& object(const Json& object, const char* key) {
    const auto* value = member(object, key);
    return value != nullptr && value->type == Json::Type::Object ? *value : kEmptyObject;
}

std::string text(const Json& object, const char* key) {
    const auto* value = member(object, key);
    if (value == nullptr) return {};
    if (value->type == Json::Type::Text) return bounded(value->text);
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
    if (value->type == Json::Type::Flag) return value->number != 0;
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
    if (list.type == Json::Type::List) {
        for (const auto& element : list.elements) {
            if (element.type == Json::Type::Object) found.push_back(&element);
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
        if (list == nullptr || list->type != Json::Type::List) continue;
        for (const auto& element : list->elements) {
            if (const auto number = whole(element)) found.push_back(*number);
        }
        if (!found.empty()) break;
    }
    return found;
}

std::vector<std::string> texts(const Json& object, const char* key) {
    std::vector<std::string> found;
    const auto* list = member(object, key);
    if (list == nullptr || list->type != Json::Type::List) return found;
    for (const auto& element : list->elements) {
        if (element.type == Json::Type::Text) found.push_back(bounded(element.text));
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
