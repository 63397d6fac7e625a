#include "store/topics/marks_cache.h"

#include <utility>

namespace ranets::store {
namespace {

// All of them: child, year (the tables' keys: child, year, position).
constexpr const char* kSubjects =
    "SELECT id, name, knowledge_area FROM marks_subject WHERE child = ? AND day = ? "
    "ORDER BY child, day, position";
constexpr const char* kMarks =
    "SELECT id, lesson, work, value, work_name, comment, given_at, weight, corrected_from, "
    "corrected_at, unseen, subject, lesson_day, number, topic, teacher, averaged FROM year_mark "
    "WHERE child = ? AND day = ? ORDER BY child, day, position";
constexpr const char* kFinals =
    "SELECT subject, kind, term, value, given_at FROM final_mark WHERE child = ? AND day = ? "
    "ORDER BY child, day, position";
constexpr const char* kAbsences =
    "SELECT subject, lesson, lesson_day, number, kind FROM absence WHERE child = ? AND day = ? "
    "ORDER BY child, day, position";
constexpr const char* kHead =
    "SELECT weighted, whole_from FROM marks_year WHERE child = ? AND day = ?";
constexpr const char* kUnseen =
    "SELECT id FROM year_mark WHERE child = ? AND day = ? AND unseen = 1";
// histogram: work, position.
constexpr const char* kHistogram =
    "SELECT value, count FROM histogram WHERE work = ? ORDER BY work, position";

// `day`: the first of the school year, by which room is made.
constexpr const char* kSchema = R"sql(
CREATE TABLE marks_year (
    child INTEGER, day INTEGER, weighted INTEGER NOT NULL, whole_from INTEGER NOT NULL,
    PRIMARY KEY (child, day)
) WITHOUT ROWID;
CREATE TABLE marks_subject (
    child INTEGER, day INTEGER, position INTEGER,
    id INTEGER NOT NULL, name TEXT NOT NULL, knowledge_area TEXT NOT NULL,
    PRIMARY KEY (child, day, position)
) WITHOUT ROWID;
CREATE TABLE year_mark (
    child INTEGER, day INTEGER, position INTEGER,
    id INTEGER NOT NULL, lesson INTEGER NOT NULL, work INTEGER NOT NULL, value TEXT NOT NULL,
    work_name TEXT NOT NULL, comment TEXT NOT NULL, given_at INTEGER NOT NULL,
    weight INTEGER NOT NULL, corrected_from TEXT NOT NULL, corrected_at INTEGER NOT NULL,
    unseen INTEGER NOT NULL, subject INTEGER NOT NULL, lesson_day INTEGER NOT NULL,
    number INTEGER NOT NULL, topic TEXT NOT NULL, teacher TEXT NOT NULL,
    averaged INTEGER NOT NULL,
    PRIMARY KEY (child, day, position)
) WITHOUT ROWID;
CREATE TABLE final_mark (
    child INTEGER, day INTEGER, position INTEGER,
    subject INTEGER NOT NULL, kind INTEGER NOT NULL, term INTEGER NOT NULL, value TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (child, day, position)
) WITHOUT ROWID;
CREATE TABLE absence (
    child INTEGER, day INTEGER, position INTEGER,
    subject INTEGER NOT NULL, lesson INTEGER NOT NULL, lesson_day INTEGER NOT NULL,
    number INTEGER NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY (child, day, position)
) WITHOUT ROWID;
CREATE TABLE histogram (
    work INTEGER, position INTEGER, value TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (work, position)
) WITHOUT ROWID;
)sql";

constexpr const char* kTables[] = {"marks_year", "marks_subject", "year_mark",
                                   "final_mark", "absence",       "histogram"};
constexpr const char* kMakeRoom[] = {
    "DELETE FROM marks_year WHERE day < ?", "DELETE FROM marks_subject WHERE day < ?",
    "DELETE FROM year_mark WHERE day < ?",  "DELETE FROM final_mark WHERE day < ?",
    "DELETE FROM absence WHERE day < ?",
};
constexpr ResourceKind kResources[] = {kMarksYearKind, kHistogramKind};
constexpr const char* kQueries[] = {kSubjects, kMarks,  kFinals,   kAbsences,
                                    kHead,     kUnseen, kHistogram};

model::LessonMark mark_in(const Statement& row) {
    model::LessonMark given;
    auto& mark = given.mark;
    mark.id = row.id<model::MarkId>(0);
    mark.lesson = row.id<model::LessonId>(1);
    mark.work = row.id<model::WorkId>(2);
    mark.value = row.text(3);
    mark.work_name = row.text(4);
    mark.comment = row.text(5);
    mark.given_at = {row.integer(6)};
    mark.weight = static_cast<int>(row.integer(7));
    mark.corrected_from = row.text(8);
    mark.corrected_at = {row.integer(9)};
    mark.unseen = row.integer(10) != 0;
    given.subject = row.id<model::SubjectId>(11);
    given.day = row.date(12);
    given.lesson_number = static_cast<int>(row.integer(13));
    given.topic = row.text(14);
    given.teacher = row.text(15);
    given.averaged = row.integer(16) != 0;
    return given;
}

std::int64_t number(bool value) {
    return value ? 1 : 0;
}

Statement& bind(Statement& row, const model::LessonMark& given) {
    const auto& mark = given.mark;
    return row.bind(mark.id)
        .bind(mark.lesson)
        .bind(mark.work)
        .bind(mark.value)
        .bind(mark.work_name)
        .bind(mark.comment)
        .bind(mark.given_at.ms)
        .bind(std::int64_t{mark.weight})
        .bind(mark.corrected_from)
        .bind(mark.corrected_at.ms)
        .bind(number(mark.unseen))
        .bind(given.subject)
        .bind(given.day)
        .bind(std::int64_t{given.lesson_number})
        .bind(given.topic)
        .bind(given.teacher)
        .bind(number(given.averaged));
}

Statement& bind(Statement& row, const model::Subject& subject) {
    return row.bind(subject.id).bind(subject.name).bind(subject.knowledge_area);
}

Statement& bind(Statement& row, const model::FinalMark& mark) {
    return row.bind(mark.subject)
        .bind(static_cast<std::int64_t>(mark.kind))
        .bind(std::int64_t{mark.term})
        .bind(mark.value)
        .bind(mark.given_at.ms);
}

Statement& bind(Statement& row, const model::Absence& absence) {
    return row.bind(absence.subject)
        .bind(absence.lesson)
        .bind(absence.day)
        .bind(std::int64_t{absence.lesson_number})
        .bind(static_cast<std::int64_t>(absence.kind));
}

// Each in its place, behind the key's first two columns.
template <class Item>
model::Result<model::Done> insert(Database& database, const char* sql, const ResourceKey& key,
                                  const std::vector<Item>& items) {
    model::Result<model::Done> done = model::Done{};
    auto row = database.prepare(sql);
    std::int64_t position = 0;
    for (const auto& item : items) {
        row.bind(key.owner).bind(key.start).bind(position++);
        if (done) done = bind(row, item).run();
    }
    return done;
}

}  // namespace

