#pragma once
// From the partner API's answers to values. Tolerant of what may be missing, null or spelt in
// another case; an answer without its essentials is Error::Kind::Garbled.
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"
#include "model/lesson_notes.h"
#include "model/own_records.h"
#include "model/result.h"

namespace ranets::api {

// POST /oauth2/authorize
struct AuthorizeAnswer {
    std::string code;
    std::string state;
};
model::Result<AuthorizeAnswer> decode_authorize(std::string_view body);

// POST /oauth2/token
struct TokenAnswer {
    std::string access_token;
    std::string refresh_token;
    std::int64_t expires_in = 0;  // seconds
};
model::Result<TokenAnswer> decode_tokens(std::string_view body);

// GET users/me and GET users/me/context, together: who has signed in.
model::Result<model::Account> decode_account(std::string_view user, std::string_view context);

// GET persons/{p}/groups/{g}/schedules: the child's days, holidays not among them. Attachments
// are nameless, see decode_homework_files.
model::Result<std::vector<model::Day>> decode_schedule(std::string_view body,
                                                       model::PersonId child);

// GET persons/{p}/edu-groups/all: the classes of every year, without subgroups.
model::Result<std::vector<model::Enrolment>> decode_enrolments(std::string_view body);

// GET ext/v1/persons/{p}/groups/{g}/lesson-notes/{from}/{to}
model::Result<std::vector<model::LessonNote>> decode_lesson_notes(std::string_view body);
// GET ext/v1/persons/{p}/own/{from}/{to}
model::Result<model::OwnRecords> decode_own_records(std::string_view body);

// The body of a PUT to tick_path(), note_path(), own_homework_path(), seen_marks_path().
std::string encode_tick(model::PersonId child, bool done);
std::string encode_note(std::string_view text);
std::string encode_own_homework(const model::OwnHomework& homework);
std::string encode_seen_marks(const std::vector<model::MarkId>& marks);
// A note as the server has it: the answer to a note, or what a refusal with 409 tells of it.
struct CurrentNote {
    std::string text;
    std::string version;
};
model::Result<CurrentNote> decode_note(std::string_view body);
model::Result<CurrentNote> decode_note_conflict(std::string_view body);
// Own homework, likewise; without a text where it was taken away.
model::Result<model::OwnHomework> decode_own_homework(std::string_view body);
model::Result<model::OwnHomework> decode_own_homework_conflict(std::string_view body);

// GET users/me/school/homeworks: attachments with their names.
model::Result<std::vector<model::Attachment>> decode_homework_files(std::string_view body);

// GET edu-groups/{g}/reporting-period-group: periods and holidays. A plain list of periods
// (reporting-periods) is taken too.
model::Result<model::SchoolCalendar> decode_periods(std::string_view body);

// GET edu-groups/{g}/timetables: one timetable or a list of them.
model::Result<std::vector<model::Bell>> decode_bells(std::string_view body);

// GET ext/v1/changes, and the data of an event of ext/v1/events. What a kind and its key are of is
// for others to know.
struct Changes {
    struct Change {
        std::string kind;
        std::string key;

        friend bool operator==(const Change&, const Change&) = default;
    };
    std::string cursor;
    std::vector<Change> list;
};
model::Result<Changes> decode_changes(std::string_view body);

}  // namespace ranets::api
