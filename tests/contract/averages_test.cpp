// Averages, histograms and finals are what the marks add up to.
#include <cmath>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

struct Sonya {
    Ids id = ids_of(known_school().pupil().index);
    std::string person = std::to_string(id.person);
    std::string group = std::to_string(id.group);
    std::string subject = std::to_string(ids::subject(Subject::Algebra));
    std::string first_term = std::to_string(ids::term({known_school().demo_class(), 0}));
    std::string second_term = std::to_string(ids::term({known_school().demo_class(), 1}));
    std::string last_year = std::to_string(ids::group({known_school().pupil().cohort, 1}));
};

Json ask(Client& client, const std::string& path) {
    INFO(path);
    const Got got = client.get("/v2/" + path);
    INFO(got.body.substr(0, 300));
    REQUIRE(got.status == 200);
    check_answer(got.json());
    return got.json();
}

// "4,57", rounded half up.
std::string comma(int sum, int count) {
    const int cents = (200 * sum + count) / (2 * count);
    std::string text = std::to_string(cents);
    return text.insert(1, ",");
}

std::string average_of(const Json& marks) {
    int sum = 0;
    int count = 0;
    for (const Json& mark : marks) {
        if (!mark["use_avg_calc"].get<bool>()) continue;
        sum += std::stoi(mark["value"].get<std::string>());
        ++count;
    }
    return count == 0 ? "" : comma(sum, count);
}

int rounded(const std::string& average) {
    return average[0] - '0' + (average[2] >= '5' ? 1 : 0);
}

}  // namespace

TEST_CASE("a pupil's average is that of the marks, with a decimal comma") {
    const Sonya sonya;
    Client parent = signed_in("parent");
    const std::string person = "persons/" + sonya.person;
    const std::string days = "/marks/2026-11-02/2026-11-18";
    const std::string term = person + "/reporting-periods/" + sonya.second_term;
    CHECK(ask(parent, term + "/subjects/" + sonya.subject + "/avg-mark") ==
          average_of(ask(parent, person + "/subjects/" + sonya.subject + days)));
    CHECK(ask(parent, term + "/avg-mark") ==
          average_of(ask(parent, person + "/edu-groups/" + sonya.group + days)));
    // A subject without marks has an empty average.
    const std::string none = std::to_string(ids::subject(Subject::Conversations));
    CHECK(ask(parent, term + "/subjects/" + none + "/avg-mark") == "");
}

TEST_CASE("a class's averages are those of the pupils the asker may read") {
    const Sonya sonya;
    const std::string group = "edu-groups/" + sonya.group;
    const std::string range = group + "/avg-marks/2026-11-02/2026-11-18";
    const std::string until =
        group + "/reporting-periods/" + sonya.second_term + "/avg-marks/2026-11-18";
    Client parent = signed_in("parent");
    const Json own = ask(parent, range);
    REQUIRE(own.size() == 1);
    CHECK(own[0]["person_str"] == sonya.person);
    CHECK_FALSE(own[0].contains("reportingPeriod"));
    const Json in_term = ask(parent, until);
    REQUIRE(in_term.size() == 1);
    CHECK(in_term[0]["reportingPeriod_str"] == sonya.second_term);
    CHECK(in_term[0]["per-subject-averages"] == own[0]["per-subject-averages"]);
    for (const Json& average : own[0]["per-subject-averages"]) {
        const std::string subject = average["subject_str"];
        const std::string expected =
            average_of(ask(parent, "persons/" + sonya.person + "/subjects/" + subject +
                                       "/marks/2026-11-02/2026-11-18"));
        CHECK(average["avg-mark-value"] == (expected.empty() ? Json(nullptr) : Json(expected)));
    }
    Client admin = signed_in("admin");
    CHECK(ask(admin, range).size() == ask(admin, group + "/students").size());
}

