#include "sync/change_kinds.h"

#include <charconv>
#include <optional>

#include "store/topics/marks_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::sync {
namespace {

using Resources = std::vector<store::ResourceKey>;

struct PersonDay {
    model::PersonId person;
    model::Date day;
};

// "<person>/<day>"
std::optional<PersonDay> person_day(std::string_view key) {
    const auto slash = key.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto person = key.substr(0, slash);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(person.data(), person.data() + person.size(), number);
    const auto date = model::Date::parse(key.substr(slash + 1));
    if (error != std::errc{} || end != person.data() + person.size() || !date) return std::nullopt;
    return PersonDay{{number}, *date};
}

Resources week_of_day(std::string_view key) {
    const auto of = person_day(key);
    if (!of) return {};
    return {store::week_key(of->person, of->day.monday())};
}

// What stands in a week and in the marks of a year.
Resources week_and_year_of_day(std::string_view key) {
    auto resources = week_of_day(key);
    if (const auto of = person_day(key))
        resources.push_back(
            store::marks_year_key(of->person, model::study_year_of(of->day.monday())));
    return resources;
}

struct ChangeKind {
    std::string_view name;
    Resources (*resources)(std::string_view key);
};

constexpr ChangeKind kChangeKinds[] = {
    {"lesson-day", week_and_year_of_day},
    {"homework", week_of_day},
    {"marks", week_and_year_of_day},
    {"own", week_and_year_of_day},
};

}  // namespace

std::vector<store::ResourceKey> changed_resources(std::string_view kind, std::string_view key) {
    for (const auto& known : kChangeKinds) {
        if (known.name == kind) return known.resources(key);
    }
    return {};
}

}  // namespace ranets::sync
