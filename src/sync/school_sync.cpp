#include "sync/school_sync.h"

#include <string>
#include <utility>

#include "api/endpoints.h"
#include "api/school_codecs.h"

namespace ranets::sync {
namespace {

model::Result<model::SchoolCard> card_of(const Gathered& gathered) {
    // In the order in which they were asked for.
    const auto& school = gathered.bodies[0].value();
    const auto& parameters = gathered.bodies[1].value();
    const auto& members = gathered.bodies[2].value();
    const auto& teachers = gathered.bodies[3].value();
    const auto& classes = gathered.bodies[4].value();
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

model::Result<model::ClassList> list_of(const Gathered& gathered) {
    auto pupils = api::decode_persons(gathered.bodies[0].value());
    if (!pupils) return pupils.error();
    model::ClassList list{{}, std::move(pupils.value())};
    // Not every class has one.
    if (auto teacher = api::decode_person(gathered.bodies[1].value()))
        list.class_teacher = std::move(teacher.value());
    return list;
}

}  // namespace

void SchoolSync::detach() {
    CacheFeed::detach();
    schools_.clear();
    classes_.clear();
}

void SchoolSync::load_school(model::SchoolId school, Finished done) {
    auto& waiting = schools_[school.value];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1) return;
    const auto part = [&](std::string_view name) { return api::school_part_path(school, name); };
    const auto thing = store::Thing::school(school);
    gather(thing,
           {api::school_path(school), part("parameters"),
            part("membership?schoolMembershipType=Admins"), part("teachers"), part("edu-groups")},
           [this, school, thing](const Gathered& gathered) {
               if (gathered.error) return tell(schools_, school.value, *gathered.error);
               if (gathered.unchanged) return hold(schools_, school.value, thing);
               auto card = card_of(gathered);
               if (!card) return tell(schools_, school.value, card.error());
               card.value().school.id = school;
               finish(schools_, school.value,
                      [card = std::move(card.value()), as_of = clock_.now(), tags = gathered.tags](
                          store::CacheDb& cache) { return cache.save_school(card, as_of, tags); });
           });
}

void SchoolSync::load_class_list(model::GroupId group, Finished done) {
    auto& waiting = classes_[group.value];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1) return;
    const auto thing = store::Thing::class_list(group);
    gather(thing,
           {api::class_part_path(group, "persons"), api::class_part_path(group, "classteacher")},
           [this, group, thing](const Gathered& gathered) {
               if (gathered.error) return tell(classes_, group.value, *gathered.error);
               if (gathered.unchanged) return hold(classes_, group.value, thing);
               auto list = list_of(gathered);
               if (!list) return tell(classes_, group.value, list.error());
               finish(classes_, group.value,
                      [group, list = std::move(list.value()), as_of = clock_.now(),
                       tags = gathered.tags](store::CacheDb& cache) {
                          return cache.save_class_list(group, list, as_of, tags);
                      });
           });
}

void SchoolSync::hold(Waiting& waiting, std::int64_t key, const store::Thing& thing) {
    finish(waiting, key, [thing, as_of = clock_.now()](store::CacheDb& cache) {
        return cache.hold(thing, as_of);
    });
}

void SchoolSync::finish(Waiting& waiting, std::int64_t key,
                        const std::function<model::Result<model::Done>(store::CacheDb&)>& save) {
    when_cache([this, &waiting, key, save] {
        const auto written = write(save);
        tell(waiting, key, written);
        if (written && on_stored) on_stored();
    });
}

void SchoolSync::tell(Waiting& waiting, std::int64_t key,
                      const model::Result<model::Done>& result) {
    const auto told = waiting.extract(key);
    if (told.empty()) return;
    for (const auto& done : told.mapped()) done(result);
}

}  // namespace ranets::sync