TEST_CASE("weighted averages count a mark as often as its kind of work weighs") {
    const Sonya sonya;
    Client parent = signed_in("parent");
    std::map<std::int64_t, int> weights;
    for (const Json& type : ask(parent, "work-types/" + std::to_string(sonya.id.school))) {
        weights[type["id"]] = type["weight"];
    }
    const std::string days = "/2026-09-01/2026-11-18";
    const Json weighted = ask(parent, "edu-groups/" + sonya.group + "/wa-marks" + days);
    int compared = 0;
    for (const Json& subject : weighted["subjectMarks"]) {
        int sum = 0;
        int count = 0;
        for (const Json& mark :
             ask(parent, "persons/" + sonya.person + "/subjects/" +
                             subject["subject_str"].get<std::string>() + "/marks" + days)) {
            const int weight = weights[mark["workType"]];
            sum += weight * std::stoi(mark["value"].get<std::string>());
            count += weight;
        }
        REQUIRE(subject["marks"].size() == (count == 0 ? 0 : 1));
        if (count == 0) continue;
        CHECK(std::abs(subject["marks"][0]["value"].get<double>() - double(sum) / count) < 0.0051);
        ++compared;
    }
    CHECK(compared > 8);
}

TEST_CASE("a school that weighs marks says so and averages by weight") {
    const KnownSchool& known = known_school();
    const Person& pupil = known.district.person(stranger());
    Client client = signed_in(pupil.login);
    const std::string person = std::to_string(ids::person(pupil.index));
    const Group group{pupil.cohort, 0};
    Client pupil_client = signed_in("pupil");
    CHECK(ask(client, "schools")[0]["uses_weighted_avg"] == true);
    CHECK(ask(pupil_client, "schools")[0]["uses_weighted_avg"] == false);
    const std::string days = "/2026-08-31/2026-10-31";
    const Json plain = ask(client, "edu-groups/" + std::to_string(ids::group(group)) +
                                       "/avg-marks" + days)[0]["per-subject-averages"];
    const Json weighted =
        ask(client, "edu-groups/" + std::to_string(ids::group(group)) + "/wa-marks" + days);
    for (const Json& subject : weighted["subjectMarks"]) {
        for (const Json& average : plain) {
            if (average["subject"] != subject["subject"] || subject["marks"].empty()) continue;
            std::string text = average["avg-mark-value"];
            text[1] = '.';
            CHECK(std::abs(std::stod(text) - subject["marks"][0]["value"].get<double>()) < 0.001);
        }
    }
}

TEST_CASE("a term's mark is its average rounded, and comes when the term is closed") {
    const Sonya sonya;
    Client parent = signed_in("parent");
    const std::string person = "persons/" + sonya.person;
    const std::string base = person + "/edu-groups/" + sonya.group;
    const Json finals = ask(parent, base + "/final-marks");
    REQUIRE_FALSE(finals.empty());
    for (const Json& final : finals) {
        const std::string average =
            ask(parent, person + "/reporting-periods/" + sonya.first_term + "/subjects/" +
                            final["subject_str"].get<std::string>() + "/avg-mark");
        const Json& mark = final["final-mark"];
        CHECK(mark["value"] == std::to_string(rounded(average)));
        CHECK(mark["lesson"].is_null());
        CHECK(ask(parent, "marks/" + mark["id_str"].get<std::string>()) == mark);
        const std::string work = mark["work_str"];
        CHECK(ask(parent, "works/" + work)["type"] == "PeriodMark");
        CHECK(ask(parent, "works/" + work)["periodNumber"] == 0);
        CHECK(ask(parent, person + "/works/" + work + "/marks") == Json::array({mark}));
    }
    const Json group = ask(parent, "edu-groups/" + sonya.group + "/final-marks");
    REQUIRE(group.size() == 1);
    CHECK(group[0]["reportingPeriod_str"] == sonya.first_term);
    CHECK(group[0]["per-subject-final-marks"] == finals);
}