constinit const CacheTopic kMarksTopic = complete({
    .name = "marks",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::Later,
    .make_room = kMakeRoom,
    .resources = kResources,
    .queries = kQueries,
});

ResourceKey marks_year_key(model::PersonId child, int study_year) {
    return {kMarksYearKind, child.value, model::Date::of(study_year, 9, 1)};
}

std::optional<model::MarksYear> MarksCache::year(model::PersonId child, int study_year) {
    const Reading reading(database());
    const auto key = marks_year_key(child, study_year);
    const auto read = [&](const char* sql) {
        auto row = database().prepare(sql);
        row.bind(key.owner).bind(key.start);
        return row;
    };
    auto head = read(kHead);
    if (!head.step()) return std::nullopt;
    model::MarksYear year;
    year.weighted = head.integer(0) != 0;
    year.whole_from = head.date(1);
    for (auto row = read(kSubjects); row.step();)
        year.subjects.push_back({row.id<model::SubjectId>(0), row.text(1), row.text(2)});
    for (auto row = read(kMarks); row.step();) year.marks.push_back(mark_in(row));
    for (auto row = read(kFinals); row.step();)
        year.finals.push_back({row.id<model::SubjectId>(0),
                               static_cast<model::FinalMark::Kind>(row.integer(1)),
                               static_cast<int>(row.integer(2)),
                               row.text(3),
                               {row.integer(4)}});
    for (auto row = read(kAbsences); row.step();)
        year.absences.push_back({row.id<model::SubjectId>(0), row.id<model::LessonId>(1),
                                 row.date(2), static_cast<int>(row.integer(3)),
                                 static_cast<model::Attendance>(row.integer(4))});
    if (!reading.whole()) return std::nullopt;  // averages of some are wrong
    return year;
}

