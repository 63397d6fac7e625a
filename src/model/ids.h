#pragma once
// Identities of the server's objects: 64-bit numbers, a type for each kind, so that a lesson is
// never looked up by a person's number. Zero means "none". JSON carries them as numbers with
// decimal-string twins, because edu-group ids exceed 2^53.
#include <compare>
#include <cstdint>
#include <functional>

namespace ranets::model {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using PersonId = Id<struct PersonTag>;
using UserId = Id<struct UserTag>;
using SchoolId = Id<struct SchoolTag>;
using GroupId = Id<struct GroupTag>;
using SubjectId = Id<struct SubjectTag>;
using LessonId = Id<struct LessonTag>;
using WorkId = Id<struct WorkTag>;
using MarkId = Id<struct MarkTag>;
using FileId = Id<struct FileTag>;

}  // namespace ranets::model

template <class Tag>
struct std::hash<ranets::model::Id<Tag>> {
    std::size_t operator()(ranets::model::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
