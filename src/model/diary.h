#pragma once
// What a diary is made of, as values. Days and times are school-local unless a name says Instant.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/ids.h"

namespace ranets::model {

enum class Role { Pupil, Parent, Teacher, Administrator };

struct SchoolClass {
    GroupId group;
    std::string name;  // as the school writes it: "8 «Б»"
    int year = 0;      // of study, 1-11; 0 when unknown

    friend bool operator==(const SchoolClass&, const SchoolClass&) = default;
};

// Whose lessons a diary shows.
struct DiaryOwner {
    enum class Kind {
        Pupil,
        Teacher,  // their own lessons in `classes`
        Class,    // its lessons, whoever attends them; `person` holds the number of the class
    };
    PersonId person;
    SchoolId school;
    GroupId group;  // whose bells and holidays hold; a teacher's first class
    std::string first_name;
    std::string last_name;
    std::string group_name;  // as the school writes it: "8 «Б»"; a teacher has none
    Kind kind = Kind::Pupil;
    std::vector<SchoolClass> classes = {};

    friend bool operator==(const DiaryOwner&, const DiaryOwner&) = default;
};

// Who has signed in. A pupil is their own only child; teachers and administrators have none.
struct Account {
    UserId user;
    PersonId person;
    Role role = Role::Pupil;
    std::string first_name;
    std::string middle_name;
    std::string last_name;
    ZoneOffset zone;
    std::vector<DiaryOwner> children;
    SchoolId school;                        // where a teacher or an administrator works
    std::vector<SchoolClass> classes = {};  // that a teacher teaches

    friend bool operator==(const Account&, const Account&) = default;
};

// A class that a person is or was in: a class has an id of its own in every school year.
struct Enrolment {
    GroupId group;
    std::string name;    // "7 «Б»"
    int study_year = 0;  // the calendar year of its September

    friend bool operator==(const Enrolment&, const Enrolment&) = default;
};

struct Mark {
    MarkId id;
    LessonId lesson;  // none for marks of a term, a year, an exam
    WorkId work;
    std::string value;      // "5", "4-", "зач"
    std::string work_name;  // kind of the work: "Контрольная работа"
    std::string comment;
    Instant given_at;
    int weight = 1;
    std::string corrected_from;  // the value before; empty: never corrected
    Instant corrected_at;
    bool unseen = false;  // new to the person who is signed in

    friend bool operator==(const Mark&, const Mark&) = default;
};

struct Attachment {
    std::string name;       // with its extension
    std::int64_t size = 0;  // bytes
    std::string url;
    FileId id;  // a nameless attachment is one whose name has not been asked for yet

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

bool is_picture(std::string_view file_name);  // that a browser shows

// A person's own words on a homework; nobody else reads them.
struct OwnNote {
    std::string text;
    std::string version = {};  // as the server counts; empty: it has none
    bool unsent = false;       // waits in the outbox
    bool refused = false;      // the server did not take it: it is here only

    friend bool operator==(const OwnNote&, const OwnNote&) = default;
};

struct Homework {
    WorkId work;
    std::string text;
    bool done = false;
    std::vector<Attachment> files;
    bool unsent = false;  // `done` waits in the outbox
    OwnNote note = {};

    friend bool operator==(const Homework&, const Homework&) = default;
};

enum class Attendance { Present, Absent, Ill, Late, Excused };  // API: Attend Absent Ill Late Pass

// What became of the timetable.
struct LessonChange {
    enum class Kind { Replaced, Moved, Cancelled } kind = Kind::Replaced;
    std::string reason;  // empty when none was given
    // As it had been planned; unknown parts are empty.
    Date date;
    int number = 0;
    std::string subject;
    std::string teacher;  // "Котова М. И."
    std::string room;

