#pragma once
// A week of lessons that no pupil's diary holds: a teacher's own ones, or those of a class. The API
// tells lessons a class at a time, and their hours, tests and teachers in answers of their own.
#include <functional>

#include "model/diary.h"
#include "model/result.h"
#include "sync/batch.h"
#include "sync/week_loader.h"

namespace ranets::sync {

// `known`: of the answers out of which the week is stored. `done` is called once, unless an answer
// never comes.
void load_class_lessons(const Batch::Ask& ask, const model::DiaryOwner& whose, model::Date monday,
                        store::ETags known, std::function<void(model::Result<WeekAnswer>)> done);

}  // namespace ranets::sync
