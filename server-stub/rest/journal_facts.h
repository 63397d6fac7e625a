#pragma once
// The journal as it stands at the school's present: what is set, given and ticked by now.
#include "rest/call.h"

namespace ranets::stub {

WorkKind kind_of(const Call& call, WorkRef work);  // of a work that exists
bool work_exists(const Call& call, WorkRef work);
std::vector<WorkRef> works_of(const Call& call, LessonRef lesson);  // homework not among them
std::optional<HomeworkFact> homework_by_now(const Call& call, LessonRef lesson);
std::vector<MarkFact> marks_by_now(const Call& call, LessonRef lesson, int pupil);
bool is_done(const Call& call, LessonRef lesson, int pupil);  // the homework
// Nothing before the lesson has begun, or when the pupil is simply there.
std::optional<Attendance> absence_by_now(const Call& call, LessonRef lesson, int pupil);

}  // namespace ranets::stub
