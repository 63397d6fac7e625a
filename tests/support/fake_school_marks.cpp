// The marks of a year, as they stand in its lessons.
#include "support/fake_school.h"
#include "support/fake_school_facts.h"
#include "support/fake_school_people.h"

namespace ranets::test {

using namespace facts;

namespace {

constexpr int kSubjectIds = 900;
constexpr int kMusic = 999;  // is taught, and never marked
constexpr int kFirstTermDays = 57;

json subjects_of_class() {
    json list = json::array();
    for (std::size_t i = 0; i < kSubjects.size(); ++i) {
        json subject{{"name", kSubjects[i]}, {"knowledgeArea", nullptr}};
        put_id(subject, "id", kSubjectIds + static_cast<std::int64_t>(i));
        list.push_back(subject);
    }
    json music{{"name", "Музыка"}, {"knowledgeArea", nullptr}};
    put_id(music, "id", kMusic);
    list.push_back(music);
    return list;
}

// Of the first term, a four in each subject.
json finals(bool given) {
    json answer{{"marks", json::array()},
                {"works", json::array()},
                {"subjects", json::array()},
                {"workTypes", json::array()}};
    for (std::size_t i = 0; given && i < kSubjects.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i);
        json work{{"type", "PeriodMark"},
                  {"periodNumber", 0},
                  {"periodType", "Quarter"},
                  {"subjectId", kSubjectIds + number}};
        put_id(work, "id", 8'000 + number);
        answer["works"].push_back(work);
        json mark{{"value", "4"}, {"lesson", nullptr}, {"date", "2026-10-27T05:00:00.000000"}};
        put_id(mark, "id", 9'000 + number);
        put_id(mark, "work", 8'000 + number);
        answer["marks"].push_back(mark);
    }
    return answer;
}

}  // namespace

std::string FakeSchool::year_marks(const FakeClass& group) {
    json answer;
    for (const char* list : {"marks", "criteriabasedmarks", "works", "lessons", "lessonLogEntries"})
        answer[list] = json::array();
    answer["subjects"] = subjects_of_class();
    answer["subjects"].erase(answer["subjects"].size() - 1);
    answer["workTypes"] = json::array({{{"id", 77001}, {"name", "Ответ на уроке"}}});
    const auto today = model::local_time(now(), {}).date;
    for (auto date = group.first; date <= std::min(group.last, today); date = date + 1) {
        for (const auto& lesson : lessons(group.person, date)) {
            const bool away = lesson.attendance != "Attend";
            if (lesson.marks.empty() && !away) continue;
            const std::int64_t work = lesson.id * 100 + 1;
            answer["lessons"].push_back({{"id", lesson.id},
                                         {"title", lesson.topic},
                                         {"date", date.iso() + "T00:00:00"},
                                         {"number", lesson.number},
                                         {"subjectId", kSubjectIds + lesson.subject},
                                         {"works", json::array({work})},
                                         {"teachers", json::array({kTeacher})}});
            if (away)
                answer["lessonLogEntries"].push_back({{"person", group.person.value},
                                                      {"lesson", lesson.id},
                                                      {"status", lesson.attendance}});
            if (!lesson.marks.empty())
                answer["works"].push_back({{"id", work},
                                           {"lesson", lesson.id},
                                           {"workType", lesson.test ? kControlType : 77001}});
            for (const auto& mark : lesson.marks) {
                json object{{"value", mark.value},
                            {"person", group.person.value},
                            {"lesson", lesson.id},
                            {"work", work},
                            {"workType", lesson.test ? kControlType : 77001},
                            {"date", date.iso() + "T05:10:00.123456"},
                            {"use_avg_calc", true}};
                put_id(object, "id", mark.id);
                answer["marks"].push_back(object);
            }
        }
    }
    return answer.dump();
}

std::optional<std::string> FakeSchool::marks_at(std::string_view path) {
    if (path.starts_with("/v2/works/") && path.ends_with("/marks/histogram"))
        return json{{"markNumbers",
                     {{{"markNumber", 0},
                       {"marks",
                        {{{"value", "5"}, {"count", 8}},
                         {{"value", "4"}, {"count", 10}},
                         {{"value", "3"}, {"count", 4}}}}}}}}
            .dump();
    for (const auto& group : classes) {
        const auto id = std::to_string(group.id);
        const auto person = "/v2/persons/" + std::to_string(group.person.value);
        if (path == "/v2/edu-groups/" + id + "/subjects") return subjects_of_class().dump();
        // The same ones in each year.
        if (path == "/v2/edu-groups/" + id + "/teachers")
            return people_at("/v2/edu-groups/" + std::to_string(kClassSonya) + "/teachers", {})
                ->dump();
        if (path == person + "/group/" + id + "/recentmarks") return year_marks(group);
        if (path == person + "/edu-groups/" + id + "/allfinalmarks") {
            const auto today = model::local_time(now(), {}).date;
            return finals(today > group.first + kFirstTermDays).dump();
        }
    }
    return std::nullopt;
}

}  // namespace ranets::test
