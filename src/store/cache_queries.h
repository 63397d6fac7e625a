#pragma once
// Every query behind a screen, each served by the primary key of its table; a test asks SQLite for
// the plans and refuses full scans.
#include <array>

namespace ranets::store::queries {

// A child's days [?2, ?3] (lesson: child, day, number, id; the others: child, day, …).
inline constexpr const char* kLessons =
    "SELECT day, number, id, start, finish, subject, subject_name, knowledge_area, room, topic, "
    "teacher, test_name, attendance, class_name, subgroup, class, change, reason, was_day, "
    "was_number, was_subject, was_teacher, was_room FROM lesson WHERE child = ? AND day BETWEEN ? "
    "AND ? "
    "ORDER BY child, day, number, id";
// The classes of a child's lessons on [?2, ?3], the latest first (lesson: child, day).
inline constexpr const char* kLessonClasses =
    "SELECT class FROM lesson WHERE child = ? AND day BETWEEN ? AND ? "
    "ORDER BY child DESC, day DESC, number DESC, id DESC";
inline constexpr const char* kHomework =
    "SELECT day, lesson, work, text, done, note, note_version FROM homework WHERE child = ? AND "
    "day BETWEEN ? AND ? "
    "ORDER BY child, day, lesson, position";
inline constexpr const char* kAttachments =
    "SELECT day, work, file, name, size, url FROM attachment "
    "WHERE child = ? AND day BETWEEN ? AND ? ORDER BY child, day, work, position";
inline constexpr const char* kNamelessFiles =
    "SELECT work FROM attachment WHERE child = ? AND day BETWEEN ? AND ? AND name = '' "
    "GROUP BY child, day, work";
inline constexpr const char* kMarks =
    "SELECT day, lesson, id, work, value, work_name, comment, given_at, weight, corrected_from, "
    "corrected_at, unseen FROM mark "
    "WHERE child = ? AND day BETWEEN ? AND ? ORDER BY child, day, lesson, position";
inline constexpr const char* kMarkValues =
    "SELECT day, value FROM mark WHERE child = ? AND day BETWEEN ? AND ? "
    "ORDER BY child, day, lesson, position";

// The first day with lessons after ?2 (lesson: child, day).
inline constexpr const char* kNextDay =
    "SELECT day FROM lesson WHERE child = ? AND day > ? ORDER BY child, day LIMIT 1";
// All weeks of a child (freshness: kind, owner, start).
inline constexpr const char* kKeptWeeks =
    "SELECT count(*), min(start) FROM freshness WHERE kind = ? AND owner = ?";
// How many weeks of [?3, ?4] are stored (freshness: kind, owner, start).
inline constexpr const char* kKnownWeeks =
    "SELECT count(*) FROM freshness WHERE kind = ? AND owner = ? AND start BETWEEN ? AND ?";

// The classes of a child (child, position).
inline constexpr const char* kEnrolments =
    "SELECT class, name, year FROM enrolment WHERE child = ? ORDER BY child, position";

// A class's calendar (class, position).
inline constexpr const char* kPeriods =
    "SELECT name, kind, number, start, finish FROM period WHERE class = ? ORDER BY class, position";
inline constexpr const char* kHolidays =
    "SELECT name, start, finish FROM holiday WHERE class = ? ORDER BY class, position";
inline constexpr const char* kBells =
    "SELECT number, start, finish, weekdays FROM bell WHERE class = ? ORDER BY class, position";

// freshness: kind, owner, start.
inline constexpr const char* kFreshness =
    "SELECT as_of, revision, word FROM freshness WHERE kind = ? AND owner = ? AND start = ?";

// file: id.
inline constexpr const char* kFile = "SELECT bytes FROM file WHERE id = ?";
inline constexpr const char* kHasFile = "SELECT 1 FROM file WHERE id = ?";
// attachment: child, day, work, position; file: id.
inline constexpr const char* kMissingFiles =
    "SELECT file, name, size FROM attachment WHERE child = ? AND day BETWEEN ? AND ? AND size > 0 "
    "AND size <= ? AND NOT EXISTS (SELECT 1 FROM file WHERE id = attachment.file) ORDER BY child, "
    "day";
// answer: kind, owner, start, path.
inline constexpr const char* kAnswers =
    "SELECT path, etag FROM answer WHERE kind = ? AND owner = ? AND start = ?";

// feed: its only row.
inline constexpr const char* kFeed = "SELECT cursor, as_of FROM feed WHERE one = 1";

// account: its only row.
inline constexpr const char* kAccount =
    "SELECT user, person, role, first_name, middle_name, last_name, zone, school "
    "FROM account WHERE one = 1";

// school: id.
inline constexpr const char* kSchool =
    "SELECT name, full_name, address, phone, email, site, work_hours FROM school WHERE id = ?";
// A school's people and classes, a class's people (school, administers, position; school,
// position; class, position).
inline constexpr const char* kStaff =
    "SELECT person, first_name, middle_name, last_name, post, subjects, phone, email, leads_class "
    "FROM staff WHERE school = ? AND administers = ? ORDER BY school, administers, position";
inline constexpr const char* kSchoolClasses =
    "SELECT class, name, year FROM school_class WHERE school = ? ORDER BY school, position";
inline constexpr const char* kClassMembers =
    "SELECT person, first_name, middle_name, last_name, position FROM class_member "
    "WHERE class = ? ORDER BY class, position";

inline constexpr std::array kScreenQueries{
    kLessons,       kLessonClasses, kHomework, kAttachments, kNamelessFiles, kMarks,
    kMarkValues,    kEnrolments,    kNextDay,  kKnownWeeks,  kPeriods,       kHolidays,
    kBells,         kFreshness,     kAnswers,  kAccount,     kSchool,        kStaff,
    kSchoolClasses, kClassMembers,  kFeed,     kKeptWeeks};

// All of a handful of rows, read once a start: the two queries that scan, by their keys' order.
inline constexpr const char* kChildren =
    "SELECT person, school, class, first_name, last_name, class_name FROM child ORDER BY position";
inline constexpr const char* kTaught = "SELECT class, name, year FROM taught ORDER BY position";

}  // namespace ranets::store::queries