TEST_CASE("a finished year has marks of its terms and of itself") {
    const Sonya sonya;
    Client parent = signed_in("parent");
    const Json all = ask(
        parent, "persons/" + sonya.person + "/edu-groups/" + sonya.last_year + "/allfinalmarks");
    check_shape(all, "marks:a works:a subjects:a workTypes:a");
    REQUIRE(all["marks"].size() == all["works"].size());
    std::map<std::int64_t, std::vector<int>> terms;
    std::map<std::int64_t, int> years;
    for (std::size_t i = 0; i < all["works"].size(); ++i) {
        const Json& work = all["works"][i];
        CHECK(all["marks"][i]["work"] == work["id"]);
        const int value = std::stoi(all["marks"][i]["value"].get<std::string>());
        if (work["periodType"] == "Year") years[work["subjectId"]] = value;
        if (work["periodType"] == "Quarter") terms[work["subjectId"]].push_back(value);
    }
    CHECK(years.size() == terms.size());
    for (const auto& [subject, values] : terms) {
        int sum = 0;
        for (const int value : values) sum += value;
        const int count = static_cast<int>(values.size());
        CHECK(years[subject] == (2 * sum + count) / (2 * count));
    }
    for (const Json& type : all["workTypes"]) CHECK(type["isFinal"] == true);
}

TEST_CASE("the ninth grade ends with examinations and a certificate") {
    const KnownSchool& known = known_school();
    for (const Cohort& cohort : known.district.cohorts()) {
        if (cohort.school != 0 || cohort.grade != 10) continue;
        Client admin = signed_in("admin");
        const Json all =
            ask(admin, "persons/" + std::to_string(ids::person(cohort.pupils[0])) + "/edu-groups/" +
                           std::to_string(ids::group({cohort.index, 1})) + "/allfinalmarks");
        std::map<std::string, int> kinds;
        for (const Json& work : all["works"]) ++kinds[work["type"]];
        CHECK(kinds["Exam"] == 2);
        CHECK(kinds["PeriodFinalMark"] == static_cast<int>(all["subjects"].size()));
        return;
    }
}

TEST_CASE("a histogram counts the class without names") {
    const Sonya sonya;
    Options options = two_schools();
    options.histogram_min = 1;
    TestServer server(options);
    Client admin(server.port(), sign_in(server, "admin").access);
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const std::string work = "works/" + std::to_string(sonya.id.work) + "/marks";
    std::map<std::string, int> counted;
    for (const Json& mark : ask(admin, work)) {
        if (mark["number"] == 0) ++counted[mark["value"]];
    }
    const Json histogram = ask(pupil, work + "/histogram");
    check_shape(histogram["markNumbers"][0], "markNumber:i marks:a");
    std::map<std::string, int> told;
    for (const Json& mark : histogram["markNumbers"][0]["marks"])
        told[mark["value"]] = mark["count"];
    CHECK(told == counted);
    const Json term = ask(pupil, "periods/" + sonya.second_term + "/subjects/" +
                                     std::to_string(sonya.id.subject) + "/groups/" + sonya.group +
                                     "/marks/histogram");
    bool found = false;
    for (const Json& of : term["works"]) {
        if (of["workId_str"] != std::to_string(sonya.id.work)) continue;
        found = true;
        CHECK(of["markNumbers"] == histogram["markNumbers"]);
    }
    CHECK(found);
    CHECK(pupil
              .get("/v2/periods/" +
                   std::to_string(ids::term({{known_school().pupil().cohort, 1}, 0})) +
                   "/subjects/" + sonya.subject + "/groups/" + sonya.group + "/marks/histogram")
              .status == 404);
}

