#pragma once
// Names of what is stored, and asked for, as one.
#include <cstdint>
#include <map>
#include <string>

#include "model/date.h"

namespace ranets::store {

// A number for each kind of resource; they stand in files, so none is ever used for another. The
// topic that keeps the kind defines it and lists it in its CacheTopic.
enum class ResourceKind : std::int64_t {};

struct ResourceKey {
    ResourceKind kind{};
    std::int64_t owner = 0;  // whose it is: a person, a class, a school
    model::Date start = {};  // of a stretch of days, like a week's Monday; unset: of no time

    friend auto operator<=>(const ResourceKey&, const ResourceKey&) = default;
};

// Of the answers out of which a resource was stored, by their paths.
using ETags = std::map<std::string, std::string>;

}  // namespace ranets::store
