#pragma once
// Marks for more than a lesson: of a term (its average, rounded half up, once the term is closed),
// of a year (the average of its terms), of an examination in grades 9 and 11, and what the
// certificate shows (the average of year and examination).
#include "rest/call.h"

namespace ranets::stub {

struct FinalFact {
    FinalRef work;
    int value = 0;
    LocalTime given_at;
};

// Those given by now, by subject and then as they were given. The class in which a pupil ends a
// term gives its mark, for the lessons of both classes.
std::vector<FinalFact> finals_by_now(const Call& call, Group group, int pupil);

// Whether marks of this kind are given in the class by now, to some of it.
bool final_exists(const Call& call, FinalRef work);

WorkKind kind_of(FinalRef work);

namespace shapes {

Json final_work(const Call& call, FinalRef work);
Json final_mark(const Call& call, int pupil, const FinalFact& fact);

}  // namespace shapes
}  // namespace ranets::stub
