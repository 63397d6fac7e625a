#pragma once
// Everything a frame needs to know, as plain values without a word of user-facing text: the shell
// turns it into words and pixels. Owned by App; valid until the next call into App.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/resource.h"
#include "model/calendar_address.h"
#include "model/diary.h"
#include "model/homework_list.h"
#include "model/marks.h"
#include "model/own_records.h"
#include "model/school.h"
#include "model/search.h"

namespace ranets::app {

// Gallery: every widget in every state, for those who make them; nothing leads there.
// Data: what is kept on this device; Take: what is taken along from it; parts of «Ещё».
enum class Screen { Login, Diary, Homework, Marks, Chats, School, More, Data, Take, Gallery };
enum class DiaryLayout { Week, Day };
enum class Theme { System, Light, Dark };
enum class Language { Russian, English };
// On what lines may be fetched what nobody has asked for yet.
enum class FetchAhead { AnyLine, Unmetered, Never };
// Of all that is read, in percent.
inline constexpr int kTextPercents[] = {100, 115, 130};

// The one that runs, in holidays the one that has ended.
inline constexpr int kUsualTerm = -1;

// Where the user is; the page's address is its text form.
struct Route {
    Screen screen = Screen::Login;
    // Diary and homework:
    model::PersonId child;  // unset or unknown: the child chosen last, else the first
    // Diary only:
    model::Date date;  // the chosen day; in the week layout any day of the week; unset: today
    std::optional<DiaryLayout> layout;  // unset: the window's width decides (week from 720 px)
    model::LessonId lesson;             // whose panel is open; none when closed
    // School, and the diary of an administrator: whose list or lessons are shown.
    model::GroupId group;
    // Homework only:
    model::HomeworkFilter homework = {};
    model::WorkId work = {};  // whose panel is open; none when closed
    // Marks only:
    int study_year = 0;     // by the year of its September; 0: the one that runs
    int term = kUsualTerm;  // by its number; 0: the whole year

    friend bool operator==(const Route&, const Route&) = default;
};

// "#/diary/2026-11-16?child=1000002283077&view=day&lesson=…"
std::string address_of(const Route& route);
// Nothing when the text is no address of ours. Missing parts keep the defaults of Route.
std::optional<Route> route_of(std::string_view address);

struct DemoAccount {
    model::Role role;
    std::string login;
    std::string password;  // no secret: the server tells it to everybody
};

struct LoginView {
    enum class Problem {
        None,
        EmptyLogin,
        EmptyPassword,
        WrongPassword,
        InvisibleLetters,  // so it was, but the login holds what nobody can see
        MixedLetters,      // … or Cyrillic letters among Latin ones
        TooManyTries,
        Offline,
        Timeout,
        Server,
        Garbled
    };
    bool busy = false;
    Problem problem = Problem::None;
    std::string region;  // id of the remembered region; empty at first
    std::string login;   // what the field should hold at first
    bool shared_computer = false;
    std::vector<DemoAccount> demo;  // empty: no demo block
    bool session_expired = false;   // the sign-in was lost, the data is still here
    bool data_gone = false;         // somebody was signed in here: the browser has cleared it all
};

// How fresh what a screen shows is.
struct SyncView {
    enum class State { Never, Refreshing, Fresh, Offline, Failed };
    State state = State::Never;
    std::optional<model::Instant> as_of;
};

// To the server, whatever is on the screen.
struct LineView {
    enum class Connection { Good, Failing, Gone };
    Connection connection = Connection::Good;  // other than Good: until an answer has come again
    int waiting = 0;    // changes of the user that the server has not got yet
    bool slow = false;  // they wait, and for longer than a sending takes
};

// Whose diary there is to read.
struct ChildrenView {
    std::vector<model::DiaryOwner> all;
    model::PersonId chosen;

    const model::DiaryOwner* chosen_child() const {
        for (const auto& child : all) {
            if (child.person == chosen) return &child;
        }
        return nullptr;
    }
};

struct BadgesView {
    int homework = 0;               // undone for the next school day after today,
    model::Date homework_due = {};  // which is this; unset: it is not known
    int marks = 0;                  // new to who is signed in
};

// The month that the calendar shows, with the days of other months that complete its weeks.
struct MonthView {
    model::Date first;  // of the month; unset: nobody looks
    std::vector<model::DayMarks> marks;
    bool loading = false;  // some of its weeks are on their way
    bool failed = false;   // some could not be had
};

// An attachment of what is open: whether what is in it is on this device.
struct FileView {
    enum class State {
        Absent,
        Loading,
        Here,
        Offline,  // it comes by itself once there is a line again
        Failed,
    };
    model::FileId id;
    State state = State::Absent;
    // Bytes, of what was asked for and is not here yet; `size` 0: it is not known.
    std::int64_t received = 0, size = 0;

