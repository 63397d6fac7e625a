#include "route_ids.h"

#include <algorithm>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

#include "chats/school_chats.h"

namespace ranets::stub::testing {

namespace {

// Of homework that everybody of the class has been set by now.
std::int64_t file_of(int pupil) {
    const KnownSchool& known = known_school();
    for (const LessonRef lesson :
         known.journal.lessons_of(pupil, Date::of(2026, 10, 5), Date::of(2026, 11, 17))) {
        const auto homework = known.journal.homework(lesson);
        if (homework && !homework->files.empty()) return ids::file({lesson, 0});
    }
    return kNothing;
}

}  // namespace

Ids ids_of(int pupil) {
    const KnownSchool& known = known_school();
    const Person& person = known.district.person(pupil);
    const Group group{person.cohort, 0};
    const MarkRef mark = known.mark_of(pupil, Date::of(2026, 11, 17));
    const auto lessons =
        known.journal.lessons_of(pupil, Date::of(2026, 11, 9), Date::of(2026, 11, 17));
    const auto with_homework = std::ranges::find_if(
        lessons, [&](LessonRef lesson) { return known.journal.homework(lesson).has_value(); });
    REQUIRE(with_homework != lessons.end());
    const WorkRef homework{*with_homework, WorkSlot::Homework};
    return {ids::person(pupil),
            ids::user(pupil),
            ids::school(person.school),
            ids::group(group),
            ids::subject(known.journal.lesson(mark.work.lesson).subject),
            ids::lesson(mark.work.lesson),
            ids::work(mark.work),
            ids::work(homework),
            ids::mark(mark),
            ids::task({homework, known.district.number_in_class(person.cohort, pupil)}),
            ids::term({group, 0}),
            file_of(pupil),
            ids::chat(school_chats::of_pupils(known.district, person.cohort))};
}

int stranger() {
    const KnownSchool& known = known_school();
    for (const Cohort& cohort : known.district.cohorts()) {
        if (cohort.school == 1 && cohort.grade == 7) return cohort.pupils.front();
    }
    FAIL("there is only one school");
    return kNone;
}

int classmate() {
    const KnownSchool& known = known_school();
    for (const int pupil : known.district.cohort(known.pupil().cohort).pupils) {
        if (pupil != known.pupil().index) return pupil;
    }
    return kNone;
}

std::int64_t id_for(std::string_view place, const Ids& of) {
    if (place == "{person}") return of.person;
    if (place == "{user}") return of.user;
    if (place == "{school}" || place == "{organization}") return of.school;
    if (place == "{group}" || place == "{folder}" || place == "{subject-group}") return of.group;
    if (place == "{subject}") return of.subject;
    if (place == "{lesson}") return of.lesson;
    if (place == "{work}") return of.work;
    if (place == "{mark}") return of.mark;
    if (place == "{task}") return of.task;
    if (place == "{file}") return of.file;
    if (place == "{chat}") return of.chat;
    return place == "{period}" ? of.period : kNothing;  // there are no others
}

bool is_id(std::string_view step) {
    return step.starts_with('{') && step != "{text}" && step != "{from}" && step != "{to}" &&
           step != "{date}";
}

bool is_private(std::string_view step) {
    return is_id(step) && step != "{subject}" && step != "{section}" && step != "{thematic}" &&
           step != "{upload}";
}

std::vector<std::string> steps(std::string_view pattern) {
    std::vector<std::string> list;
    while (!pattern.empty()) {
        const std::string_view step = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(std::min(pattern.size(), step.size() + 1));
        list.emplace_back(step);
    }
    return list;
}

std::vector<Route> read_routes() {
    std::vector<Route> routes;
    for (const auto& family : {partner_routes(), own_routes()}) {
        std::ranges::copy_if(family, std::back_inserter(routes), [](const Route& route) {
            return route.method == Method::Get && !route.is_stream;
        });
    }
    return routes;
}

std::string path_of(const Route& route, const Ids& own, std::size_t changed,
                    const std::string& other) {
    const bool own_family = std::ranges::any_of(
        own_routes(), [&](const Route& of) { return of.pattern == route.pattern; });
    std::string path = own_family ? "/ext/v1" : "/v2";
    const auto parts = steps(route.pattern);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string& step = parts[i];
        const auto text = step.find("{text}");
        path += '/';
        if (i == changed) {
            path += other;
        } else if (step == "{text}") {
            path += "mark5";
        } else if (text != std::string::npos) {
            path += step.substr(0, text) + std::to_string(own.person) +
                    "&subject=" + std::to_string(own.subject) + "&from=2026-11-09&to=2026-11-18";
        } else if (step == "{from}" || step == "{date}") {
            path += "2026-11-09";
        } else if (step == "{to}") {
            path += "2026-11-18";
        } else {
            path += is_id(step) ? std::to_string(id_for(step, own)) : step;
        }
    }
    return path;
}

std::string usual_query(const Ids& own) {
    return "?startDate=2026-11-09&endDate=2026-11-18&from=2026-11-09&to=2026-11-18"
           "&schoolMembershipType=Staff&oktmo=50701000&fromDate=2026-10-01&date=2026-11-16&limit=3"
           "&lastName=%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2&subject=" +
           std::to_string(own.subject);
}

}  // namespace ranets::stub::testing
