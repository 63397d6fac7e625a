#pragma once
// One function for each shared object of the partner API, its keys in their odd cases included.
#include "rest/call.h"

namespace ranets::stub::shapes {

// Sets `key` and its decimal-string twin `key_str`.
void put_id(Json& object, const std::string& key, std::int64_t id);

std::string date_text(Date date);             // "2026-11-18T00:00:00"
std::string local_text(LocalTime at);         // "2026-11-18T12:34:00", the school's time
std::string utc_text(LocalTime at);           // "2026-11-18T05:34:00.000000"
std::string instant_text(model::Instant at);  // "2026-11-18T05:34:00.000Z", our own family's

std::string_view mood(int value);                                    // "Good", of a mark
std::string_view lesson_status(const Call& call, LessonRef lesson);  // "Regular"
std::string_view change_word(ChangeKind kind);                       // "Moved"

Json role_names(const Person& person);
Json person(const Person& of);
Json user(const Person& of);
Json context_child(const District& district, const Person& child);
Json context(const District& district, const Person& of);

Json school(const SchoolInfo& of);
Json school_brief(const SchoolInfo& of);
Json subject(Subject subject);
Json subject_short(Subject subject);
Json edu_group(const District& district, Group group);
Json edu_group(const District& district, const Subgroup& subgroup);
Json term(Group group, const Term& term, int grade, int first_year);
Json holiday(Group group, int school, int nth, const Holiday& holiday);
Json timetable(int grade, Date day);
// The classes of a person in the current school year: the own one, the children's, those taught.
std::vector<Group> current_groups(const District& district, const Person& of);
Json teacher(const District& district, const Person& of);  // PascalCase
Json membership(const District& district, const Person& of);

Json work_type(int school, WorkKind kind);  // of the directory
Json work_type_embedded(int school, WorkKind kind);

Json lesson_full(const Call& call, LessonRef lesson);
Json lesson_short(const Call& call, LessonRef lesson);
// Tasks are those of the pupils given by their numbers in class.
Json work(const Call& call, WorkRef work, const std::vector<int>& pupils);
Json task(const Call& call, TaskRef task);
Json mark(const Call& call, LessonRef lesson, int pupil, const MarkFact& fact);
Json log_entry(const Call& call, LessonRef lesson, int pupil, Attendance attendance);
Json file(const Call& call, FileRef file, const DemoFile& of);

}  // namespace ranets::stub::shapes
