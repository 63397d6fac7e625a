#pragma once
// A small server in memory that speaks the partner API's shapes, odd ones included. It has one
// family, a teacher and an administrator; lessons of any day are made up on demand and can be
// edited by the test.
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/date.h"
#include "model/ids.h"
#include "support/fake_device.h"
#include "sync/http_transport.h"

namespace ranets::test {

struct FakeMark {
    std::int64_t id = 0;
    std::string value;

    friend bool operator==(const FakeMark&, const FakeMark&) = default;
};

struct FakeFile {
    std::int64_t id = 0;
    std::string name;
    std::string type;  // "PDF"

    friend bool operator==(const FakeFile&, const FakeFile&) = default;
};

struct FakeLesson {
    std::int64_t id = 0;
    int number = 1;
    int subject = 0;  // index into the school's subjects
    std::string topic;
    std::string homework;  // empty: none
    bool done = false;
    bool test = false;
    std::vector<FakeFile> files;
    std::vector<FakeMark> marks;
    std::string attendance = "Attend";

    friend bool operator==(const FakeLesson&, const FakeLesson&) = default;
};

// A class, and while somebody was in it.
struct FakeClass {
    model::PersonId person;
    std::int64_t id = 0;
    std::string name;
    int year = 2026;
    model::Date first;
    model::Date last;
};

class FakeSchool {
  public:
    static constexpr const char* kPassword = "ranets-demo";
    static constexpr model::PersonId kSonya{1000002283077};  // 8 «Б»
    static constexpr model::PersonId kMisha{1000002283078};  // 4 «А»
    static constexpr std::int64_t kParentUser = 1000000000101;
    static constexpr std::int64_t kPupilUser = 1000000000102;  // Соня herself
    static constexpr std::int64_t kTeacherUser = 1000000000103;
    static constexpr std::int64_t kAdministratorUser = 1000000000104;

    explicit FakeSchool(const FakeClock& clock);

    std::optional<sync::Response> answer(const sync::Request& request);
    model::Instant now() const { return clock_.now() + clock_ahead_ms; }

    // Six lessons Monday to Friday, four on Saturday, none on Sunday; homework everywhere, every
    // other one done, marks before Thursday, 2026-11-19.
    std::vector<FakeLesson>& lessons(model::PersonId child, model::Date date);

    // Соня's of this year and the last, Миша's of this year.
    std::vector<FakeClass> classes;
    std::string notes = "[]";  // to the lessons of whatever week is asked for

    bool weighted = false;  // it averages by weight

    // Faults. The first rule whose text is part of the URL answers instead of the school; a rule
    // without an answer lets the request time out.
    struct Rule {
        std::string part;
        std::optional<sync::Response> response;
        int times = -1;  // how often; -1: always
    };
    std::vector<Rule> rules;

    std::int64_t clock_ahead_ms = 0;
    std::int64_t access_lasts_s = 3600;
    bool has_demo = true;
    bool configured = true;                             // false: there is no /config.json
    std::vector<std::string> features{"lesson-notes"};  // also "changes", "events"

    // Tells followers that the day of a child has changed; the test changes it.
    void changed(std::string_view kind, model::PersonId child, model::Date date);
    std::size_t cursor() const { return changes_.size(); }
    // As an event of the stream tells of what changed since a cursor.
    std::string event_after(std::size_t cursor) const;
    std::string last_event() const { return event_after(cursor() - 1); }
    void forget_changes() {
        first_change_ = changes_.size() + 1;
        changes_.emplace_back("none", "");
    }  // every cursor is too old

