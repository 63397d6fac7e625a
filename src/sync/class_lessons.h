#pragma once
// A week of lessons that no pupil's diary holds: a teacher's own ones, or those of a class. The API
// tells lessons a class at a time, and their hours, tests and teachers in answers of their own.
#include <functional>
#include <vector>

#include "model/diary.h"
#include "model/result.h"
#include "sync/cache_feed.h"
#include "sync/session.h"

namespace ranets::sync {

// `wrap` goes round every answer before it is looked at. `done` is called once, with the days that
// have lessons, unless an answer is dropped on its way.
void load_class_lessons(Session& session, const model::Child& whose, model::Date first,
                        model::Date last,
                        const std::function<CacheFeed::Answer(CacheFeed::Answer)>& wrap,
                        std::function<void(model::Result<std::vector<model::Day>>)> done);

}  // namespace ranets::sync
