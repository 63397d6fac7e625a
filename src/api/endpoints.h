#pragma once
// Where the server's resources are.
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/diary.h"
#include "model/result.h"

namespace ranets::api {

// From /config.json beside the page; what it does not say stays as here.
struct Endpoints {
    std::string base;  // "https://api.school.example"; empty: the page's own origin
    std::string authorize = "/oauth2/authorize";
    std::string token = "/oauth2/token";
    std::string revoke = "/oauth2/revoke";
    bool lesson_notes = false;  // the server has lesson_notes_path
    bool own_records = false;   // and own_records_path with what is written to it
    bool changes = false;       // ... changes_path
    bool events = false;        // ... events_path
    bool files = false;         // ... file_path
    bool uploads = false;       // ... uploads_path
    bool calendars = false;     // ... calendar_addresses_path

    friend bool operator==(const Endpoints&, const Endpoints&) = default;
};

struct DemoSignIn {
    model::Role role = model::Role::Pupil;
    std::string login;
    std::string password;
};

struct Configuration {
    Endpoints endpoints;
    std::vector<DemoSignIn> demo;
};

inline constexpr const char* kConfigurationPath = "/config.json";
model::Result<Configuration> decode_configuration(std::string_view body);

// Paths below Endpoints::base. Ranges are inclusive.
std::string user_path();
std::string context_path();
std::string schedule_path(model::PersonId person, model::GroupId group, model::Date first,
                          model::Date last);
std::string enrolments_path(model::PersonId person);
std::string periods_path(model::GroupId group);
std::string bells_path(model::GroupId group);
std::string lessons_path(model::GroupId group, model::Date first, model::Date last);
std::string work_types_path(model::SchoolId school);
std::string school_path(model::SchoolId school);
std::string school_part_path(model::SchoolId school, std::string_view part);  // "teachers"
std::string class_part_path(model::GroupId group, std::string_view part);     // "persons"
// Of a whole school year, which the class stands for; so many marks and absences of a subject, the
// newest, at most.
inline constexpr int kMostMarksOfSubject = 100;
std::string year_marks_path(model::PersonId person, model::GroupId group);
std::string final_marks_path(model::PersonId person, model::GroupId group);
std::string histogram_path(model::WorkId work);
std::string homework_path(const std::vector<model::WorkId>& works);

// Not of the partner API: only where Endpoints says so.
std::string lesson_notes_path(model::PersonId person, model::GroupId group, model::Date first,
                              model::Date last);
std::string own_records_path(model::PersonId person, model::Date first, model::Date last);
std::string file_path(model::FileId file);
std::string uploads_path();
std::string upload_path(model::FileId file);
std::string tick_path(model::WorkId work);
std::string note_path(model::WorkId work);
std::string seen_marks_path(model::PersonId person);
std::string calendar_addresses_path();
std::string calendar_address_path(std::string_view id);
std::string calendar_path(std::string_view secret);  // what a calendar program asks for
std::string own_homework_path(model::PersonId person, model::WorkId work);
// What changed since a cursor, and the same as it happens; an empty cursor: only where we are now.
std::string changes_path(std::string_view cursor);
std::string events_path(std::string_view cursor);

}  // namespace ranets::api
