#include "sync/school_sync.h"

#include <string>
#include <utility>

#include "api/endpoints.h"
#include "api/school_codecs.h"
#include "store/topics/school_cache.h"

namespace ranets::sync {
namespace {

model::Result<model::SchoolCard> card_of(const BatchResult& result) {
    // In the order in which they were asked for.
    const auto& school = result.bodies[0].value();
    const auto& parameters = result.bodies[1].value();
    const auto& members = result.bodies[2].value();
    const auto& teachers = result.bodies[3].value();
    const auto& classes = result.bodies[4].value();
    auto decoded = api::decode_school(school, parameters);
    if (!decoded) return decoded.error();
    auto administrators = api::decode_administrators(members, parameters, teachers);
    if (!administrators) return administrators.error();
    auto staff = api::decode_teachers(teachers);
    if (!staff) return staff.error();
    auto groups = api::decode_classes(classes);
    if (!groups) return groups.error();
    return model::SchoolCard{std::move(decoded.value()), std::move(administrators.value()),
                             std::move(staff.value()), std::move(groups.value())};
}

model::Result<model::ClassList> list_of(const BatchResult& result) {
    auto pupils = api::decode_persons(result.bodies[0].value());
    if (!pupils) return pupils.error();
    model::ClassList list{{}, std::move(pupils.value())};
    // Not every class has one.
    if (auto teacher = api::decode_person(result.bodies[1].value()))
        list.class_teacher = std::move(teacher.value());
    return list;
}

}  // namespace

void SchoolSync::load_school(model::SchoolId school, Finished done) {
    const auto part = [&](std::string_view name) { return api::school_part_path(school, name); };
    load(
        store::school_key(school),
        {api::school_path(school), part("parameters"),
         part("membership?schoolMembershipType=Admins"), part("teachers"), part("edu-groups")},
        [school](store::CacheDb& cache, const BatchResult& result,
                 model::Instant as_of) -> model::Result<model::Done> {
            auto card = card_of(result);
            if (!card) return card.error();
            card.value().school.id = school;
            return store::SchoolCache(cache).save_school(card.value(), as_of, result.etags);
        },
        std::move(done));
}

void SchoolSync::load_class_list(model::GroupId group, Finished done) {
    load(
        store::class_list_key(group),
        {api::class_part_path(group, "persons"), api::class_part_path(group, "classteacher")},
        [group](store::CacheDb& cache, const BatchResult& result,
                model::Instant as_of) -> model::Result<model::Done> {
            const auto list = list_of(result);
            if (!list) return list.error();
            return store::SchoolCache(cache).save_class_list(group, list.value(), as_of,
                                                             result.etags);
        },
        std::move(done));
}

}  // namespace ranets::sync
