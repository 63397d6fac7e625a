#include "store/topics/week_cache.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "store/topics/calendar_cache.h"
#include "store/topics/homework_queries.h"

namespace ranets::store {
namespace {

using model::Date;
using model::Day;
using model::Lesson;

constexpr int kWeekDays = 7;

// A child's days [?2, ?3] (lesson: child, day, number, id; the others: child, day, …).
constexpr const char* kLessons =
    "SELECT day, number, id, start, finish, subject, subject_name, knowledge_area, room, topic, "
    "teacher, test_name, attendance, class_name, subgroup, class, change, reason, was_day, "
    "was_number, was_subject, was_teacher, was_room FROM lesson WHERE child = ? AND day BETWEEN ? "
    "AND ? "
    "ORDER BY child, day, number, id";
// The classes of a child's lessons on [?2, ?3], the latest first (lesson: child, day).
constexpr const char* kLessonClasses =
    "SELECT class FROM lesson WHERE child = ? AND day BETWEEN ? AND ? "
    "ORDER BY child DESC, day DESC, number DESC, id DESC";
constexpr const char* kHomework =
    "SELECT day, lesson, work, text, done, note, note_version FROM homework WHERE child = ? AND "
    "day BETWEEN ? AND ? "
    "ORDER BY child, day, lesson, position";
constexpr const char* kAttachments =
    "SELECT day, work, file, name, size, url FROM attachment "
    "WHERE child = ? AND day BETWEEN ? AND ? ORDER BY child, day, work, position";
constexpr const char* kNamelessFiles =
    "SELECT work FROM attachment WHERE child = ? AND day BETWEEN ? AND ? AND name = '' "
    "GROUP BY child, day, work";
constexpr const char* kMarks =
    "SELECT day, lesson, id, work, value, work_name, comment, given_at, weight, corrected_from, "
    "corrected_at, unseen FROM mark "
    "WHERE child = ? AND day BETWEEN ? AND ? ORDER BY child, day, lesson, position";
constexpr const char* kMarkValues =
    "SELECT day, value FROM mark WHERE child = ? AND day BETWEEN ? AND ? "
    "ORDER BY child, day, lesson, position";
constexpr const char* kUnseenMarks =
    "SELECT id FROM mark WHERE child = ? AND day >= ? AND unseen = 1";
// Those on [?2, ?3]; ?4 is a kind of change (lesson: child, day).
constexpr const char* kSubjectsOfLessons =
    "SELECT subject FROM lesson WHERE child = ? AND day BETWEEN ? AND ? "
    "AND coalesce(change, -1) <> ?";
// The first day with lessons after ?2 (lesson: child, day).
constexpr const char* kNextDay =
    "SELECT day FROM lesson WHERE child = ? AND day > ? ORDER BY child, day LIMIT 1";
// All weeks of a child (freshness: kind, owner, start).
constexpr const char* kKeptWeeks =
    "SELECT count(*), min(start) FROM freshness WHERE kind = ? AND owner = ?";
// How many weeks of [?3, ?4] are stored (freshness: kind, owner, start).
constexpr const char* kKnownWeeks =
    "SELECT count(*) FROM freshness WHERE kind = ? AND owner = ? AND start BETWEEN ? AND ?";

constexpr const char* kSchema = R"sql(
CREATE TABLE lesson (
    child INTEGER, day INTEGER, number INTEGER, id INTEGER,
    start INTEGER NOT NULL, finish INTEGER NOT NULL,
    subject INTEGER NOT NULL, subject_name TEXT NOT NULL, knowledge_area TEXT NOT NULL,
    room TEXT NOT NULL, topic TEXT NOT NULL, teacher TEXT NOT NULL, test_name TEXT NOT NULL,
    attendance INTEGER NOT NULL, class_name TEXT NOT NULL,
    subgroup TEXT NOT NULL, class INTEGER NOT NULL,
    change INTEGER,  -- its kind; what follows is how it was planned
    reason TEXT, was_day INTEGER, was_number INTEGER, was_subject TEXT, was_teacher TEXT,
    was_room TEXT,
    PRIMARY KEY (child, day, number, id)
) WITHOUT ROWID;
CREATE TABLE homework (
    child INTEGER, day INTEGER, lesson INTEGER, position INTEGER,
    work INTEGER NOT NULL, text TEXT NOT NULL, done INTEGER NOT NULL,
    note TEXT NOT NULL, note_version TEXT NOT NULL,
    PRIMARY KEY (child, day, lesson, position)
) WITHOUT ROWID;
CREATE TABLE attachment (
    child INTEGER, day INTEGER, work INTEGER, position INTEGER,
    file INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, url TEXT NOT NULL,
    PRIMARY KEY (child, day, work, position)
) WITHOUT ROWID;
CREATE TABLE mark (
    child INTEGER, day INTEGER, lesson INTEGER, position INTEGER,
    id INTEGER NOT NULL, work INTEGER NOT NULL, value TEXT NOT NULL, work_name TEXT NOT NULL,
    comment TEXT NOT NULL, given_at INTEGER NOT NULL, weight INTEGER NOT NULL,
    corrected_from TEXT NOT NULL, corrected_at INTEGER NOT NULL, unseen INTEGER NOT NULL,
    PRIMARY KEY (child, day, lesson, position)
) WITHOUT ROWID;
)sql";

constexpr const char* kTables[] = {"lesson", "homework", "attachment", "mark"};
constexpr const char* kMakeRoom[] = {
    "DELETE FROM lesson WHERE day < ?", "DELETE FROM homework WHERE day < ?",
    "DELETE FROM attachment WHERE day < ?", "DELETE FROM mark WHERE day < ?"};
constexpr ResourceKind kResources[] = {kWeekKind, kNotesKind};
constexpr const char* kQueries[] = {
    kLessons, kLessonClasses, kHomework, kAttachments, kNamelessFiles, kMarks, kMarkValues,
    kNextDay, kKeptWeeks, kKnownWeeks, kUnseenMarks, kSubjectsOfLessons,
    // homework_cache.cpp:
    queries::kHomeworkList, queries::kHomeworkFiles, queries::kHomeworkWeeks};

Lesson* lesson_of(std::vector<Day>& days, Date date, model::LessonId id) {
    for (auto& day : days) {
        if (day.date != date) continue;
        for (auto& lesson : day.lessons) {
            if (lesson.id == id) return &lesson;
        }
    }
    return nullptr;
}

template <class Visit>
void each_homework(std::span<Day> days, const Visit& visit) {
    for (auto& day : days) {
        for (auto& lesson : day.lessons) {
            for (auto& homework : lesson.homework) visit(day.date, homework);
        }
    }
}

// Columns 17 to 22 of kLessons, where column 16 has a kind.
model::LessonChange change_in(const Statement& row, std::int64_t kind) {
    return {static_cast<model::LessonChange::Kind>(kind),
            row.text(17),
            row.date(18),
            static_cast<int>(row.integer(19)),
            row.text(20),
            row.text(21),
            row.text(22)};
}

Statement& bind_change(Statement& row, const std::optional<model::LessonChange>& change) {
    if (!change) {
        for (int column = 16; column <= 22; ++column) row.bind(nullptr);
        return row;
    }
    return row.bind(static_cast<std::int64_t>(change->kind))
        .bind(change->reason)
        .bind(change->date)
        .bind(std::int64_t{change->number})
        .bind(change->subject)
        .bind(change->teacher)
        .bind(change->room);
}

// As the tables hold them: ordered by day, number and id, every day once, no empty ones, no
// holidays.
std::vector<Day> as_stored(const std::vector<Day>& days) {
    std::map<Date, std::vector<Lesson>> lessons;
    for (const auto& day : days) {
        auto& of_day = lessons[day.date];
        of_day.insert(of_day.end(), day.lessons.begin(), day.lessons.end());
    }
    std::vector<Day> stored;
    for (auto& [date, of_day] : lessons) {
        if (!of_day.empty()) stored.push_back({date, std::move(of_day), {}});
    }
    for (auto& day : stored) {
        std::sort(day.lessons.begin(), day.lessons.end(), [](const Lesson& a, const Lesson& b) {
            return std::pair(a.number, a.id.value) < std::pair(b.number, b.id.value);
        });
    }
    return stored;
}

// Names of files are asked for after the week: until then the known ones serve.
void name_files(std::vector<Day>& days, std::vector<Day>& source) {
    std::vector<model::Attachment> known;
    each_homework(source, [&](Date, model::Homework& homework) {
        known.insert(known.end(), homework.files.begin(), homework.files.end());
    });
    each_homework(days, [&](Date, model::Homework& homework) {
        for (auto& file : homework.files) {
            if (!file.name.empty()) continue;
            const auto found =
                std::find_if(known.begin(), known.end(),
                             [&](const model::Attachment& other) { return other.id == file.id; });
            if (found != known.end()) file = *found;
        }
    });
}

}  // namespace