    friend bool operator==(const FileView&, const FileView&) = default;
};

struct DiaryView {
    Resource<model::Week> week;
    SyncView sync;
    model::WeekSummary summary;
    // The next school day after the chosen one, when it is known to the cache.
    std::optional<model::Day> next_day;
    MonthView month;
    const model::Lesson* open_lesson = nullptr;  // into `week`
    bool own_records = false;                    // homework can be ticked and noted upon
};

struct MarksView {
    // The school years that there are marks of, the latest first, by the year of their September.
    std::vector<int> years;
    int study_year = 0;                         // the one shown; 0: nobody's marks are
    std::vector<model::ReportingPeriod> terms;  // of that year, as far as they are known
    int term = 0;                               // the one shown, by its number; 0: the whole year
    Resource<model::MarksYear> year;
    model::MarksTable table;  // of the term, or of the year
    // How many lessons of a subject there are until the term's end, beside `table.rows`; nothing
    // where the timetable is not known, or the term is no more.
    std::vector<std::optional<int>> lessons_left;
    SyncView sync;
    // How a class did the work of the mark that is looked at.
    model::MarkId open;
    Resource<std::vector<model::ValueCount>> histogram;
};

// What the list points to is the model's, and stays until the view moves.
struct HomeworkView {
    Resource<model::HomeworkList>
        list;                    // of Route::homework; none while nothing of the year is here
    std::uint64_t revision = 0;  // moves when the list does
    std::uint64_t opened = 0;    // moves when one begins to read it anew: at its opening
    SyncView sync;
    int running_year = 0;    // of study, by the calendar year of its September
    std::vector<int> years;  // in which the child was at school, as far as is known; latest first
    struct Subject {
        model::SubjectId id;
        std::string name;
    };
    std::vector<Subject> subjects;  // of the years shown, by name
    // The open one's; null: none.
    const model::Lesson* open_lesson = nullptr;
    const model::Homework* open = nullptr;
    model::Date open_due;
    const model::OwnHomework* open_own = nullptr;  // where it is of one's own
    // Of the years shown: how much is here, up to what has been set by now.
    int weeks_kept = 0, weeks_in_all = 0;
    enum class Download { None, Running, Done, Failed };
    Download download = Download::None;  // of the rest of it
    int weeks_done = 0, weeks_wanted = 0;
    bool downloads() const { return download == Download::Running; }
};

struct SchoolView {
    model::SchoolId school;
    Resource<model::SchoolCard> card;
    // Whose lists the user reads; a choice where there are several. Of a child's: itself.
    std::vector<model::SchoolClass> classes;
    model::GroupId group;  // the chosen one
    Resource<model::ClassList> class_list;
    model::SchoolCalendar calendar;  // of the class, as far as it is known
    SyncView sync;
};

// Something that was found.
struct SearchRow {
    model::SearchGroup group = model::SearchGroup::Lessons;
    model::MarkedText title, about;
    model::PersonId child;     // whose diary it stands in
    std::uint32_t number = 0;  // with the date: what tells it from the others of its group
    // Of lessons, homework and marks:
    model::Date date;
    model::LessonId lesson;
    int lesson_number = 0;
    model::TimeOfDay start;
    std::string subject, room;
    model::WorkId work;        // of homework
    std::optional<bool> done;  // none: it is for no one here to do
    std::string value;         // of a mark
    // Of people:
    model::Person person;
    bool teaches = false;
};

// Search over what is on this device. It stands above whatever screen is shown.
struct SearchView {
    bool open = false;
    int session = 0;                          // counts openings
    std::string text;                         // as it was typed
    std::optional<model::SearchGroup> group;  // none: a few of each are shown
    model::PersonId child;                    // in whose diary
    bool looked = false;                      // there is a word in the text
    std::array<int, model::kSearchGroups> found{};
    std::vector<SearchRow> rows;      // in the order of their groups
    bool more = false;                // rows, to be asked for (MoreFound)
    bool working = false;             // more may be found: see ContinueSearch
    int percent = 100;                // of what is on this device is in the index
    std::vector<std::string> recent;  // texts that led to something, the latest first
};

enum class Stage {
    Opening,    // somebody was signed in before: their files are on the way
    SignedOut,  // the login is shown
    SignedIn,
    Elsewhere,  // another tab has the files of who is signed in
};

// One tab at a time has the account's files. A tab that has not shows but this, until use_here().
enum class OtherTab {
    None,    // in its way
    Active,  // it has them
    Asked,   // to give them up
    Stuck,   // it was asked, but neither does nor can be made to
};

// The code of the screens beyond the diary, which comes behind it.
enum class LatePart {
    Absent,  // nobody wants it yet
    Wanted,
    Missing,  // it can't be had: there may be no network
    Here,
};

enum class Notice {
    StorageUnavailable,  // this browser keeps nothing: told once a device
    BrowserAsks,         // whether the diary may keep data: why is said here
    StorageFailed,       // a write to the local database failed
    NewerFiles,          // a newer version has written them: they are left alone, memory serves
    Salvaged,            // what only this device knew was damaged: what could be read is saved
    SignedOutElsewhere,
    NewVersion,   // waits until apply_update()
    TickRefused,  // the server did not take a change of the user's
    NoteRefused,
    NotKept,  // a change could not be put on the disk: nothing has happened
};

// What helps to find out why something does not work; nothing that tells who is here.
struct DeviceView {
    enum class Storage { None, Disk, Memory };
    Storage storage = Storage::None;  // where the account's data are; none: nobody is signed in
    // Whether the browser promises not to clear it when room is short; unknown: it says nothing.
    enum class Promise { Unknown, Given, Refused };
    Promise promise = Promise::Unknown;
    int requests = 0;         // since the start, repeated ones too
    int failed_requests = 0;  // without an answer that was of use
};

// What is kept on this device of whoever is signed in; but for the choice known only while its
// screen is shown.
struct DataView {
    FetchAhead fetch_ahead = FetchAhead::Unmetered;
    bool metered = false;  // the line is, or the browser was told to save
    struct Kept {
        model::PersonId child;
        int weeks = 0;
        std::optional<model::Date> from;  // Monday of the earliest one

