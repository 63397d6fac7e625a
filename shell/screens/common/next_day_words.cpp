// The card that tells what the next school day brings.
#include <algorithm>
#include <array>

#include "screens/common/lesson_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr std::array kOnWeekday{Word::kNextMonday,   Word::kNextTuesday, Word::kNextWednesday,
                                Word::kNextThursday, Word::kNextFriday,  Word::kNextSaturday,
                                Word::kNextSunday};

std::string when(model::Date date, model::Date today) {
    const int ahead = date - today;
    if (ahead == 0) return std::string(text_of(Word::kDiaryToday));
    if (ahead == 1) return std::string(text_of(Word::kNextTomorrow));
    if (ahead > 1 && ahead < 7) {
        return std::string(text_of(kOnWeekday[static_cast<std::size_t>(date.weekday())]));
    }
    return day_month(date);
}

}  // namespace

NextDayWords next_day_words(const model::Day& next, model::Date today, bool of_pupil) {
    NextDayWords words;
    const auto day = when(next.date, today);
    const auto tests = std::count_if(next.lessons.begin(), next.lessons.end(),
                                     [](const model::Lesson& l) { return !l.test_name.empty(); });
    const auto held = lessons_held(next);
    std::string lessons = plural(Word::kNextLessons, static_cast<long long>(held.size()));
    if (!held.empty()) lessons = format(Word::kNextFrom, {lessons, time_text(held.front()->start)});

    bool told = false;
    if (tests == 1) {
        const auto& lesson =
            *std::find_if(next.lessons.begin(), next.lessons.end(),
                          [](const model::Lesson& l) { return !l.test_name.empty(); });
        words.title = lesson.test_name.starts_with("Контрольная")
                          ? format(Word::kNextControl, {day, subject_dative(lesson.subject_name)})
                          : format(Word::kNextTest,
                                   {day, in_sentence(lesson.test_name), lesson.subject_name});
    } else if (tests > 1) {
        words.title = format(Word::kNextTitle, {day, plural(Word::kNextTests, tests)});
    } else {
        words.title = format(Word::kNextTitle, {day, lessons});
        told = true;
    }

    int total = 0;
    int undone = 0;
    for (const auto& lesson : next.lessons) {
        for (const auto& homework : lesson.homework) {
            ++total;
            undone += homework.done ? 0 : 1;
        }
    }
    std::string homework;
    if (of_pupil && total > 0) {
        homework = undone > 0 ? plural(Word::kNextUndone, undone)
                              : std::string(text_of(Word::kNextAllDone));
    }

    words.name = words.title;
    if (!told) {
        words.detail = lessons;
        words.name += ", " + lessons;
    }
    if (!homework.empty()) {
        words.detail += (words.detail.empty() ? "" : " · ") + homework;
        words.name += ", " + homework;
    }
    return words;
}

}  // namespace ranets::shell