constinit const CacheTopic kWeekTopic = complete({
    .name = "week",
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

std::vector<Day> WeekCache::days(model::PersonId child, Date first, Date last) {
    std::vector<Day> days;
    auto lessons = database().prepare(kLessons);
    lessons.bind(child).bind(first).bind(last);
    while (lessons.step()) {
        const Date date = lessons.date(0);
        if (days.empty() || days.back().date != date) days.push_back({date, {}, {}});
        Lesson lesson;
        lesson.number = static_cast<int>(lessons.integer(1));
        lesson.id = lessons.id<model::LessonId>(2);
        lesson.start = {static_cast<std::int32_t>(lessons.integer(3))};
        lesson.finish = {static_cast<std::int32_t>(lessons.integer(4))};
        lesson.subject = lessons.id<model::SubjectId>(5);
        lesson.subject_name = lessons.text(6);
        lesson.knowledge_area = lessons.text(7);
        lesson.room = lessons.text(8);
        lesson.topic = lessons.text(9);
        lesson.teacher = lessons.text(10);
        lesson.test_name = lessons.text(11);
        lesson.attendance = static_cast<model::Attendance>(lessons.integer(12));
        lesson.class_name = lessons.text(13);
        lesson.subgroup = lessons.text(14);
        lesson.group = lessons.id<model::GroupId>(15);
        if (!lessons.null(16)) lesson.change = change_in(lessons, lessons.integer(16));
        days.back().lessons.push_back(std::move(lesson));
    }

    auto homework = database().prepare(kHomework);
    homework.bind(child).bind(first).bind(last);
    while (homework.step()) {
        auto* lesson = lesson_of(days, homework.date(0), homework.id<model::LessonId>(1));
        if (lesson == nullptr) continue;
        lesson->homework.push_back({.work = homework.id<model::WorkId>(2),
                                    .text = homework.text(3),
                                    .done = homework.integer(4) != 0,
                                    .files = {},
                                    .note = {homework.text(5), homework.text(6)}});
    }

    auto files = database().prepare(kAttachments);
    files.bind(child).bind(first).bind(last);
    while (files.step()) {
        each_homework(days, [&](Date date, model::Homework& work) {
            if (date != files.date(0) || work.work != files.id<model::WorkId>(1)) return;
            work.files.push_back(
                {files.text(3), files.integer(4), files.text(5), files.id<model::FileId>(2)});
        });
    }

    auto marks = database().prepare(kMarks);
    marks.bind(child).bind(first).bind(last);
    while (marks.step()) {
        const auto lesson_id = marks.id<model::LessonId>(1);
        auto* lesson = lesson_of(days, marks.date(0), lesson_id);
        if (lesson == nullptr) continue;
        lesson->marks.push_back({marks.id<model::MarkId>(2),
                                 lesson_id,
                                 marks.id<model::WorkId>(3),
                                 marks.text(4),
                                 marks.text(5),
                                 marks.text(6),
                                 {marks.integer(7)},
                                 static_cast<int>(marks.integer(8)),
                                 marks.text(9),
                                 {marks.integer(10)},
                                 marks.integer(11) != 0});
    }
    return days;
}

model::Result<model::Done> WeekCache::replace_days(model::PersonId child, Date monday,
                                                   const std::vector<Day>& days) {
    model::Result<model::Done> done = model::Done{};
    for (const char* sql : {"DELETE FROM lesson WHERE child = ? AND day BETWEEN ? AND ?",
                            "DELETE FROM homework WHERE child = ? AND day BETWEEN ? AND ?",
                            "DELETE FROM attachment WHERE child = ? AND day BETWEEN ? AND ?",
                            "DELETE FROM mark WHERE child = ? AND day BETWEEN ? AND ?"}) {
        if (done)
            done = database()
                       .prepare(sql)
                       .bind(child)
                       .bind(monday)
                       .bind(monday + (kWeekDays - 1))
                       .run();
    }

    auto insert_lesson = database().prepare(
        "INSERT OR REPLACE INTO lesson "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    auto insert_homework =
        database().prepare("INSERT OR REPLACE INTO homework VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    auto insert_file =
        database().prepare("INSERT OR REPLACE INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    auto insert_mark = database().prepare(
        "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            if (!done) return done;
            insert_lesson.bind(child)
                .bind(day.date)
                .bind(std::int64_t{lesson.number})
                .bind(lesson.id)
                .bind(std::int64_t{lesson.start.minutes})
                .bind(std::int64_t{lesson.finish.minutes})
                .bind(lesson.subject)
                .bind(lesson.subject_name)
                .bind(lesson.knowledge_area)
                .bind(lesson.room)
                .bind(lesson.topic)
                .bind(lesson.teacher)
                .bind(lesson.test_name)
                .bind(static_cast<std::int64_t>(lesson.attendance))
                .bind(lesson.class_name)
                .bind(lesson.subgroup)
                .bind(lesson.group);
            done = bind_change(insert_lesson, lesson.change).run();
            std::int64_t position = 0;
            for (const auto& homework : lesson.homework) {
                if (!done) return done;
                done = insert_homework.bind(child)
                           .bind(day.date)
                           .bind(lesson.id)
                           .bind(position++)
                           .bind(homework.work)
                           .bind(homework.text)
                           .bind(std::int64_t{homework.done ? 1 : 0})
                           .bind(homework.note.text)
                           .bind(homework.note.version)
                           .run();
                std::int64_t file_position = 0;
                for (const auto& file : homework.files) {
                    if (!done) return done;
                    done = insert_file.bind(child)
                               .bind(day.date)
                               .bind(homework.work)
                               .bind(file_position++)
                               .bind(file.id)
                               .bind(file.name)
                               .bind(file.size)
                               .bind(file.url)
                               .run();
                }
            }
            position = 0;
            for (const auto& mark : lesson.marks) {
                if (!done) return done;
                done = insert_mark.bind(child)
                           .bind(day.date)
                           .bind(lesson.id)
                           .bind(position++)
                           .bind(mark.id)
                           .bind(mark.work)
                           .bind(mark.value)
                           .bind(mark.work_name)
                           .bind(mark.comment)
                           .bind(mark.given_at.ms)
                           .bind(std::int64_t{mark.weight})
                           .bind(mark.corrected_from)
                           .bind(mark.corrected_at.ms)
                           .bind(std::int64_t{mark.unseen ? 1 : 0})
                           .run();
            }
        }
    }
    return done;
}

model::Result<model::Done> WeekCache::save_week(model::PersonId child, Date monday,
                                                const std::vector<Day>& days, model::Instant as_of,
                                                const ETags& etags) {
    auto before = this->days(child, monday, monday + (kWeekDays - 1));
    auto after = as_stored(days);
    name_files(after, before);
    model::annotate(after, model::notes_of(before));
    model::keep_own_records(after, before);
    const bool changed = before != after;

    Transaction transaction(database());
    model::Result<model::Done> done = model::Done{};
    if (changed) done = replace_days(child, monday, after);
    if (done && changed) done = cache_.drop_etags(notes_key(child, monday));
    if (done) done = cache_.record(week_key(child, monday), as_of, changed, etags);
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> WeekCache::edit_week(
    model::PersonId child, Date monday, const std::function<void(std::vector<Day>&)>& edit) {
    const Reading reading(database());
    if (!cache_.freshness(week_key(child, monday))) return model::Done{};
    auto days = this->days(child, monday, monday + (kWeekDays - 1));
    // What the disk does not give would be written as gone.
    if (!reading.whole())
        return model::Error{model::Error::Kind::Storage, "the week can't be read", false};
    const auto before = days;
    edit(days);
    if (days == before) return model::Done{};

    Transaction transaction(database());
    auto done = replace_days(child, monday, days);
    if (done) done = cache_.touch(week_key(child, monday));
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> WeekCache::save_attachments(
    model::PersonId child, Date monday, const std::vector<model::Attachment>& files) {
    return edit_week(child, monday, [&](std::vector<Day>& days) {
        each_homework(days, [&](Date, model::Homework& homework) {
            for (auto& file : homework.files) {
                for (const auto& named : files) {
                    if (named.id == file.id) file = named;
                }
            }
        });
    });
}

model::Result<model::Done> WeekCache::save_notes(model::PersonId child, Date monday,
                                                 const std::vector<model::LessonNote>& notes,
                                                 const ETags& etags) {
    const auto as_of = cache_.as_of(week_key(child, monday));
    if (!as_of) return model::Done{};
    auto done = edit_week(child, monday, [&](std::vector<Day>& days) {
        model::forget_notes(days);
        model::annotate(days, notes);
    });
    // After the notes themselves: an ETag of what is not here would keep it away.
    Transaction transaction(database());
    if (done) done = cache_.record(notes_key(child, monday), *as_of, false, etags);
    if (done) done = transaction.commit();
    return done;
}

std::vector<model::WorkId> WeekCache::works_with_nameless_files(model::PersonId child,
                                                                Date monday) {
    std::vector<model::WorkId> works;
    auto rows = database().prepare(kNamelessFiles);
    rows.bind(child).bind(monday).bind(monday + (kWeekDays - 1));
    while (rows.step()) works.push_back(rows.id<model::WorkId>(0));
    return works;
}

model::Enrolment WeekCache::class_of(const model::DiaryOwner& child, model::Date monday) {
    const int year = model::study_year_of(monday);
    auto all = CalendarCache(cache_).enrolments(child.person);
    std::erase_if(all, [&](const auto& enrolment) { return enrolment.study_year != year; });
    const auto find = [&](model::GroupId group) {
        return std::find_if(all.begin(), all.end(),
                            [&](const auto& enrolment) { return enrolment.group == group; });
    };
    auto found = find(child.group);
    if (all.size() > 1) {  // whoever changed class within the year
        auto lessons = database().prepare(kLessonClasses);
        lessons.bind(child.person).bind(monday).bind(monday + (kWeekDays - 1));
        while (lessons.step()) {
            const auto group = find(lessons.id<model::GroupId>(0));
            if (group == all.end()) continue;
            found = group;
            break;
        }
    }
    if (found != all.end()) return *found;
    if (!all.empty()) return all.front();
    return {child.group, child.group_name, year};
}

std::optional<StoredWeek> WeekCache::week(const model::DiaryOwner& child, Date monday) {
    const Reading reading(database());
    const auto fresh = cache_.freshness(week_key(child.person, monday));
    if (!fresh) return std::nullopt;
    auto days = this->days(child.person, monday, monday + (kWeekDays - 1));
    each_homework(days, [](Date, model::Homework& homework) {
        std::erase_if(homework.files, [](const auto& file) { return file.name.empty(); });
    });
    const auto enrolment = class_of(child, monday);
    StoredWeek stored{
        model::make_week(monday, std::move(days), CalendarCache(cache_).calendar(enrolment.group)),
        fresh->as_of, week_revision(child, monday)};
    if (enrolment.name != child.group_name) stored.week.group_name = enrolment.name;
    // Lessons whose homework the disk does not give are no week.
    if (!reading.whole()) return std::nullopt;
    return stored;
}

std::int64_t WeekCache::week_revision(const model::DiaryOwner& child, Date monday) {
    const auto week = cache_.revision(week_key(child.person, monday));
    if (week == 0) return 0;
    return week + cache_.revision(calendar_key(class_of(child, monday).group));
}

std::vector<model::DayMarks> WeekCache::marks_by_day(model::PersonId child, Date first, Date last) {
    std::vector<model::DayMarks> days;
    auto marks = database().prepare(kMarkValues);
    marks.bind(child).bind(first).bind(last);
    while (marks.step()) {
        if (days.empty() || days.back().date != marks.date(0)) days.push_back({marks.date(0), {}});
        days.back().values.push_back(marks.text(1));
    }
    return days;
}

std::vector<model::MarkId> WeekCache::unseen_marks(model::PersonId child, Date since) {
    std::vector<model::MarkId> marks;
    auto row = database().prepare(kUnseenMarks);
    for (row.bind(child).bind(since); row.step();) marks.push_back(row.id<model::MarkId>(0));
    return marks;
}

std::vector<model::SubjectId> WeekCache::subjects_of_lessons(model::PersonId child, Date first,
                                                             Date last) {
    std::vector<model::SubjectId> subjects;
    auto row = database().prepare(kSubjectsOfLessons);
    row.bind(child).bind(first).bind(last).bind(
        static_cast<std::int64_t>(model::LessonChange::Kind::Cancelled));
    while (row.step()) subjects.push_back(row.id<model::SubjectId>(0));
    return subjects;
}

std::optional<Day> WeekCache::next_school_day(model::PersonId child, Date after) {
    auto next = database().prepare(kNextDay);
    next.bind(child).bind(after);
    if (!next.step()) return std::nullopt;
    const Date date = next.date(0);

    // A week between that was never loaded may hold an earlier one.
    auto known = database().prepare(kKnownWeeks);
    known.bind(static_cast<std::int64_t>(kWeekKind)).bind(child.value);
    known.bind(after.monday()).bind(date.monday());
    const int weeks = (date.monday() - after.monday()) / 7 + 1;
    if (!known.step() || known.integer(0) != weeks) return std::nullopt;
    auto found = days(child, date, date);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<WeekCache::KeptWeeks> WeekCache::kept_weeks(model::PersonId child) {
    auto row = database().prepare(kKeptWeeks);
    row.bind(static_cast<std::int64_t>(kWeekKind)).bind(child);
    if (!row.step() || row.integer(0) == 0) return std::nullopt;
    return KeptWeeks{static_cast<int>(row.integer(0)), row.date(1)};
}

}  // namespace ranets::store
