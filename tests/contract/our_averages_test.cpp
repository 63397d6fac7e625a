// What the application makes of a pupil's marks is what the server says they come to.
#include <cmath>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/marks_codecs.h"
#include "model/marks.h"
#include "rest/averages.h"
#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;
namespace api = ranets::api;
namespace model = ranets::model;

namespace {

std::string ask(Client& client, const std::string& path) {
    INFO(path);
    const Got got = client.get(path);
    REQUIRE(got.status == 200);
    return got.body;
}

std::string comma(const model::Average& average) {
    if (average.empty()) return {};
    const int cents = average.hundredths();
    std::string text = std::to_string(cents % 100);
    if (text.size() < 2) text.insert(0, "0");
    return std::to_string(cents / 100) + "," + text;
}

// What is the same for all pupils of a class.
struct OfClass {
    api::RecentMarksContext context;
    std::vector<model::Subject> subjects;
    bool weighted = false;
};

OfClass of_class(Client& client, Group group, model::SchoolId school) {
    OfClass of;
    auto kinds = api::decode_work_kinds(ask(client, api::work_types_path(school)));
    REQUIRE(kinds);
    of.context.kinds = std::move(kinds.value());
    auto subjects =
        api::decode_subjects(ask(client, api::class_part_path({ids::group(group)}, "subjects")));
    REQUIRE(subjects);
    of.subjects = std::move(subjects.value());
    of.weighted = api::decode_weighted(ask(client, api::school_path(school)));
    return of;
}

model::MarksYear year_of(Client& client, model::PersonId person, const std::vector<Group>& classes,
                         const OfClass& of) {
    model::MarksYear year;
    year.subjects = of.subjects;
    year.weighted = of.weighted;
    for (const Group group : classes) {
        const model::GroupId id{ids::group(group)};
        REQUIRE(
            api::add_recent_marks(year, ask(client, api::year_marks_path(person, id)), of.context));
        REQUIRE(api::add_final_marks(year, ask(client, api::final_marks_path(person, id))));
    }
    api::put_in_order(year);
    return year;
}

// The average of each subject as the server has it, where it has one.
using Said = std::map<std::int64_t, std::string>;
Said said_of(const Json& entry) {
    Said said;
    for (const Json& subject : entry["per-subject-averages"])
        said[subject["subject"].get<std::int64_t>()] = subject["avg-mark-value"];
    return said;
}

Said ours_of(const model::MarksTable& table) {
    Said ours;
    for (const auto& row : table.rows) {
        if (!row.average.empty()) ours[row.subject.id.value] = comma(row.average);
    }
    return ours;
}

// The same where all is weighed, by pupil.
std::map<std::int64_t, Said> weighted_of(const Json& answer) {
    std::map<std::int64_t, Said> said;
    for (const Json& subject : answer["subjectMarks"]) {
        for (const Json& mark : subject["marks"]) {
            const auto cents = std::to_string(std::lround(100 * mark["value"].get<double>()));
            said[mark["person"].get<std::int64_t>()][subject["subject"].get<std::int64_t>()] =
                std::string(cents).insert(1, ",");
        }
    }
    return said;
}

struct Compared {
    int averages = 0;
    int different = 0;
    void same(bool is_same) { different += is_same ? 0 : 1; }
};

// The class of today first, then those of this year that the pupil was in before.
std::vector<Group> classes_of(Client& client, Group group, model::PersonId person) {
    std::vector<Group> classes{group};
    const auto enrolments = api::decode_enrolments(ask(client, api::enrolments_path(person)));
    REQUIRE(enrolments);
    const int cohorts = static_cast<int>(known_school().district.cohorts().size());
    for (const auto& enrolment : enrolments.value()) {
        for (int other = 0; other < cohorts; ++other) {
            if (other != group.cohort && ids::group({other, 0}) == enrolment.group.value)
                classes.push_back({other, 0});
        }
    }
    return classes;
}

// Of a class's pupils, term by term as far as they have begun.
void compare(Client& admin, Group group, const OfClass& of, Compared& compared) {
    const District& district = known_school().district;
    struct Of {
        Term term;
        Json averages;
        std::map<std::int64_t, Said> weighted;
    };
    std::vector<Of> terms;
    const std::string path = "/v2/edu-groups/" + std::to_string(ids::group(group));
    for (const Term& term : district.year(group).terms(district.grade(group))) {
        if (term.start.iso() > kMoment) break;
        const auto id = std::to_string(ids::term({group, term.number}));
        terms.push_back({term,
                         parse_json(ask(admin, path + "/reporting-periods/" + id + "/avg-marks/" +
                                                   term.finish.iso())),
                         weighted_of(parse_json(ask(admin, path + "/wa-marks/" + term.start.iso() +
                                                               "/" + term.finish.iso())))});
    }
    for (const Member& member : district.members(group)) {
        if (!member.active) continue;
        const model::PersonId person{ids::person(member.pupil)};
        auto year = year_of(admin, person, classes_of(admin, group, person), of);
        for (auto& [term, averages, weighted] : terms) {
            const auto table = model::marks_table(year, term.start, term.finish);
            Said said;
            for (const Json& entry : averages) {
                if (entry["person"].get<std::int64_t>() == person.value) said = said_of(entry);
            }
            compared.averages += static_cast<int>(said.size());
            compared.same(said == ours_of(table));
            const auto all =
                ask(admin, "/v2/persons/" + std::to_string(person.value) + "/reporting-periods/" +
                               std::to_string(ids::term({group, term.number})) + "/avg-mark");
            compared.same(parse_json(all) == comma(table.average));
            year.weighted = true;
            compared.same(weighted[person.value] ==
                          ours_of(model::marks_table(year, term.start, term.finish)));
            year.weighted = of.weighted;
            // A term's mark is what its average rounds to.
            for (const auto& final : year.finals) {
                if (final.kind != model::FinalMark::Kind::Term || final.term != term.number + 1)
                    continue;
                for (const auto& row : table.rows) {
                    if (row.subject.id == final.subject)
                        compared.same(final.value == std::to_string(row.average.mark()));
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("averages are the server's, of all pupils, subjects and terms of the demo school") {
    Client admin = signed_in("admin");
    const District& district = known_school().district;
    const int school = known_school().pupil().school;
    Compared compared;
    for (int cohort = 0; cohort < static_cast<int>(district.cohorts().size()); ++cohort) {
        if (district.cohort(cohort).school != school) continue;
        const Group group{cohort, 0};
        compare(admin, group, of_class(admin, group, {ids::school(school)}), compared);
    }
    CHECK(compared.different == 0);
    CHECK(compared.averages > 5000);
}
