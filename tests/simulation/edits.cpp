#include "simulation/edits.h"

#include <algorithm>

#include "simulation/line.h"

namespace ranets::simulation {
namespace {

using test::FakeSchool;

constexpr int kSchoolDays = 6;

// The school makes up a lesson's number of its day and of whose it is.
constexpr std::int64_t kLessonsOfDay = 1000;
constexpr std::int64_t kWorksOfLesson = 100;

std::string text_of_marks(std::vector<std::pair<std::int64_t, std::string>> marks) {
    std::sort(marks.begin(), marks.end());
    std::string text;
    for (const auto& [id, value] : marks) text += " " + std::to_string(id) + ":" + value;
    return text;
}

}  // namespace

std::string Edits::text_of(const model::Lesson& lesson) {
    std::string homework;
    for (const auto& one : lesson.homework) homework += one.text;
    std::vector<std::pair<std::int64_t, std::string>> marks;
    for (const auto& mark : lesson.marks) marks.emplace_back(mark.id.value, mark.value);
    return lesson.topic + " | " + homework + " |" + text_of_marks(std::move(marks));
}

std::string Edits::text_of(const test::FakeLesson& lesson) {
    std::vector<std::pair<std::int64_t, std::string>> marks;
    for (const auto& mark : lesson.marks) marks.emplace_back(mark.id, mark.value);
    return lesson.topic + " | " + lesson.homework + " |" + text_of_marks(std::move(marks));
}

std::string Edits::make(model::Date monday) {
    const auto number = std::to_string(++made_);
    // That of another child is none of the week on the screen.
    const auto child = chance(rng_, 8) == 0 ? FakeSchool::kMisha : FakeSchool::kSonya;
    const auto date = monday + 7 * (chance(rng_, 3) - 1) + chance(rng_, kSchoolDays);
    auto& lessons = school_.lessons(child, date);
    auto& lesson =
        lessons[static_cast<std::size_t>(chance(rng_, static_cast<int>(lessons.size())))];
    auto& states = states_[lesson.id];
    if (states.empty()) states.push_back({0, text_of(lesson)});

    const char* kind = "marks";
    const int what = chance(rng_, 4);
    if (what == 0) {
        kind = "lesson-day";
        lesson.topic = "Тема, правка " + number;
    } else if (what == 1) {
        kind = "homework";
        lesson.homework = "Упражнение, правка " + number;
    } else if (what == 2 && !lesson.marks.empty()) {
        auto& value = lesson.marks.back().value;
        value = value == "5" ? "2" : std::string(1, static_cast<char>(value[0] + 1));
    } else {
        lesson.marks.push_back({lesson.id * kWorksOfLesson * 10 + made_, "3"});
    }
    school_.changed(kind, child, date);
    states.push_back({school_.cursor(), text_of(lesson)});
    return std::string(kind) + " of " + date.iso() + ", change " +
           std::to_string(school_.cursor()) + ": " + states.back().text;
}

void Edits::tell(const FakeSchool::Write& write) {
    constexpr std::string_view kPath = "/ext/v1/homework/";
    if (!write.path.starts_with(kPath)) return;
    const auto lesson = std::stoll(write.path.substr(kPath.size())) / kWorksOfLesson;
    const model::Date date{static_cast<std::int32_t>(lesson / kLessonsOfDay)};
    for (const auto child : {FakeSchool::kSonya, FakeSchool::kMisha}) {
        for (const auto& one : school_.lessons(child, date)) {
            if (one.id == lesson) return school_.changed("own", child, date);
        }
    }
}

bool Edits::is_behind(const model::Lesson& lesson, const Device::Told& told) const {
    const auto known = states_.find(lesson.id.value);
    if (known == states_.end()) return false;
    const auto& states = known->second;
    auto newest = states.end();
    for (auto state = states.begin(); state != states.end(); ++state) {
        if (state->change > told.after && state->change <= told.up_to) newest = state;
    }
    const auto shown = text_of(lesson);
    return newest != states.end() && std::none_of(newest, states.end(), [&](const State& state) {
               return state.text == shown;
           });
}

}  // namespace ranets::simulation
