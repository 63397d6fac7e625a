#pragma once
// Ids for the places of the API's route patterns: of a pupil of the known school, of others, of
// nothing.
#include "rest/router.h"
#include "support.h"

namespace ranets::stub::testing {

struct Ids {
    std::int64_t person, user, school, group, subject, lesson, work, homework, mark, task, period,
        file, chat;
};

// What belongs to a pupil: one with marks, in a class of the school.
Ids ids_of(int pupil);

int stranger();   // a pupil of the other school, foreign to every account of the first
int classmate();  // of the demo pupil

// One that no number in any range stands for.
inline constexpr std::int64_t kNothing = 7;

std::int64_t id_for(std::string_view place, const Ids& of);
bool is_id(std::string_view step);       // a place for an id
bool is_private(std::string_view step);  // one that tells one pupil or school from another

std::vector<std::string> steps(std::string_view pattern);

// Those that read, of both families; streams, which have no end, apart.
std::vector<Route> read_routes();

// The route's path without query, the step at position `changed` replaced by `other`.
std::string path_of(const Route& route, const Ids& own, std::size_t changed,
                    const std::string& other);
// The parameters that routes ask for, in a query.
std::string usual_query(const Ids& own);

}  // namespace ranets::stub::testing
