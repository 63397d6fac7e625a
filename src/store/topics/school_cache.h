#pragma once
// Topic of the cache: schools and their people.
#include <optional>
#include <vector>

#include "model/result.h"
#include "model/school.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kSchoolTopic;
inline constexpr ResourceKind kSchoolKind{4};
inline constexpr ResourceKind kClassListKind{5};

inline ResourceKey school_key(model::SchoolId school) {
    return {kSchoolKind, school.value};
}
inline ResourceKey class_list_key(model::GroupId group) {
    return {kClassListKind, group.value};
}

// A school's card and a class's list of people: nothing when they have never been loaded.
class SchoolCache {
  public:
    explicit SchoolCache(CacheDb& cache) : cache_(cache) {}

    std::optional<model::SchoolCard> school(model::SchoolId school);
    model::Result<model::Done> save_school(const model::SchoolCard& card, model::Instant as_of,
                                           const ETags& etags = {});
    std::optional<model::ClassList> class_list(model::GroupId group);
    model::Result<model::Done> save_class_list(model::GroupId group, const model::ClassList& list,
                                               model::Instant as_of, const ETags& etags = {});

  private:
    std::vector<model::StaffMember> staff(model::SchoolId school, bool administers);
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
