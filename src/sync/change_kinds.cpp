#include "sync/change_kinds.h"

#include <charconv>

#include "store/topics/week_cache.h"

namespace ranets::sync {
namespace {

using Resource = std::optional<store::ResourceKey>;

// "<person>/<day>"
Resource week_of_day(std::string_view key) {
    const auto slash = key.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto person = key.substr(0, slash);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(person.data(), person.data() + person.size(), number);
    const auto date = model::Date::parse(key.substr(slash + 1));
    if (error != std::errc{} || end != person.data() + person.size() || !date) return std::nullopt;
    return store::week_key({number}, date->monday());
}

struct ChangeKind {
    std::string_view name;
    Resource (*resource)(std::string_view key);
};

constexpr ChangeKind kChangeKinds[] = {
    {"lesson-day", week_of_day},
    {"homework", week_of_day},
    {"marks", week_of_day},
    {"own", week_of_day},
};

}  // namespace

Resource changed_resource(std::string_view kind, std::string_view key) {
    for (const auto& known : kChangeKinds) {
        if (known.name == kind) return known.resource(key);
    }
    return std::nullopt;
}

}  // namespace ranets::sync
