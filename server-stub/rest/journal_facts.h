#pragma once
// The journal as it stands at the school's present: what is set, given and ticked by now.
#include "rest/call.h"

namespace ranets::stub {

// A lesson that takes another's place is there once the change is told, the other until then.
bool exists_by_now(const Call& call, LessonRef lesson);
// Of a lesson whose change is told by now.
const LessonChange* change_by_now(const Call& call, LessonRef lesson);
bool is_cancelled(const Call& call, LessonRef lesson);
int teacher_by_now(const Call& call, LessonRef lesson);

// The lessons of a pupil (a person), or of the class or subgroup in the path, oldest first.
std::vector<LessonRef> lessons_of_pupil(const Call& call, int pupil, Range range);
// Of the pupil in the path, in the school year of the class in the path: a pupil's schedule there
// is that of the former class up to the change, that of the present one from then on.
std::vector<LessonRef> lessons_in_year(const Call& call, Range range);
std::vector<LessonRef> lessons_of_group(const Call& call, Range range);

// Of the class or subgroup in the path.
std::vector<Member> members_in(const Call& call);
// Puts the class or subgroup of the id into call.in; false when there is none.
bool find_group(Call& call, std::int64_t id);
// The id of the class, or of the subgroup that the lesson is for.
std::int64_t group_id(const Call& call, LessonRef lesson);

WorkKind kind_of(const Call& call, WorkRef work);  // of a work that exists
bool work_exists(const Call& call, WorkRef work);
std::vector<WorkRef> works_of(const Call& call, LessonRef lesson);  // homework not among them
std::optional<HomeworkFact> homework_by_now(const Call& call, LessonRef lesson);
std::vector<MarkFact> marks_by_now(const Call& call, LessonRef lesson, int pupil);
bool is_done(const Call& call, LessonRef lesson, int pupil);  // the homework
// Nothing before the lesson has begun, or when the pupil is simply there.
std::optional<Attendance> absence_by_now(const Call& call, LessonRef lesson, int pupil);

}  // namespace ranets::stub
