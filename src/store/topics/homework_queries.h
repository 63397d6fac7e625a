#pragma once
// The queries of homework_cache.cpp: of the weeks' tables, whose topic lists them.

namespace ranets::store::queries {

// A child's homework of days [?2, ?3] with its lessons (homework and lesson: child, day, …). The
// joins are crossed so that SQLite keeps to that order.
inline constexpr const char* kHomeworkList =
    "SELECT homework.day, homework.lesson, work, text, done, note, note_version, number, start, "
    "finish, subject, subject_name, knowledge_area, room, topic, teacher, test_name, class_name "
    "FROM homework CROSS JOIN lesson ON lesson.child = homework.child "
    "AND lesson.day = homework.day AND lesson.id = homework.lesson "
    "WHERE homework.child = ? AND homework.day BETWEEN ? AND ? "
    "ORDER BY homework.child, homework.day, homework.lesson, position";
inline constexpr const char* kHomeworkFiles =
    "SELECT day, work, file, name, size, url FROM attachment "
    "WHERE child = ? AND day BETWEEN ? AND ? ORDER BY child, day, work, position";
// Which weeks of [?3, ?4] are stored (freshness: kind, owner, start).
inline constexpr const char* kHomeworkWeeks =
    "SELECT start, revision, validity FROM freshness "
    "WHERE kind = ? AND owner = ? AND start BETWEEN ? AND ? ORDER BY kind, owner, start";

}  // namespace ranets::store::queries