    // What people have written, as the server keeps it: `own-records` among the features lets the
    // application write it.
    struct OwnNote {
        std::string text;
        int version = 0;
    };
    std::map<std::string, std::map<std::int64_t, OwnNote>> own_notes;  // login → work
    struct OwnHomework {
        std::string day, text;  // no text: it was taken away
        std::string person;     // whose
        bool done = false;
        std::int64_t version = 0;
        std::string subject = {};  // its id; empty: of none
    };
    std::map<std::string, std::map<std::int64_t, OwnHomework>> own_homework;  // login → id
    std::map<std::string, std::set<std::int64_t>> seen_marks;                 // login
    model::Instant marks_since{std::numeric_limits<std::int64_t>::max()};
    struct Write {
        std::string login;
        std::string key;
        std::string path;
        std::string body;
    };
    std::vector<Write> writes;  // that were done, in order; a repetition of a key is not
    // Files, by their number; what is not here is kDefaultFileBytes long. `uploads` among the
    // features lets the application send them.
    static constexpr std::size_t kDefaultFileBytes = 48'200;  // of '%'
    struct File {
        std::string bytes;
        int version = 1;    // its ETag
        std::string owner;  // login; empty: the school's
        std::string name;
        std::int64_t size = -1;  // of an upload that is not whole: what was announced
    };
    std::map<std::int64_t, File> files;
    // `calendars` among the features lets the application make them.
    struct CalendarAddress {
        std::int64_t id = 0;
        std::string owner;  // login
        std::string key;    // of who made it
        std::string secret;
        std::vector<std::string> persons;
        model::Instant made{};
    };
    std::vector<CalendarAddress> calendars;
    bool knows_ranges = true;  // else the whole file is always sent

    // Ends every access token; the refresh tokens still serve.
    void expire_access() { access_.clear(); }
    // Ends everything, as a sign-out on another device.
    void end_sessions();

    int sign_ins = 0;
    int refreshes = 0;
    std::vector<std::string> revoked;

  private:
    struct Grant {
        std::string login;
        std::string challenge;
        std::string redirect;
    };
    sync::Response authorize(const sync::Request& request);
    sync::Response token(const sync::Request& request);
    struct Holder {
        std::string login;
        int family = 0;  // tokens of one sign-in
    };
    struct Spent {
        Holder holder;
        std::string key;      // of who refreshed
        std::string refresh;  // that came of it
        sync::Response answer;
        model::Instant at{};
    };
    sync::Response issue(const Holder& holder);
    sync::Response write(const std::string& login, const sync::Request& request);
    // fake_school_files.cpp; nothing: it is about something else.
    std::optional<sync::Response> file_exchange(const std::string& login,
                                                const sync::Request& request);
    // fake_school_calendars.cpp; nothing: it is about something else.
    std::optional<sync::Response> calendar_addresses(const std::string& login,
                                                     const sync::Request& request);
    sync::Response apply(const std::string& login, const sync::Request& request);
    std::optional<sync::Response> own_records(const std::string& login, std::string_view path);
    sync::Response write_own_homework(const std::string& login, const sync::Request& request);
    FakeLesson* lesson_of_homework(std::int64_t work);
    sync::Response resource(const std::string& login, std::string_view url);
    std::string classes_of(model::PersonId person) const;
    const std::string& day_text(const FakeClass& group, model::Date date);
    std::string schedule(const FakeClass& group, model::Date first, model::Date last);
    // Of the class of `child`; every other subject is given by another teacher.
    std::string class_lessons(model::PersonId child, model::Date first, model::Date last);
    std::string homework_set(std::string_view query);
    // fake_school_marks.cpp; nothing: it is about something else.
    std::optional<std::string> marks_at(std::string_view path);
    std::string year_marks(const FakeClass& group);
    sync::Response changes(std::string_view query) const;
    sync::Response events(std::string_view query) const;
    bool has(std::string_view feature) const;
    std::string changes_after(std::size_t cursor) const;

    const FakeClock& clock_;
    std::map<std::pair<std::int64_t, std::int32_t>, std::vector<FakeLesson>> days_;
    struct Told {
        std::vector<FakeLesson> lessons;  // that the text is of
        std::string text;
    };
    std::map<std::tuple<std::int64_t, std::int64_t, std::int32_t>, Told> told_;
    std::map<std::string, Grant> codes_;
    std::map<std::string, Holder> access_;                                    // by token
    std::map<std::string, Holder> refresh_;                                   // by token
    std::map<std::string, std::pair<std::string, sync::Response>> answered_;  // by key
    std::map<std::string, Spent> spent_;
    int issued_ = 0;
    std::int64_t last_calendar_ = 0;
    std::vector<std::pair<std::string, std::string>> changes_;  // kind, key; a cursor is a count
    std::size_t first_change_ = 0;                              // cursors before it are too old
};

}  // namespace ranets::test