model::Result<model::Done> MarksCache::save_year(model::PersonId child, int study_year,
                                                 const model::MarksYear& year, model::Instant as_of,
                                                 const ETags& etags) {
    const auto key = marks_year_key(child, study_year);
    const bool changed = this->year(child, study_year) != year;
    Transaction transaction(database());
    model::Result<model::Done> done = model::Done{};
    if (changed) {
        for (const char* sql : {"DELETE FROM marks_subject WHERE child = ? AND day = ?",
                                "DELETE FROM year_mark WHERE child = ? AND day = ?",
                                "DELETE FROM final_mark WHERE child = ? AND day = ?",
                                "DELETE FROM absence WHERE child = ? AND day = ?"}) {
            if (done) done = database().prepare(sql).bind(key.owner).bind(key.start).run();
        }
        if (done)
            done = database()
                       .prepare("INSERT OR REPLACE INTO marks_year VALUES (?, ?, ?, ?)")
                       .bind(key.owner)
                       .bind(key.start)
                       .bind(number(year.weighted))
                       .bind(year.whole_from)
                       .run();
        if (done)
            done = insert(database(), "INSERT INTO marks_subject VALUES (?, ?, ?, ?, ?, ?)", key,
                          year.subjects);
        if (done)
            done = insert(database(),
                          "INSERT INTO year_mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                          "?, ?, ?, ?, ?, ?)",
                          key, year.marks);
        if (done)
            done = insert(database(), "INSERT INTO final_mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)", key,
                          year.finals);
        if (done)
            done = insert(database(), "INSERT INTO absence VALUES (?, ?, ?, ?, ?, ?, ?, ?)", key,
                          year.absences);
    }
    if (done) done = cache_.record(key, as_of, changed, etags);
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> MarksCache::save_seen(model::PersonId child,
                                                 const std::vector<model::MarkId>& marks) {
    std::vector<model::Date> years;
    auto all = database().prepare("SELECT day FROM marks_year WHERE child = ?");
    for (all.bind(child); all.step();) years.push_back(all.date(0));
    Transaction transaction(database());
    model::Result<model::Done> done = model::Done{};
    for (const auto year : years) {
        bool changed = false;
        auto see = database().prepare(
            "UPDATE year_mark SET unseen = 0 WHERE child = ? AND day = ? AND id = ? AND unseen = 1 "
            "RETURNING id");
        for (const auto mark : marks) {
            see.bind(child).bind(year).bind(mark);
            changed |= see.step();
            if (done) done = see.run();
        }
        if (changed && done) done = cache_.touch({kMarksYearKind, child.value, year});
    }
    if (done) done = transaction.commit();
    return done;
}

std::vector<model::MarkId> MarksCache::unseen(model::PersonId child, int study_year) {
    const auto key = marks_year_key(child, study_year);
    std::vector<model::MarkId> marks;
    auto row = database().prepare(kUnseen);
    row.bind(key.owner).bind(key.start);
    while (row.step()) marks.push_back(row.id<model::MarkId>(0));
    return marks;
}

std::optional<std::vector<model::ValueCount>> MarksCache::histogram(model::WorkId work) {
    if (!cache_.as_of(histogram_key(work))) return std::nullopt;
    std::vector<model::ValueCount> counts;
    auto row = database().prepare(kHistogram);
    for (row.bind(work); row.step();)
        counts.push_back({row.text(0), static_cast<int>(row.integer(1))});
    return counts;
}

model::Result<model::Done> MarksCache::save_histogram(model::WorkId work,
                                                      const std::vector<model::ValueCount>& counts,
                                                      model::Instant as_of, const ETags& etags) {
    const bool changed = histogram(work) != counts;
    Transaction transaction(database());
    auto done = database().prepare("DELETE FROM histogram WHERE work = ?").bind(work).run();
    auto insert = database().prepare("INSERT INTO histogram VALUES (?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& item : counts) {
        insert.bind(work).bind(position++);
        if (done) done = insert.bind(item.value).bind(std::int64_t{item.count}).run();
    }
    if (done) done = cache_.record(histogram_key(work), as_of, changed, etags);
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
