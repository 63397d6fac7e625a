#pragma once
// What is said of a lesson and of a day: accessible names, short forms for narrow cards.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kit/theme.h"
#include "kit/words.h"
#include "model/diary.h"

namespace ranets::shell {

std::string marks_words(const std::vector<std::string>& values);  // «оценки 5, 4»
std::string attendance_word(model::Attendance attendance);        // empty for Present

// All homework of the lesson on one line; empty when there is none.
std::string homework_line(const model::Lesson& lesson);
bool homework_done(const model::Lesson& lesson);    // there is some, and all of it is
bool homework_unsent(const model::Lesson& lesson);  // a tick of it waits for the network
bool has_files(const model::Lesson& lesson);
bool has_undone(const model::Day& day);
std::vector<const model::Lesson*> lessons_held(const model::Day& day);  // but for cancelled ones

std::string room_short(std::string_view room);  // «каб. 214», «зал 1»
std::string room_name(std::string_view room);   // «кабинет 214», «зал 1»
// What tells the lesson from others of its subject: for a teacher the class, else the room, or the
// teacher where no room is known.
std::string place_short(const model::Lesson& lesson);  // «8 «Б»», «каб. 214», «Дёмина О. В.»
std::string place_shorter(const model::Lesson& lesson);  // «214» for «каб. 214»
std::string place_name(const model::Lesson& lesson);     // «8 «Б»», «кабинет 214»
// «Контрольная» for «Контрольная работа», and «КР» where even that is too long.
std::string test_pill(std::string_view test_name);
std::string test_initials(std::string_view test_name);
// Beside the subject: that the timetable changed, else that an important work is written.
struct LessonPill {
    std::string text;  // empty: none
    std::string brief;
    Color background = Color::Mark3Bg;
    Color color = Color::Mark3;
};
LessonPill lesson_pill(const model::Lesson& lesson);
// «Было: Физика, Петров А. И., каб. 112» of a lesson on `day`; empty where nothing changed.
std::string change_line(const model::Lesson& lesson, model::Date day);
std::string in_sentence(std::string_view text);             // without the capital at its start
std::string subject_in_sentence(std::string_view subject);  // «алгебра», but «ОБЗР»
std::string at_start(std::string_view text);                // with one
// «алгебре» for «Алгебра»; in other languages the name as it is.
std::string subject_dative(std::string_view subject);
Icon subject_icon(std::string_view subject);

// What is true of a lesson just now.
struct LessonMoment {
    bool now = false;        // it is going on
    bool unsent = false;     // a tick of its homework waits for the network
    std::string as_of = {};  // when marks were seen last, where they may have changed since
};
// «2 урок, 9:25, Алгебра, кабинет 214, задание: § 12, сделано, 1 файл, оценка 5»
std::string lesson_name_in_week(const model::Lesson& lesson, const LessonMoment& moment);
// «1 урок, Алгебра, 8:30–9:15, идёт сейчас, кабинет 214, не задано, оценка 5»
std::string lesson_name_in_day(const model::Lesson& lesson, const LessonMoment& moment);
// What the name leaves out: how it had been planned, and the test.
std::string lesson_description(const model::Lesson& lesson, model::Date day);

std::string day_title(model::Date date);          // «Среда, 18 ноября»
std::string day_title_short(model::Date date);    // «Ср, 18 ноября»
std::string week_title(const model::Week& week);  // «16–21 ноября»
// Of another school year than today's: «16–21 ноября 2024»
std::string with_year(std::string title, model::Date date, model::Date today);
// Of a day, or of its week, with the year where it is needed.
std::string diary_title(bool of_day, model::Date date, const model::Week& week, model::Date today);
std::string day_name(model::Date date, model::Date today);  // «Среда, 18 ноября, сегодня»
std::string period_text(const model::Week& week);  // «3-я неделя второй четверти»

// The card about the next school day.
struct NextDayWords {
    std::string title;   // «Завтра контрольная по алгебре»
    std::string detail;  // «6 уроков с 8:30 · не сделано 5 заданий»
    std::string name;    // both, with commas
};
// Homework is to be done by pupils alone.
NextDayWords next_day_words(const model::Day& next, model::Date today, bool of_pupil = true);

bool is_now(const model::Lesson& lesson, model::Date date, const model::LocalTime& now);

}  // namespace ranets::shell
