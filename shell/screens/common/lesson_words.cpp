#include "screens/common/lesson_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "kit/widgets.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr int kSaturday = 5;  // days after Monday

constexpr std::array kQuarters{Word::kPeriodQuarter1, Word::kPeriodQuarter2, Word::kPeriodQuarter3,
                               Word::kPeriodQuarter4};
constexpr std::array kHalves{Word::kPeriodHalf1, Word::kPeriodHalf2};
constexpr std::array kTrimesters{Word::kPeriodTrimester1, Word::kPeriodTrimester2,
                                 Word::kPeriodTrimester3};

void append(std::string& text, std::string_view part, std::string_view separator = ", ") {
    if (part.empty()) return;
    if (!text.empty()) text += separator;
    text += part;
}

bool starts_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

std::string marks_text(const model::Lesson& lesson, std::string_view as_of) {
    std::vector<std::string> values;
    for (const auto& mark : lesson.marks) values.push_back(mark.value);
    std::string text = marks_words(values);
    if (!text.empty() && !as_of.empty()) append(text, format(Word::kLessonAsOf, {as_of}));
    return text;
}

std::string files_text(const model::Lesson& lesson) {
    long long files = 0;
    for (const auto& homework : lesson.homework)
        files += static_cast<long long>(homework.files.size());
    return files > 0 ? plural(Word::kLessonFilesCount, files) : std::string();
}

// Room, homework with all that is drawn beside it, attendance, marks: the end of every name.
void append_rest(std::string& name, const model::Lesson& lesson, const LessonMoment& moment) {
    append(name, place_name(lesson));
    if (const auto homework = homework_line(lesson); !homework.empty()) {
        append(name, format(Word::kLessonHomeworkIs, {homework}));
        if (homework_done(lesson)) append(name, in_sentence(text_of(Word::kLessonDone)));
        if (moment.unsent) append(name, text_of(Word::kLessonUnsent));
        // Homework that is only files has told how many.
        if (const auto files = files_text(lesson); files != homework) append(name, files);
    } else if (!lesson.cancelled()) {
        append(name, in_sentence(text_of(Word::kDiaryNoHomework)));
    }
    append(name, attendance_word(lesson.attendance));
    append(name, marks_text(lesson, moment.as_of));
}

// «Дёмина О. В.»
std::string short_name(std::string_view full) {
    const auto space = full.find(' ');
    std::string name(full.substr(0, space));
    for (auto at = space; at != std::string_view::npos; at = full.find(' ', at + 1)) {
        const auto initial = initials_of(full.substr(at + 1), {});
        if (!initial.empty()) name += "\u00a0" + initial + ".";
    }
    return name;
}

std::string number_text(const model::Lesson& lesson) {
    return format(Word::kLessonNumber, {std::to_string(lesson.number)});
}

// «Алгебра», or «Алгебра, отменён».
std::string subject_text(const model::Lesson& lesson) {
    std::string text = lesson.subject_name;
    if (lesson.change) append(text, in_sentence(lesson_pill(lesson).text));
    return text;
}

}  // namespace

std::string marks_words(const std::vector<std::string>& values) {
    if (values.empty()) return {};
    std::string list;
    for (const auto& value : values) append(list, value);
    return format(values.size() == 1 ? Word::kLessonMarkIs : Word::kLessonMarksAre, {list});
}

std::string attendance_word(model::Attendance attendance) {
    using model::Attendance;
    switch (attendance) {
        case Attendance::Present:
            break;
        case Attendance::Absent:
            return std::string(text_of(Word::kAttendanceAbsent));
        case Attendance::Ill:
            return std::string(text_of(Word::kAttendanceIll));
        case Attendance::Late:
            return std::string(text_of(Word::kAttendanceLate));
        case Attendance::Excused:
            return std::string(text_of(Word::kAttendanceExcused));
    }
    return {};
}

std::string homework_line(const model::Lesson& lesson) {
    std::string line;
    for (const auto& homework : lesson.homework) append(line, homework.text, "; ");
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::erase(line, '\r');
    // Homework that is only files still is homework.
    if (line.empty()) line = files_text(lesson);
    return line;
}

bool homework_done(const model::Lesson& lesson) {
    return !lesson.homework.empty() &&
           std::all_of(lesson.homework.begin(), lesson.homework.end(),
                       [](const model::Homework& homework) { return homework.done; });
}

bool homework_unsent(const model::Lesson& lesson) {
    return std::any_of(lesson.homework.begin(), lesson.homework.end(),
                       [](const model::Homework& homework) { return homework.unsent; });
}

bool has_files(const model::Lesson& lesson) {
    return std::any_of(lesson.homework.begin(), lesson.homework.end(),
                       [](const model::Homework& homework) { return !homework.files.empty(); });
}

