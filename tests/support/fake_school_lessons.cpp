// The lessons of any day, made up on demand, and what is told of them.
#include "support/fake_school.h"
#include "support/fake_school_facts.h"
#include "support/fake_school_people.h"

namespace ranets::test {

using namespace facts;

namespace {

// Of the class's schedule.
json day_of(model::PersonId person, model::Date date, const std::vector<FakeLesson>& lessons) {
    json day{{"date", date.iso() + "T00:00:00"},
             {"nextDate", nullptr},
             {"teachers",
              {{{"role", "Teacher"},
                {"person",
                 {{"id", kTeacher},
                  {"lastName", "Котова"},
                  {"firstName", "Мария"},
                  {"middleName", "Ивановна"}}}}}}};
    for (const char* list :
         {"lessons", "marks", "works", "homeworks", "subjects", "lessonLogEntries"})
        day[list] = json::array();
    day["workTypes"] = {{{"id", 77001}, {"name", "Ответ на уроке"}, {"isImportant", false}},
                        {{"id", kControlType},
                         {"name", "Контрольная работа"},
                         {"isImportant", true},
                         {"weight", 2}}};
    for (std::size_t i = 0; i < kSubjects.size(); ++i)
        day["subjects"].push_back({{"id", 900 + i}, {"name", kSubjects[i]}});
    for (const auto& lesson : lessons) {
        const std::int64_t work = lesson.id * 100 + 1;
        const std::int64_t homework = lesson.id * 100 + 2;
        day["lessons"].push_back({{"id", lesson.id},
                                  {"number", lesson.number},
                                  {"title", lesson.topic},
                                  {"date", date.iso() + "T00:00:00"},
                                  {"subjectId", 900 + lesson.subject},
                                  {"place", std::to_string(200 + lesson.number)},
                                  {"building", nullptr},
                                  {"hours", kHours[static_cast<std::size_t>(lesson.number - 1)]},
                                  {"works", {work, homework}},
                                  {"teachers", json::array({kTeacher})}});
        day["works"].push_back({{"id", work},
                                {"lesson", lesson.id},
                                {"workType", lesson.test ? kControlType : 77001},
                                {"isImportant", lesson.test}});
        if (!lesson.homework.empty()) {
            json files = json::array();
            for (const auto& file : lesson.files) files.push_back(file.id);
            day["homeworks"].push_back(
                {{"id", homework},
                 {"lesson", lesson.id},
                 {"text", lesson.homework},
                 {"files", files},
                 {"tasks",
                  {{{"person", person.value}, {"status", lesson.done ? "Done" : "New"}}}}});
        }
        for (const auto& mark : lesson.marks) {
            json object{{"value", mark.value},
                        {"person", person.value},
                        {"lesson", lesson.id},
                        {"work", work},
                        {"date", date.iso() + "T05:10:00.123456"}};
            put_id(object, "id", mark.id);
            day["marks"].push_back(object);
        }
        if (lesson.attendance != "Attend") {
            day["lessonLogEntries"].push_back(
                {{"person", person.value}, {"lesson", lesson.id}, {"status", lesson.attendance}});
        }
    }
    return day;
}

}  // namespace

std::vector<FakeLesson>& FakeSchool::lessons(model::PersonId person, model::Date date) {
    const auto [found, is_new] = days_.try_emplace({person.value, date.days});
    if (!is_new) return found->second;
    const int weekday = static_cast<int>(date.weekday());
    const int count = weekday == 6 ? 0 : weekday == 5 ? 4 : 6;
    for (int i = 0; i < count; ++i) {
        FakeLesson lesson;
        lesson.number = i + 1;
        lesson.id = std::int64_t{date.days} * 1000 + (person.value % 10) * 10 + lesson.number;
        lesson.subject = (i + weekday) % static_cast<int>(kSubjects.size());
        lesson.topic = "Тема " + std::to_string(lesson.id);
        lesson.homework = "Упражнение " + std::to_string(lesson.number);
        lesson.done = i % 2 == 1;
        lesson.test = weekday == 3 && i == 1;
        if (weekday == 1 && i == 3) lesson.files = {{lesson.id * 10, "Практикум", "DOCX"}};
        if (date < model::Date::of(2026, 11, 19) && i % 3 == 0)
            lesson.marks = {{lesson.id * 10 + 1, i == 0 ? "5" : "4"}};
        found->second.push_back(std::move(lesson));
    }
    return found->second;
}

// Most are asked for again as they were.
const std::string& FakeSchool::day_text(const FakeClass& group, model::Date date) {
    static const std::vector<FakeLesson> kNone;
    const bool member = group.first <= date && date <= group.last;
    const auto& lessons = member ? this->lessons(group.person, date) : kNone;
    auto& told = told_[{group.person.value, group.id, date.days}];
    if (told.text.empty() || told.lessons != lessons)
        told = {lessons, day_of(group.person, date, lessons).dump()};
    return told.text;
}

std::string FakeSchool::schedule(const FakeClass& group, model::Date first, model::Date last) {
    std::string days;
    for (auto date = first; date <= last; date = date + 1) {
        if (!days.empty()) days += ',';
        days += day_text(group, date);
    }
    return R"({"days":[)" + days + "]}";
}

std::string FakeSchool::class_lessons(model::PersonId person, model::Date first, model::Date last) {
    json list = json::array();
    for (auto date = first; date <= last; date = date + 1) {
        for (const auto& lesson : lessons(person, date)) {
            const std::int64_t work = lesson.id * 100 + 1;
            json works = json::array({{{"id", work},
                                       {"type", "LessonTestWork"},
                                       {"workType", lesson.test ? kControlType : 77001},
                                       {"isImportant", lesson.test},
                                       {"text", nullptr}}});
            if (!lesson.homework.empty())
                works.push_back(
                    {{"id", work + 1}, {"type", "Homework"}, {"text", lesson.homework}});
            json object{
                {"number", lesson.number},
                {"title", lesson.topic},
                {"date", date.iso() + "T00:00:00"},
                {"subject",
                 {{"id", 900 + lesson.subject},
                  {"name", kSubjects[static_cast<std::size_t>(lesson.subject)]}}},
                {"works", works},
                {"teachers", json::array({lesson.subject % 2 == 0 ? kTeacher : kOtherTeacher})}};
            put_id(object, "id", lesson.id);
            list.push_back(object);
        }
    }
    return list.dump();
}

std::string FakeSchool::homework_set(std::string_view query) {
    json attached = json::array();
    for (const auto& [key, day] : days_) {
        for (const auto& lesson : day) {
            const std::string asked = "homeworkId=" + std::to_string(lesson.id * 100 + 2);
            if (query.find(asked) == std::string_view::npos) continue;
            for (const auto& file : lesson.files) {
                json object{{"name", file.name},
                            {"type", file.type},
                            {"size", 48'200},
                            {"downloadUrl", "https://files.test/" + std::to_string(file.id)}};
                put_id(object, "id", file.id);
                attached.push_back(object);
            }
        }
    }
    return json{{"works", json::array()}, {"files", attached}}.dump();
}

}  // namespace ranets::test
