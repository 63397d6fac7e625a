#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {
namespace {

constexpr std::array<std::string_view, 4> kOfDays{"homework", "marks", "lesson-day", "own"};

// "<person>/<day>"
std::optional<Changes::Day> day_of(std::string_view key) {
    const auto slash = key.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto person = key.substr(0, slash);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(person.data(), person.data() + person.size(), number);
    const auto date = model::Date::parse(key.substr(slash + 1));
    if (error != std::errc{} || end != person.data() + person.size() || !date) return std::nullopt;
    return Changes::Day{{number}, *date};
}

}  // namespace

model::Result<Changes> decode_changes(std::string_view body) {
    const Document document(body);
    Changes changes;
    changes.cursor = text(document.root(), "cursor");
    if (changes.cursor.empty()) return garbled("no cursor");
    for (const auto* change : objects(document.root(), "changes")) {
        const auto kind = text(*change, "kind");
        if (std::find(kOfDays.begin(), kOfDays.end(), kind) == kOfDays.end()) continue;
        const auto day = day_of(text(*change, "key"));
        if (day && std::find(changes.days.begin(), changes.days.end(), *day) == changes.days.end())
            changes.days.push_back(*day);
    }
    return changes;
}

}  // namespace ranets::api
