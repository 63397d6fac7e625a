#include "model/diary.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace ranets::model {
namespace {

constexpr int kSaturday = 5, kSunday = 6;

int common_days(Date start_a, Date finish_a, Date start_b, Date finish_b) {
    return std::max(0, std::min(finish_a, finish_b) - std::max(start_a, start_b) + 1);
}

// The year as a whole is a period too: it is taken only where no shorter one fits.
const ReportingPeriod* period_of(Date monday, const std::vector<ReportingPeriod>& periods) {
    const ReportingPeriod* best = nullptr;
    int best_rank = 0;
    for (const auto& period : periods) {
        const int days = common_days(period.start, period.finish, monday, monday + kSaturday);
        if (days == 0) continue;
        const int rank = period.kind == ReportingPeriod::Kind::Year ? days : days + 100;
        if (rank > best_rank) {
            best = &period;
            best_rank = rank;
        }
    }
    return best;
}

bool has_saturdays(const std::vector<Bell>& bells) {
    return bells.empty() || std::any_of(bells.begin(), bells.end(), [](const Bell& bell) {
               return bell.weekdays == 0 || (bell.weekdays >> kSaturday & 1u) != 0;
           });
}

void time_by_bells(Lesson& lesson, const std::vector<Bell>& bells) {
    if (lesson.finish > lesson.start) return;
    for (const auto& bell : bells) {
        if (bell.number != lesson.number) continue;
        lesson.start = bell.start;
        lesson.finish = bell.finish;
        return;
    }
}

// A teacher's classes may come in different shifts, each of which counts its lessons from one.
std::pair<int, int> order(const Lesson& lesson) {
    return {lesson.class_name.empty() ? 0 : lesson.start.minutes, lesson.number};
}

}  // namespace

int study_year_of(Date monday) {
    constexpr int kSeptember = 9;
    const Date saturday = monday + kSaturday;
    return saturday.year() - (saturday.month() < kSeptember ? 1 : 0);
}

std::optional<int> numeric_mark(std::string_view value) {
    constexpr std::string_view kMinusSign = "\u2212";
    if (value.ends_with('+') || value.ends_with('-'))
        value.remove_suffix(1);
    else if (value.ends_with(kMinusSign))
        value.remove_suffix(kMinusSign.size());
    if (value.empty() || value.size() > 3) return std::nullopt;
    int number = 0;
    for (const char c : value) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

DiaryOwner own_timetable(const Account& teacher) {
    DiaryOwner own;
    own.kind = DiaryOwner::Kind::Teacher;
    own.person = teacher.person;
    own.school = teacher.school;
    own.first_name = teacher.first_name;
    own.last_name = teacher.last_name;
    own.classes = teacher.classes;
    if (!own.classes.empty()) own.group = own.classes.front().group;
    return own;
}

DiaryOwner class_timetable(const SchoolClass& of, SchoolId school) {
    DiaryOwner timetable;
    timetable.kind = DiaryOwner::Kind::Class;
    timetable.person = {of.group.value};
    timetable.school = school;
    timetable.group = of.group;
    timetable.group_name = of.name;
    timetable.classes = {of};
    return timetable;
}

WeekSummary summarise(const Week& week) {
    WeekSummary summary;
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    std::set<std::string_view> classes;
    for (const auto& day : week.days) {
        for (const auto& lesson : day.lessons) {
            ++summary.lessons;
            summary.tests += lesson.test_name.empty() ? 0 : 1;
            if (!lesson.class_name.empty()) classes.insert(lesson.class_name);
            for (const auto& homework : lesson.homework) {
                ++summary.homework_total;
                summary.homework_done += homework.done ? 1 : 0;
            }
            for (const auto& mark : lesson.marks) {
                ++summary.marks;
                const auto number = numeric_mark(mark.value);
                if (!number || mark.weight <= 0) continue;
                sum += std::int64_t{*number} * mark.weight;
                weights += mark.weight;
            }
        }
    }
    summary.classes = static_cast<int>(classes.size());
    if (weights > 0) summary.average = static_cast<double>(sum) / static_cast<double>(weights);
    return summary;
}

Week make_week(Date monday, std::vector<Day> days, const SchoolCalendar& calendar) {
    Week week;
    week.monday = monday;
    for (int i = 0; i <= kSunday; ++i) {
        Day day;
        day.date = monday + i;
        for (auto& given : days) {
            if (given.date != day.date) continue;
            std::move(given.lessons.begin(), given.lessons.end(), std::back_inserter(day.lessons));
        }
        for (auto& lesson : day.lessons) time_by_bells(lesson, calendar.bells);
        std::stable_sort(day.lessons.begin(), day.lessons.end(),
                         [](const Lesson& a, const Lesson& b) { return order(a) < order(b); });
        for (const auto& holiday : calendar.holidays) {
            if (holiday.start <= day.date && day.date <= holiday.finish) day.holiday = holiday.name;
        }
        week.days.push_back(std::move(day));
    }
    const auto is_free = [&] { return week.days.back().lessons.empty(); };
    if (is_free()) {
        week.days.pop_back();
        if (!has_saturdays(calendar.bells) && is_free()) week.days.pop_back();
    }

    if (const auto* period = period_of(monday, calendar.periods)) {
        week.period = *period;
        week.week_of_period = (monday - period->start.monday()) / 7 + 1;
    }
    return week;
}

bool is_picture(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string end(file_name.substr(dot + 1));
    for (auto& letter : end) letter = static_cast<char>(letter | 0x20);  // in lower case
    return end == "jpg" || end == "jpeg" || end == "png" || end == "gif" || end == "webp";
}

}  // namespace ranets::model
