#include "store/topics/school_cache.h"

#include <utility>

namespace ranets::store {
namespace {

// school: id.
constexpr const char* kSchool =
    "SELECT name, full_name, address, phone, email, site, work_hours FROM school WHERE id = ?";
// A school's people and classes, a class's people (school, administers, position; school,
// position; class, position).
constexpr const char* kStaff =
    "SELECT person, first_name, middle_name, last_name, post, subjects, phone, email, leads_class "
    "FROM staff WHERE school = ? AND administers = ? ORDER BY school, administers, position";
constexpr const char* kSchoolClasses =
    "SELECT class, name, year FROM school_class WHERE school = ? ORDER BY school, position";
constexpr const char* kClassMembers =
    "SELECT person, first_name, middle_name, last_name, position FROM class_member "
    "WHERE class = ? ORDER BY class, position";

constexpr const char* kSchema = R"sql(
CREATE TABLE school (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, full_name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL,
    email TEXT NOT NULL, site TEXT NOT NULL, work_hours TEXT NOT NULL
);
CREATE TABLE staff (
    school INTEGER, administers INTEGER, position INTEGER,
    person INTEGER NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, last_name TEXT NOT NULL,
    post TEXT NOT NULL, subjects TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
    leads_class INTEGER NOT NULL,
    PRIMARY KEY (school, administers, position)
) WITHOUT ROWID;
CREATE TABLE school_class (
    school INTEGER, position INTEGER,
    class INTEGER NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL,
    PRIMARY KEY (school, position)
) WITHOUT ROWID;
-- The pupils of a class; its teacher is the one at position -1.
CREATE TABLE class_member (
    class INTEGER, position INTEGER,
    person INTEGER NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, last_name TEXT NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;
)sql";

constexpr const char* kTables[] = {"school", "staff", "school_class", "class_member"};
constexpr ResourceKind kResources[] = {kSchoolKind, kClassListKind};
constexpr const char* kQueries[] = {kSchool, kStaff, kSchoolClasses, kClassMembers};

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

constinit const CacheTopic kSchoolTopic = complete({
    .name = "school",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::Later,
    .make_room = kNothingIsOld,
    .resources = kResources,
    .queries = kQueries,
});

std::vector<model::StaffMember> SchoolCache::staff(model::SchoolId school, bool administers) {
    std::vector<model::StaffMember> staff;
    auto rows = database().prepare(kStaff);
    rows.bind(school).bind(std::int64_t{administers ? 1 : 0});
    while (rows.step())
        staff.push_back({person_in(rows), rows.text(4), rows.text(5), rows.text(6), rows.text(7),
                         rows.integer(8) != 0});
    return staff;
}

std::optional<model::SchoolCard> SchoolCache::school(model::SchoolId school) {
    const Reading reading(database());
    auto row = database().prepare(kSchool);
    row.bind(school);
    if (!row.step()) return std::nullopt;
    model::SchoolCard card;
    card.school = {school,      row.text(0), row.text(1), row.text(2),
                   row.text(3), row.text(4), row.text(5), row.text(6)};
    card.administrators = staff(school, true);
    card.teachers = staff(school, false);
    auto classes = database().prepare(kSchoolClasses);
    classes.bind(school);
    while (classes.step())
        card.classes.push_back(
            {classes.id<model::GroupId>(0), classes.text(1), static_cast<int>(classes.integer(2))});
    if (!reading.whole()) return std::nullopt;
    return card;
}

model::Result<model::Done> SchoolCache::save_school(const model::SchoolCard& card,
                                                    model::Instant as_of, const ETags& etags) {
    const auto& school = card.school;
    const bool changed = this->school(school.id) != card;
    Transaction transaction(database());
    auto done = database()
                    .prepare("INSERT OR REPLACE INTO school VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
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
        if (done) done = database().prepare(sql).bind(school.id).run();
    }

    auto insert_staff =
        database().prepare("INSERT INTO staff VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
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
    auto insert_class = database().prepare("INSERT INTO school_class VALUES (?, ?, ?, ?, ?)");
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
    if (done) done = cache_.record(school_key(school.id), as_of, changed, etags);
    if (done) done = transaction.commit();
    return done;
}

std::optional<model::ClassList> SchoolCache::class_list(model::GroupId group) {
    const Reading reading(database());
    if (!cache_.freshness(class_list_key(group))) return std::nullopt;
    model::ClassList list;
    auto rows = database().prepare(kClassMembers);
    rows.bind(group);
    while (rows.step()) {
        if (rows.integer(4) == kClassTeacher)
            list.class_teacher = person_in(rows);
        else
            list.pupils.push_back(person_in(rows));
    }
    if (!reading.whole()) return std::nullopt;
    return list;
}

model::Result<model::Done> SchoolCache::save_class_list(model::GroupId group,
                                                        const model::ClassList& list,
                                                        model::Instant as_of, const ETags& etags) {
    const bool changed = class_list(group) != list;
    Transaction transaction(database());
    auto done = database().prepare("DELETE FROM class_member WHERE class = ?").bind(group).run();
    auto insert = database().prepare("INSERT INTO class_member VALUES (?, ?, ?, ?, ?, ?)");
    const auto add = [&](const model::Person& person, std::int64_t position) {
        insert.bind(group).bind(position);
        if (done) done = bind(insert, person).run();
    };
    if (list.class_teacher.id) add(list.class_teacher, kClassTeacher);
    std::int64_t position = 0;
    for (const auto& pupil : list.pupils) add(pupil, position++);
    if (done) done = cache_.record(class_list_key(group), as_of, changed, etags);
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