    friend bool operator==(const LessonChange&, const LessonChange&) = default;
};

struct Lesson {
    LessonId id;
    int number = 0;  // from 1, as the bells count
    TimeOfDay start;
    TimeOfDay finish;
    SubjectId subject;
    std::string subject_name;
    std::string knowledge_area;
    std::string room;  // "214", "зал 1"; empty when unknown
    std::string topic;
    std::string teacher;  // full name; empty when unknown
    std::string test_name;  // non-empty when an important work is written: "Контрольная работа"
    std::vector<Homework> homework;  // due at this lesson
    std::vector<Mark> marks;         // oldest first
    Attendance attendance = Attendance::Present;
    std::string subgroup = {};  // "1-я подгруппа"; empty: the whole class
    GroupId group = {};         // the class or a subgroup of it, where the server names it
    std::optional<LessonChange> change = {};
    std::string class_name = {};  // of a teacher's lesson: "8 «Б»"; else empty

    bool cancelled() const { return change && change->kind == LessonChange::Kind::Cancelled; }
    friend bool operator==(const Lesson&, const Lesson&) = default;
};

struct Day {
    Date date;
    std::vector<Lesson> lessons;  // by number; a teacher's by time
    std::string holiday;          // its name, when the day is one

    friend bool operator==(const Day&, const Day&) = default;
};

// The marks of a day's lessons, as they stand in the calendar.
struct DayMarks {
    Date date;
    std::vector<std::string> values;  // by lesson, oldest first

    friend bool operator==(const DayMarks&, const DayMarks&) = default;
};

struct ReportingPeriod {
    std::string name;  // as the school writes it
    enum class Kind { Quarter, HalfYear, Trimester, Year, Other } kind = Kind::Other;
    int number = 0;  // from 1 within the school year
    Date start;
    Date finish;  // inclusive

    friend bool operator==(const ReportingPeriod&, const ReportingPeriod&) = default;
};

struct Holiday {
    std::string name;
    Date start;
    Date finish;  // inclusive

    friend bool operator==(const Holiday&, const Holiday&) = default;
};

// When the lesson of a number starts and ends.
struct Bell {
    int number = 0;
    TimeOfDay start;
    TimeOfDay finish;
    unsigned weekdays = 0;  // bit 0 is Monday; 0 means every day

    friend bool operator==(const Bell&, const Bell&) = default;
};

// The framework of a class's school year. Any part may be missing.
struct SchoolCalendar {
    std::vector<ReportingPeriod> periods;
    std::vector<Holiday> holidays;
    std::vector<Bell> bells;

    friend bool operator==(const SchoolCalendar&, const SchoolCalendar&) = default;
};

struct Week {
    Date monday;
    std::string group_name;  // the class of that week; empty: not known to be another than today's
    std::vector<Day> days;   // Monday first; six, or five where the class has no Saturdays
    std::optional<ReportingPeriod> period;
    int week_of_period = 0;  // from 1; counts calendar weeks since the period's first one

    friend bool operator==(const Week&, const Week&) = default;
};

// «Неделя в цифрах»
struct WeekSummary {
    std::optional<double> average;  // of the numeric marks, weights as the school uses them
    int marks = 0;
    int homework_done = 0;
    int homework_total = 0;
    int lessons = 0;
    int tests = 0;    // lessons with one
    int classes = 0;  // of a teacher's lessons

    friend bool operator==(const WeekSummary&, const WeekSummary&) = default;
};

// The diaries of those who are no pupils.
DiaryOwner own_timetable(const Account& teacher);
DiaryOwner class_timetable(const SchoolClass& of, SchoolId school);

WeekSummary summarise(const Week& week);

// Lays days (in any order, some missing) and the school's calendar out as a week: six days; seven
// where Sunday has lessons, five where it has none and Saturday neither, nor bells; holidays,
// period, its week's number.
Week make_week(Date monday, std::vector<Day> days, const SchoolCalendar& calendar);

// The school year that a week belongs to, by the calendar year of its September.
int study_year_of(Date monday);

// The number in "5", "4-", "3+"; nothing for letters.
std::optional<int> numeric_mark(std::string_view value);

}  // namespace ranets::model
