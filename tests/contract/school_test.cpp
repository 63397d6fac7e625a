// The made-up school: the same from the same seed, without clashes, believable, and for the demo
// week as drawn.
#include <map>
#include <set>
#include <tuple>

#include <catch2/catch_test_macros.hpp>

#include "school/timetable.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

Json demo_week(Client& client) {
    const KnownSchool& known = known_school();
    return client
        .get("/v2/persons/" + std::to_string(ids::person(known.pupil().index)) + "/groups/" +
             std::to_string(ids::group(known.demo_class())) +
             "/schedules?startDate=2026-11-16&endDate=2026-11-21")
        .json()["days"];
}

const Json& by_number(const Json& day, int number) {
    for (const Json& lesson : day["lessons"]) {
        if (lesson["number"] == number) return lesson;
    }
    FAIL("no such lesson");
    return day;
}

std::string subject_of(const Json& day, const Json& lesson) {
    for (const Json& subject : day["subjects"]) {
        if (subject["id"] == lesson["subjectId"]) return subject["name"];
    }
    return {};
}

}  // namespace

TEST_CASE("the same seed gives the same bytes, another seed another school") {
    Options options = two_schools();
    options.students = 550;
    TestServer first(options);
    TestServer second(options);
    options.seed = 2;
    TestServer other(options);
    const auto read = [](TestServer& server, const std::string& path) {
        Client parent(server.port(), sign_in(server, "parent").access);
        const Json context = parent.get("/v2/users/me/context").json();
        const Json& child = context["children"][1];
        const std::string who = std::to_string(child["personId"].get<std::int64_t>());
        const std::string group = std::to_string(child["groupIds"][0].get<std::int64_t>());
        if (path == "schedules") {
            return parent
                .get("/v2/persons/" + who + "/groups/" + group +
                     "/schedules?startDate=2026-10-05&endDate=2026-11-20")
                .body;
        }
        return parent.get("/v2/edu-groups/" + group + "/students").body;
    };
    for (const char* path : {"schedules", "students"}) {
        CHECK(read(first, path) == read(second, path));
        CHECK(read(first, path) != read(other, path));
    }
}

namespace {

// Who and what is where, in a school's week of a year: each must be in one place at a time.
class Places {
  public:
    Places(const District& district, int school, int back)
        : district_(district), weeks_(make_timetable(district, school, back)) {
        for (int place = 0; place < kClassesPerSchool; ++place) {
            const auto group = district.group(district.school(school).first_cohort + place, back);
            if (group) look_at(place, *group);
        }
    }

    int clashes() const { return clashes_; }
    int wrong_hours() const { return wrong_hours_; }

  private:
    void look_at(int place, Group group) {
        const int grade = district_.grade(group);
        std::map<Subject, int> hours;
        for (int day = 0; day < kSchoolDays; ++day) {
            for (int number = 1; number <= kMaxLessons; ++number) {
                const Subject subject =
                    weeks_[static_cast<std::size_t>(place)]
                        .days[static_cast<std::size_t>(day)][static_cast<std::size_t>(number - 1)];
                if (subject == Subject::Count) continue;
                ++hours[subject];
                const int slot = slot_of(number, is_second_shift(grade));
                const bool parted = has_subgroups(subject, grade);
                for (int part = parted ? 1 : 0; part <= (parted ? 2 : 0); ++part) {
                    const int teacher = district_.teacher_of(group.cohort, subject, grade, part);
                    const std::string room(district_.room_of(group.cohort, subject, teacher, day));
                    take(std::to_string(teacher), day, slot);
                    take("room " + room, day, slot);
                }
            }
        }
        for (const Hours& wanted : curriculum(grade)) {
            wrong_hours_ += hours[wanted.subject] == wanted.a_week ? 0 : 1;
        }
    }

    void take(const std::string& what, int day, int slot) {
        clashes_ += taken_.insert({what, day, slot}).second ? 0 : 1;
    }

    const District& district_;
    SchoolTimetable weeks_;
    std::set<std::tuple<std::string, int, int>> taken_;
    int clashes_ = 0;
    int wrong_hours_ = 0;
};

}  // namespace

TEST_CASE("no teacher and no room is in two places at once, in both shifts and all subgroups") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const District district({seed, 800, Date::of(2026, 11, 18)});
        for (int school = 0; school < 2; ++school) {
            for (int back = 0; back < kYears; ++back) {
                const Places places(district, school, back);
                INFO(seed << " " << school << " " << back);
                CHECK(places.clashes() == 0);
                CHECK(places.wrong_hours() == 0);
            }
        }
    }
}