        friend bool operator==(const Kept&, const Kept&) = default;
    };
    std::vector<Kept> kept;  // in the order of ChildrenView::all
    std::int64_t cache_bytes = 0;
    std::int64_t outbox_bytes = 0;
    // Of the whole term, which the user has asked for.
    enum class Download { None, Running, Done, Failed };
    Download download = Download::None;
    int weeks_done = 0, weeks_wanted = 0;

    friend bool operator==(const DataView&, const DataView&) = default;
};

// What goes along into other programs.
struct TakeView {
    // Of this school year, in the order of ChildrenView::all: what a calendar's file would hold.
    struct Kept {
        model::PersonId child;
        int weeks = 0;
        std::optional<model::Date> from;  // Monday of the earliest one

        friend bool operator==(const Kept&, const Kept&) = default;
    };
    std::vector<Kept> kept;
    bool offered = false;  // there are addresses for calendar programs, for who is signed in
    Resource<std::vector<model::CalendarAddress>> addresses;  // oldest first
    bool busy = false;                                        // one is being made, or taken back
    std::string made;                           // the whole of a new one, told this once; or empty
    std::string made_id;                        // whose
    std::optional<model::Error::Kind> problem;  // what came of the last try, if it was no good
};

struct Views {
    Stage stage = Stage::SignedOut;
    Route route;
    std::optional<model::Account> account;
    LoginView login;
    // Who is signed in could not be asked for, and was never known here.
    std::optional<model::Error::Kind> account_error;
    ChildrenView children;
    LineView line;
    BadgesView badges;
    DiaryView diary;
    HomeworkView homework;
    std::vector<FileView> files;  // of what is open; none: by their addresses only
    MarksView marks;
    SchoolView school;
    DataView data;
    SearchView search;
    TakeView take;
    model::LocalTime now;  // in the school's zone, by the server's clock
    Theme theme = Theme::System;
    Language language = Language::Russian;
    int text_percent = 100;  // one of kTextPercents
    DeviceView device;
    OtherTab other_tab = OtherTab::None;
    LatePart late_part = LatePart::Absent;
    std::vector<Notice> notices;  // oldest first, until dismissed
};

}  // namespace ranets::app
