#pragma once
// What the partner API says of a pupil's marks over a year; the same tolerance as in codecs.h.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/marks.h"
#include "model/result.h"
#include "model/school.h"

namespace ranets::api {

// GET work-types/{s}: what each kind of work is called and how much it weighs.
struct WorkKind {
    std::string name;
    int weight = 1;
};
using WorkKinds = std::map<std::int64_t, WorkKind>;
model::Result<WorkKinds> decode_work_kinds(std::string_view body);

// GET schools/{s}: whether it averages by weight.
bool decode_weighted(std::string_view body);

// GET edu-groups/{g}/subjects
model::Result<std::vector<model::Subject>> decode_subjects(std::string_view body);

// GET persons/{p}/group/{g}/recentmarks: adds its marks, absences and subjects to the year, but for
// what is there already.
struct RecentMarksContext {
    WorkKinds kinds;
    std::vector<model::Person> teachers;
};
model::Result<model::Done> add_recent_marks(model::MarksYear& year, std::string_view body,
                                            const RecentMarksContext& context);

// GET persons/{p}/edu-groups/{g}/allfinalmarks: the same.
model::Result<model::Done> add_final_marks(model::MarksYear& year, std::string_view body);

// By day and lesson, by name: as the year keeps them.
void put_in_order(model::MarksYear& year);

// GET works/{w}/marks/histogram: how many of which value, the best first; those of the work's first
// mark. Empty where so few were given that they would tell whose they are.
model::Result<std::vector<model::ValueCount>> decode_histogram(std::string_view body);

}  // namespace ranets::api