TEST_CASE("whoever stands in is free, and a lesson that moves finds its room empty") {
    const KnownSchool& known = known_school();
    for (int school = 0; school < 2; ++school) {
        std::set<std::tuple<std::string, int, int>> taken;
        int changed = 0;
        for (int place = 0; place < kClassesPerSchool; ++place) {
            const Group group{known.district.school(school).first_cohort + place, 0};
            const auto& lessons = known.journal.plan(group).lessons;
            for (int at = 0; at < static_cast<int>(lessons.size()); ++at) {
                const LessonRef ref{group, at};
                if (!known.journal.takes_place(ref)) continue;
                const PlanLesson& lesson = known.journal.lesson(ref);
                changed += known.journal.change(ref) ? 1 : 0;
                const std::string teacher = std::to_string(known.journal.teacher(ref));
                const std::string room = "room " + std::string(known.journal.room(ref));
                INFO(lesson.date.iso() << " " << lesson.number << " " << teacher << " " << room);
                if (!taken.insert({teacher, lesson.date.days, lesson.start}).second) {
                    FAIL_CHECK("a teacher in two places");
                }
                if (!taken.insert({room, lesson.date.days, lesson.start}).second) {
                    FAIL_CHECK("two classes in a room");
                }
            }
        }
        CHECK(changed > 400);
    }
}

TEST_CASE("a school has 22 classes, 40 teachers, and families of one to three children") {
    const District district({1, 550, Date::of(2026, 11, 18)});
    REQUIRE(district.schools().size() == 1);
    CHECK(district.cohorts().size() == 22);
    CHECK(district.school(0).teachers.size() == 40);
    std::map<std::size_t, int> sizes;
    int pupils = 0;
    for (const Person& person : district.people()) {
        if (person.kind != Kind::Pupil) continue;
        ++pupils;
        ++sizes[district.family(person.family).children.size()];
    }
    CHECK(pupils == 550);
    CHECK(sizes.size() == 3);
    CHECK(sizes[2] > 50);
    CHECK(sizes[3] > 20);
    std::set<int> leaders;
    for (const Cohort& cohort : district.cohorts()) {
        CHECK(cohort.pupils.size() == 25);
        CHECK(leaders.insert(cohort.class_teacher).second);
    }
}

TEST_CASE("marks spread believably") {
    const KnownSchool& known = known_school();
    std::map<int, int> count;
    const auto [first, last] = known.journal.plan(known.demo_class())
                                   .between(Date::of(2026, 9, 1), Date::of(2026, 10, 23));
    int lessons_with_two = 0;
    for (const int pupil : known.district.cohort(known.pupil().cohort).pupils) {
        for (int at = first; at < last; ++at) {
            const auto marks = known.journal.marks({known.demo_class(), at}, pupil);
            lessons_with_two += marks.size() > 1 ? 1 : 0;
            for (const MarkFact& mark : marks) ++count[mark.value];
        }
    }
    const double all = count[2] + count[3] + count[4] + count[5];
    CHECK(count.size() == 4);
    CHECK(count[5] / all > 0.2);
    CHECK(count[4] / all > 0.35);
    CHECK(count[3] / all > 0.1);
    CHECK(count[2] / all < 0.08);
    CHECK(lessons_with_two > 10);
}

TEST_CASE("the demo week is the one that was drawn") {
    Client parent = signed_in("parent");
    const Json days = demo_week(parent);
    REQUIRE(days.size() == 6);
    const std::vector<std::size_t> counts{7, 6, 7, 6, 6, 4};
    std::size_t marks = 0;
    std::size_t homework = 0;
    std::size_t done = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        CHECK(days[i]["lessons"].size() == counts[i]);
        marks += days[i]["marks"].size();
        homework += days[i]["homeworks"].size();
        for (const Json& item : days[i]["homeworks"]) {
            done += item["tasks"][0]["status"] == "Done" ? 1 : 0;
        }
    }
    CHECK(marks == 14);
    CHECK(homework == 33);
    CHECK(done == 18);

    const Json& algebra = by_number(days[0], 2);
    CHECK(subject_of(days[0], algebra) == "Алгебра");
    CHECK(algebra["place"] == "214");
    CHECK(algebra["hours"] == "09:25 - 10:10");
    const Json& russian = by_number(days[1], 6);
    std::string values;
    for (const Json& mark : days[1]["marks"]) {
        if (mark["lesson"] == russian["id"]) values += mark["value"].get<std::string>();
    }
    CHECK(values == "43");

    const Json& test = by_number(days[3], 2);
    bool important = false;
    for (const Json& work : days[3]["works"]) {
        if (work["lesson"] == test["id"]) important |= work["isImportant"].get<bool>();
    }
    CHECK(important);
}

TEST_CASE("on any day of any year the demo pupil has a week of lessons") {
    for (Date day = Date::of(2026, 1, 1); day < Date::of(2028, 1, 1); day = day + 5) {
        const District district({1, 22, day});
        const Journal journal(district);
        const Group group{district.person(district.demo().pupil).cohort, 0};
        INFO(day.iso());
        const int pupil = district.demo().pupil;
        CHECK(journal.lessons_of(pupil, day.monday(), day.monday() + 6).size() == 36);
        CHECK(journal.plan(group).lessons.size() > 900);
        const auto& quarters = district.year(0).quarters;
        for (std::size_t i = 0; i < quarters.size(); ++i) {
            CHECK(quarters[i].start <= quarters[i].finish);
            if (i > 0) CHECK(quarters[i - 1].finish < quarters[i].start);
        }
    }
}
