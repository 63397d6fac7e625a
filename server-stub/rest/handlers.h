#pragma once
// The handlers of the REST API, by family. Each is called only after its route's rule has agreed.
#include "rest/call.h"

namespace ranets::stub {

namespace people {
Answer user(const Call& call);
Answer users(const Call& call);
Answer users_many(const Call& call);
Answer roles(const Call& call);
Answer context(const Call& call);
Answer child_user_ids(const Call& call);
Answer children_of_user(const Call& call);
Answer children_of_person(const Call& call);
Answer relatives(const Call& call);
Answer children_relatives(const Call& call);
Answer classmates(const Call& call);
Answer friends(const Call& call);
Answer school_ids(const Call& call);
Answer group_ids(const Call& call);
Answer memberships_of_user(const Call& call);
Answer memberships_of_person(const Call& call);
Answer organizations(const Call& call);
Answer person(const Call& call);
Answer persons(const Call& call);
Answer search(const Call& call);
}  // namespace people

namespace schools {
Answer school(const Call& call);
Answer schools(const Call& call);
Answer own_schools(const Call& call);
Answer membership(const Call& call);
Answer groups(const Call& call);
Answer subjects(const Call& call);
Answer teachers(const Call& call);
Answer timetables(const Call& call);
Answer parameters(const Call& call);
Answer cities(const Call& call);
Answer by_oktmo(const Call& call);
Answer rating(const Call& call);
Answer rating_of_new(const Call& call);
Answer organization(const Call& call);
}  // namespace schools

namespace groups {
Answer group(const Call& call);
Answer groups(const Call& call);
Answer groups_with_students(const Call& call);
Answer of_person(const Call& call);
Answer all_of_person(const Call& call);
Answer of_teacher(const Call& call);
Answer of_viewer(const Call& call);
Answer parallel(const Call& call);
Answer persons(const Call& call);
Answer subjects(const Call& call);
Answer teachers(const Call& call);
Answer class_teacher(const Call& call);
Answer students_of_teacher(const Call& call);
Answer terms(const Call& call);
Answer term_group(const Call& call);
Answer timetable(const Call& call);
}  // namespace groups

namespace lessons {
Answer schedule(const Call& call);
Answer lesson(const Call& call);
Answer lessons_many(const Call& call);
Answer of_group(const Call& call);
Answer of_group_and_subject(const Call& call);
Answer notes(const Call& call);
}  // namespace lessons

namespace calendars {
Answer addresses(const Call& call);
Answer add(const Call& call);
Answer remove(const Call& call);
}  // namespace calendars

namespace works {
Answer work(const Call& call);
Answer works_many(const Call& call);
Answer of_lesson(const Call& call);
Answer of_lesson_in_query(const Call& call);
Answer work_types(const Call& call);
Answer homework_of_viewer(const Call& call);
Answer homework_of_person(const Call& call);
Answer homework_by_ids(const Call& call);
Answer task(const Call& call);
Answer tasks_of_lessons(const Call& call);
Answer tasks_of_lesson(const Call& call);
Answer tasks_of_work(const Call& call);
Answer tasks_of_person(const Call& call);
Answer undone_tasks(const Call& call);
}  // namespace works

namespace marks {
Answer mark(const Call& call);
Answer of_work(const Call& call);
Answer of_lesson(const Call& call);
Answer of_person_and_work(const Call& call);
Answer of_person_and_lesson(const Call& call);
Answer of_lessons(const Call& call);
Answer of_group(const Call& call);
Answer of_group_and_subject(const Call& call);
Answer of_person(const Call& call);
Answer of_person_in_group(const Call& call);
Answer of_person_and_subject(const Call& call);
Answer by_lesson_date(const Call& call);
Answer by_given_date(const Call& call);
Answer values(const Call& call);
Answer values_of_type(const Call& call);
}  // namespace marks

namespace averages {
Answer of_person(const Call& call);
Answer of_person_and_subject(const Call& call);
Answer of_group_in_period(const Call& call);
Answer of_group_in_range(const Call& call);
Answer weighted_of_group(const Call& call);
}  // namespace averages

namespace finals {
Answer of_person(const Call& call);
Answer all_of_person(const Call& call);
Answer of_group(const Call& call);
Answer of_group_and_subject(const Call& call);
Answer of_work(const Call& call, std::optional<int> only);  // of marks::of_work and its like
Answer mark(const Call& call);                              // of marks::mark
}  // namespace finals

namespace histograms {
Answer of_work(const Call& call);
Answer of_period(const Call& call);
}  // namespace histograms

namespace recent {
Answer marks(const Call& call);
}  // namespace recent

namespace feed {
Answer days(const Call& call);
}  // namespace feed

namespace files {
Answer of_folder(const Call& call);
Answer content(const Call& call);
}  // namespace files

namespace uploads {
Answer begin(const Call& call);
Answer state(const Call& call);
Answer add(const Call& call);
Answer remove(const Call& call);
}  // namespace uploads

// Of what this school has none of: criteria-based and thematic marks, an application's files.
namespace unused {
Answer nothing(const Call& call);
Answer absent(const Call& call);
}  // namespace unused

namespace attendance {
Answer of_lesson(const Call& call);
Answer of_lessons(const Call& call);
Answer of_lesson_and_person(const Call& call);
Answer of_group(const Call& call);
Answer of_person_and_subject(const Call& call);
Answer by_path(const Call& call);
Answer of_person(const Call& call);
Answer of_person_by_path(const Call& call);
Answer statuses(const Call& call);
}  // namespace attendance

namespace own {
Answer set_done(const Call& call);
Answer set_note(const Call& call);
Answer add_seen_marks(const Call& call);
Answer set_homework(const Call& call);
Answer remove_homework(const Call& call);
Answer between(const Call& call);
}  // namespace own

namespace changes {
Answer since(const Call& call);
Answer events(const Call& call);  // the first one
}  // namespace changes

}  // namespace ranets::stub
