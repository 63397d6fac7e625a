#pragma once
// What a handler of the REST API gets: the school, who asks, and the parameters of the path already
// turned into things that exist.
#include <optional>
#include <string>

#include "clock.h"
#include "http/json.h"
#include "school/ids.h"
#include "school/journal.h"
#include "state/calendar_addresses.h"
#include "state/records.h"
#include "state/uploads.h"
#include "state/writes.h"

namespace ranets::stub {

class Chats;

struct World {
    const District& district;
    const Journal& journal;
    Writes& writes;
    Records& records;
    Uploads& uploads;
    CalendarAddresses& calendars;
    Chats& chats;
    int histogram_min = 1;  // fewer marks are not told
};

struct Viewer {
    const Person* person = nullptr;
    unsigned scopes = 0;
};

// Those that the route's pattern names are set.
struct Params {
    int person = kNone;
    int user = kNone;  // a person, too
    int school = kNone;
    std::optional<Group> group;
    std::optional<Subgroup> subgroup;  // of `group`, when the path names a subgroup
    Subject subject = Subject::Count;
    LessonRef lesson;
    WorkRef work;
    MarkRef mark;
    TaskRef task;
    FileRef file;                            // with its lesson in `lesson`
    std::optional<Upload> upload;            // instead of `file`
    std::optional<FinalRef> final_work;      // instead of `work`
    std::optional<FinalMarkRef> final_mark;  // instead of `mark`
    std::optional<TermRef> period;
    std::int64_t entry = 0;  // an id that the asker has chosen
    std::int64_t chat = 0;   // its number; the viewer is in it
    std::int64_t seq = 0;    // of a message there, if there is one
    Date from;
    Date to;
    Date date;
    std::string text;
};

struct Call {
    const World& world;
    Viewer viewer;
    const Request& request;
    LocalTime now;  // the school's
    Params in;

    const District& district() const { return world.district; }
    const Journal& journal() const { return world.journal; }
};

// The class of the work or mark in the path, whichever kind it is.
Group group_of_work(const Params& in);
Group group_of_mark(const Params& in);

// Bytes to be kept under a name, or some of them.
struct Download {
    std::shared_ptr<const Entity> entity;
    std::string name;
    std::string content_range = {};  // of a part: 206
};

struct Answer {
    int status = 200;
    Json json;
    std::optional<Download> download;  // in place of `json`
    Fields headers;                    // besides the usual ones
    bool passing = false;              // not to be kept: it moves with something that is no write

    Answer(Json body) : json(std::move(body)) {}
    Answer(Download file)
        : status(file.content_range.empty() ? 200 : 206), download(std::move(file)) {}
    Answer(int code, Json body) : status(code), json(std::move(body)) {}
};

Answer bad_parameter(std::string_view name);
Answer not_found();
Answer not_yours();
Answer unavailable_now();  // the data file could not be read or written, and nothing was done

// "2026-11-01", with or without a time behind it, padded or not.
std::optional<Date> lenient_date(std::string_view text);
std::optional<std::int64_t> number(std::string_view text);
// All of them, or nothing.
std::optional<std::vector<std::int64_t>> numbers(const std::vector<std::string_view>& texts);

// The ids in a body: a JSON array, an object that holds the array under `key`, or a form that has
// `key` at least once.
std::optional<std::vector<std::int64_t>> ids_in_body(const Request& request, std::string_view key);

struct Range {
    Date from;
    Date to;
};

// The same, where the list of names is not that of the query.
std::optional<Range> range_in(const Fields& fields, std::string_view from, std::string_view to,
                              int days);

// From the query; nothing when a date is missing, wrong, or the range is longer than `days`.
std::optional<Range> range_in_query(const Call& call, std::string_view from, std::string_view to,
                                    int days);

}  // namespace ranets::stub
