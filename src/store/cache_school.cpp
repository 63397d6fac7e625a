// The part of CacheDb that keeps schools and their people.
#include <utility>

#include "store/cache_db.h"
#include "store/cache_queries.h"

namespace ranets::store {
namespace {

constexpr std::int64_t kClassTeacher = -1;  // the position of

model::Person person_in(const Statement& row) {
    return {row.id<model::PersonId>(0), row.text(1), row.text(2), row.text(3)};
}

Statement& bind(Statement& statement, const model::Person& person) {
    return statement.bind(person.id)
        .bind(person.first_name)
        .bind(person.middle_name)
        .bind(person.last_name);
}

}  // namespace

std::vector<model::StaffMember> CacheDb::staff(model::SchoolId school, bool administers) {
    std::vector<model::StaffMember> staff;
    auto rows = database_.prepare(queries::kStaff);
    rows.bind(school).bind(std::int64_t{administers ? 1 : 0});
    while (rows.step())
        staff.push_back({person_in(rows), rows.text(4), rows.text(5), rows.text(6), rows.text(7),
                         rows.integer(8) != 0});
    return staff;
}

std::optional<model::SchoolCard> CacheDb::school(model::SchoolId school) {
    auto row = database_.prepare(queries::kSchool);
    row.bind(school);
    if (!row.step()) return std::nullopt;
    model::SchoolCard card;
    card.school = {school,      row.text(0), row.text(1), row.text(2),
                   row.text(3), row.text(4), row.text(5), row.text(6)};
    card.administrators = staff(school, true);
    card.teachers = staff(school, false);
    auto classes = database_.prepare(queries::kSchoolClasses);
    classes.bind(school);
    while (classes.step())
        card.classes.push_back(
            {classes.id<model::GroupId>(0), classes.text(1), static_cast<int>(classes.integer(2))});
    return card;
}

std::optional<model::Instant> CacheDb::school_as_of(model::SchoolId school) {
    const auto fresh = freshness(Thing::school(school));
    return fresh ? std::optional(fresh->as_of) : std::nullopt;
}

std::int64_t CacheDb::school_revision(model::SchoolId school) {
    const auto fresh = freshness(Thing::school(school));
    return fresh ? fresh->revision : 0;
}

model::Result<model::Done> CacheDb::save_school(const model::SchoolCard& card, model::Instant as_of,
                                                const Tags& tags) {
    const auto& school = card.school;
    const bool changed = this->school(school.id) != card;
    Transaction transaction(database_);
    auto done = database_.prepare("INSERT OR REPLACE INTO school VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(school.id)
                    .bind(school.name)
                    .bind(school.full_name)
                    .bind(school.address)
                    .bind(school.phone)
                    .bind(school.email)
                    .bind(school.site)
                    .bind(school.work_hours)
                    .run();
    for (const char* sql :
         {"DELETE FROM staff WHERE school = ?", "DELETE FROM school_class WHERE school = ?"}) {
        if (done) done = database_.prepare(sql).bind(school.id).run();
    }

    auto insert_staff =
        database_.prepare("INSERT INTO staff VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const bool administers : {true, false}) {
        std::int64_t position = 0;
        for (const auto& member : administers ? card.administrators : card.teachers) {
            if (!done) return done;
            insert_staff.bind(school.id).bind(std::int64_t{administers ? 1 : 0}).bind(position++);
            done = bind(insert_staff, member.person)
                       .bind(member.post)
                       .bind(member.subjects)
                       .bind(member.phone)
                       .bind(member.email)
                       .bind(std::int64_t{member.leads_class ? 1 : 0})
                       .run();
        }
    }
    auto insert_class = database_.prepare("INSERT INTO school_class VALUES (?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& item : card.classes) {
        if (!done) return done;
        done = insert_class.bind(school.id)
                   .bind(position++)
                   .bind(item.group)
                   .bind(item.name)
                   .bind(std::int64_t{item.year})
                   .run();
    }
    if (done) done = stored(Thing::school(school.id), as_of, changed, tags);
    if (done) done = transaction.commit();
    return done;
}

std::optional<model::ClassList> CacheDb::class_list(model::GroupId group) {
    if (!freshness(Thing::class_list(group))) return std::nullopt;
    model::ClassList list;
    auto rows = database_.prepare(queries::kClassMembers);
    rows.bind(group);
    while (rows.step()) {
        if (rows.integer(4) == kClassTeacher)
            list.class_teacher = person_in(rows);
        else
            list.pupils.push_back(person_in(rows));
    }
    return list;
}

std::optional<model::Instant> CacheDb::class_list_as_of(model::GroupId group) {
    const auto fresh = freshness(Thing::class_list(group));
    return fresh ? std::optional(fresh->as_of) : std::nullopt;
}

std::int64_t CacheDb::class_list_revision(model::GroupId group) {
    const auto fresh = freshness(Thing::class_list(group));
    return fresh ? fresh->revision : 0;
}

model::Result<model::Done> CacheDb::save_class_list(model::GroupId group,
                                                    const model::ClassList& list,
                                                    model::Instant as_of, const Tags& tags) {
    const bool changed = class_list(group) != list;
    Transaction transaction(database_);
    auto done = database_.prepare("DELETE FROM class_member WHERE class = ?").bind(group).run();
    auto insert = database_.prepare("INSERT INTO class_member VALUES (?, ?, ?, ?, ?, ?)");
    const auto add = [&](const model::Person& person, std::int64_t position) {
        insert.bind(group).bind(position);
        if (done) done = bind(insert, person).run();
    };
    if (list.class_teacher.id) add(list.class_teacher, kClassTeacher);
    std::int64_t position = 0;
    for (const auto& pupil : list.pupils) add(pupil, position++);
    if (done) done = stored(Thing::class_list(group), as_of, changed, tags);
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