std::vector<const model::Lesson*> lessons_held(const model::Day& day) {
    std::vector<const model::Lesson*> held;
    for (const auto& lesson : day.lessons) {
        if (!lesson.cancelled()) held.push_back(&lesson);
    }
    return held;
}

bool has_undone(const model::Day& day) {
    return std::any_of(day.lessons.begin(), day.lessons.end(), [](const model::Lesson& lesson) {
        return !lesson.homework.empty() && !homework_done(lesson);
    });
}

std::string room_name(std::string_view room) {
    return starts_with_digit(room) ? format(Word::kLessonRoom, {room}) : std::string(room);
}

std::string place_shorter(const model::Lesson& lesson) {
    if (!lesson.class_name.empty()) return lesson.class_name;
    return lesson.room.empty() ? short_name(lesson.teacher) : lesson.room;
}

std::string room_short(std::string_view room) {
    return starts_with_digit(room) ? format(Word::kDiaryRoom, {room}) : std::string(room);
}

std::string place_short(const model::Lesson& lesson) {
    const bool room = lesson.class_name.empty() && !lesson.room.empty();
    return room ? room_short(lesson.room) : place_shorter(lesson);
}

std::string place_name(const model::Lesson& lesson) {
    if (!lesson.class_name.empty()) return lesson.class_name;
    return lesson.room.empty() ? lesson.teacher : room_name(lesson.room);
}

std::string lesson_name_in_week(const model::Lesson& lesson, const LessonMoment& moment) {
    std::string name = number_text(lesson);
    append(name, time_text(lesson.start));
    append(name, subject_text(lesson));
    if (moment.now) append(name, text_of(Word::kDiaryLessonNow));
    append_rest(name, lesson, moment);
    return name;
}

std::string lesson_name_in_day(const model::Lesson& lesson, const LessonMoment& moment) {
    std::string name = number_text(lesson);
    append(name, subject_text(lesson));
    append(name, time_range(lesson.start, lesson.finish));
    if (moment.now) append(name, text_of(Word::kDiaryLessonNow));
    append_rest(name, lesson, moment);
    return name;
}

std::string lesson_description(const model::Lesson& lesson, model::Date day) {
    std::string text = change_line(lesson, day);
    append(text, lesson.test_name);
    return text;
}

std::string day_title_short(model::Date date) {
    return format(Word::kDiaryDate, {weekday_short(date.weekday()), day_month(date)});
}

std::string day_title(model::Date date) {
    return format(Word::kDiaryDate, {weekday_name(date.weekday()), day_month(date)});
}

std::string week_title(const model::Week& week) {
    const auto last = week.days.empty() ? week.monday : week.days.back().date;
    return date_range(week.monday, last);
}

std::string with_year(std::string title, model::Date date, model::Date today) {
    if (model::study_year_of(date.monday()) == model::study_year_of(today.monday())) return title;
    return format(Word::kDiaryDateYear, {title, std::to_string(date.year())});
}

std::string diary_title(bool of_day, model::Date date, const model::Week& week, model::Date today) {
    if (of_day) return with_year(day_title(date), date, today);
    return with_year(week_title(week), week.monday + kSaturday, today);
}

std::string day_name(model::Date date, model::Date today) {
    return format(date == today ? Word::kDiaryDateToday : Word::kDiaryDate,
                  {weekday_name(date.weekday()), day_month(date)});
}

std::string period_text(const model::Week& week) {
    if (!week.period || week.week_of_period <= 0) return {};
    using Kind = model::ReportingPeriod::Kind;
    const int number = week.period->number;
    const auto nth = [&](std::span<const Word> words) {
        const bool known = number >= 1 && number <= static_cast<int>(words.size());
        return known ? text_of(words[static_cast<std::size_t>(number - 1)]) : std::string_view{};
    };
    std::string_view period;
    switch (week.period->kind) {
        case Kind::Quarter:
            period = nth(kQuarters);
            break;
        case Kind::HalfYear:
            period = nth(kHalves);
            break;
        case Kind::Trimester:
            period = nth(kTrimesters);
            break;
        case Kind::Year:
            period = text_of(Word::kPeriodYear);
            break;
        case Kind::Other:
            break;
    }
    const auto count = std::to_string(week.week_of_period);
    if (period.empty()) return format(Word::kDiaryWeekOfOther, {count, week.period->name});
    return format(Word::kDiaryWeekOfPeriod, {count, period});
}

bool is_now(const model::Lesson& lesson, model::Date date, const model::LocalTime& now) {
    return date == now.date && !lesson.cancelled() && lesson.start <= now.time &&
           now.time < lesson.finish;
}

}  // namespace ranets::shell
