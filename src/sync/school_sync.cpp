#include "sync/school_sync.h"

#include <memory>
#include <string>
#include <utility>

#include "api/endpoints.h"
#include "api/school_codecs.h"

namespace ranets::sync {
namespace {

model::Result<model::SchoolCard> card_of(const std::vector<std::string>& bodies) {
    // In the order in which they were asked for.
    const auto& school = bodies[0];
    const auto& parameters = bodies[1];
    const auto& members = bodies[2];
    const auto& teachers = bodies[3];
    const auto& classes = bodies[4];
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

model::Result<model::ClassList> list_of(const std::vector<std::string>& bodies) {
    auto pupils = api::decode_persons(bodies[0]);
    if (!pupils) return pupils.error();
    model::ClassList list{{}, std::move(pupils.value())};
    // Not every class has one.
    if (auto teacher = api::decode_person(bodies[1]))
        list.class_teacher = std::move(teacher.value());
    return list;
}

}  // namespace

void SchoolSync::detach() {
    CacheFeed::detach();
    schools_.clear();
    classes_.clear();
}

void SchoolSync::ask(std::vector<std::string> paths,
                     std::function<void(model::Result<Bodies>)> done) {
    struct Gathering {
        Bodies bodies;
        std::size_t missing = 0;
        bool failed = false;
        std::function<void(model::Result<Bodies>)> done;
    };
    auto gathering = std::make_shared<Gathering>();
    gathering->bodies.resize(paths.size());
    gathering->missing = paths.size();
    gathering->done = std::move(done);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        session_.get(std::move(paths[i]), Priority::Screen, current([gathering, i](auto body) {
                         if (gathering->failed) return;
                         if (!body) {
                             gathering->failed = true;
                             return gathering->done(body.error());
                         }
                         gathering->bodies[i] = std::move(body.value());
                         if (--gathering->missing == 0)
                             gathering->done(std::move(gathering->bodies));
                     }));
    }
}

void SchoolSync::load_school(model::SchoolId school, Finished done) {
    auto& waiting = schools_[school.value];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1) return;
    const auto part = [&](std::string_view name) { return api::school_part_path(school, name); };
    ask({api::school_path(school), part("parameters"),
         part("membership?schoolMembershipType=Admins"), part("teachers"), part("edu-groups")},
        [this, school](auto bodies) {
            if (!bodies) return tell(schools_, school.value, bodies.error());
            auto card = card_of(bodies.value());
            if (!card) return tell(schools_, school.value, card.error());
            card.value().school.id = school;
            finish(schools_, school.value,
                   [card = std::move(card.value()), as_of = clock_.now()](store::CacheDb& cache) {
                       return cache.save_school(card, as_of);
                   });
        });
}

void SchoolSync::load_class_list(model::GroupId group, Finished done) {
    auto& waiting = classes_[group.value];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1) return;
    ask({api::class_part_path(group, "persons"), api::class_part_path(group, "classteacher")},
        [this, group](auto bodies) {
            if (!bodies) return tell(classes_, group.value, bodies.error());
            auto list = list_of(bodies.value());
            if (!list) return tell(classes_, group.value, list.error());
            finish(
                classes_, group.value,
                [group, list = std::move(list.value()), as_of = clock_.now()](
                    store::CacheDb& cache) { return cache.save_class_list(group, list, as_of); });
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