TEST_CASE("a histogram of so few marks that they tell whose they are is left out") {
    const Sonya sonya;
    Options options = two_schools();
    options.histogram_min = 1;
    TestServer open(options);
    Client all(open.port(), sign_in(open, "pupil").access);
    Client pupil = signed_in("pupil");  // five by default
    const std::string term = "periods/" + sonya.second_term + "/subjects/" +
                             std::to_string(sonya.id.subject) + "/groups/" + sonya.group +
                             "/marks/histogram";
    const auto sum = [](const Json& number) {
        int marks = 0;
        for (const Json& of : number["marks"]) marks += of["count"].get<int>();
        return marks;
    };
    int left_out = 0;
    int kept = 0;
    Json expected = Json::array();
    const Json works = ask(all, term)["works"];
    for (Json work : works) {
        Json numbers = Json::array();
        for (const Json& number : work["markNumbers"]) {
            ++(sum(number) < 5 ? left_out : kept);
            if (sum(number) >= 5) numbers.push_back(number);
        }
        const std::string path =
            "works/" + work["workId_str"].get<std::string>() + "/marks/histogram";
        CHECK(ask(pupil, path)["markNumbers"] == numbers);
        work["markNumbers"] = numbers;
        if (!numbers.empty()) expected.push_back(work);
    }
    CHECK(left_out > 0);
    CHECK(kept > 0);
    CHECK(ask(pupil, term)["works"] == expected);
}

TEST_CASE("recent marks come newest first, a limited number of each subject") {
    const Sonya sonya;
    Client parent = signed_in("parent");
    const std::string path = "persons/" + sonya.person + "/group/" + sonya.group + "/recentmarks";
    const Json recent = ask(parent, path + "?limit=2");
    std::map<std::int64_t, std::int64_t> subject_of;
    for (const Json& work : recent["works"]) subject_of[work["id"]] = work["subjectId"];
    std::map<std::int64_t, int> count;
    std::string before = "9999";
    for (const Json& mark : recent["marks"]) {
        CHECK(mark["date"].get<std::string>() <= before);
        before = mark["date"];
        CHECK(++count[subject_of[mark["work"]]] <= 2);
    }
    CHECK(count.size() > 5);
    const Json one = ask(parent, path + "?limit=100&fromDate=2026-11-16&subject=" + sonya.subject);
    CHECK(one["subjects"].size() == 1);
    for (const char* bad :
         {"?limit=0", "?limit=101", "?limit=many", "?fromDate=soon", "?subject=1"}) {
        CHECK(is_problem(parent.get("/v2/" + path + bad), 400, "parameterInvalid"));
    }
}

TEST_CASE("the feed tells a family's days") {
    const Sonya sonya;
    Client parent = signed_in("parent");
    const Json feed = ask(parent, "users/me/feed?date=2026-11-18&limit=3");
    REQUIRE(feed["days"].size() == 3);
    const Json& wednesday = feed["days"][0];
    check_shape(wednesday,
                "date:s nextWorkingDayDate:s? summary:o todayHomeworks:a nextDayHomeworks:a "
                "todaySchedule:a nextDaySchedule:a logEntries:a");
    CHECK(wednesday["nextWorkingDayDate"] == "2026-11-19T00:00:00");
    CHECK(wednesday["todaySchedule"].size() == 7);
    CHECK(wednesday["nextDayHomeworks"] == feed["days"][1]["todayHomeworks"]);
    CHECK_FALSE(wednesday["summary"]["marksCards"].empty());
    CHECK(feed["days"][1]["summary"]["importantWorks"].size() == 1);
    CHECK(parent.get("/users/me/feed?date=2026-11-18&limit=3").json() == feed);
    const std::string brother = std::to_string(ids::person(known_school().district.demo().brother));
    CHECK(ask(parent, "users/me/feed?date=2026-11-18&limit=1&childPersonId=" + brother) !=
          ask(parent, "users/me/feed?date=2026-11-18&limit=1"));
    Client admin = signed_in("admin");
    CHECK(ask(admin, "users/me/feed")["days"].empty());
}
