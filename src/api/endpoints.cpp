#include "api/endpoints.h"

#include <string_view>

#include "api/json.h"
#include "api/url.h"

namespace ranets::api {
namespace {

void take(std::string& into, const Json& object, const char* key) {
    auto value = text(object, key);
    if (!value.empty()) into = std::move(value);
}

std::optional<model::Role> role_of(std::string_view name) {
    if (name == "pupil") return model::Role::Pupil;
    if (name == "parent") return model::Role::Parent;
    if (name == "teacher") return model::Role::Teacher;
    if (name == "admin" || name == "administrator") return model::Role::Administrator;
    return std::nullopt;
}

std::string in_group(model::PersonId person, model::GroupId group) {
    return "/persons/" + std::to_string(person.value) + "/groups/" + std::to_string(group.value);
}

std::string since(std::string_view cursor) {
    return cursor.empty() ? std::string() : "?since=" + url_encode(cursor);
}

}  // namespace

model::Result<Configuration> decode_configuration(std::string_view body) {
    const Document document(body);
    if (!document.is_object()) return garbled("configuration");
    Configuration configuration;
    auto& endpoints = configuration.endpoints;
    take(endpoints.base, document.root(), "apiBase");
    while (endpoints.base.ends_with('/')) endpoints.base.pop_back();
    const Json& oauth = object(document.root(), "oauth");
    take(endpoints.authorize, oauth, "authorize");
    take(endpoints.token, oauth, "token");
    take(endpoints.revoke, oauth, "revoke");
    for (const auto& feature : texts(document.root(), "features")) {
        endpoints.lesson_notes |= feature == "lesson-notes";
        endpoints.own_records |= feature == "own-records";
        endpoints.changes |= feature == "changes";
        endpoints.events |= feature == "events";
        endpoints.files |= feature == "files";
        endpoints.uploads |= feature == "uploads";
        endpoints.calendars |= feature == "calendars";
    }
    for (const auto* account : objects(object(document.root(), "demo"), "accounts")) {
        const auto role = role_of(text(*account, "role"));
        auto login = text(*account, "login");
        if (!role || login.empty()) continue;
        configuration.demo.push_back({*role, std::move(login), text(*account, "password")});
    }
    return configuration;
}

std::string user_path() {
    return "/v2/users/me";
}
std::string context_path() {
    return "/v2/users/me/context";
}

std::string schedule_path(model::PersonId person, model::GroupId group, model::Date first,
                          model::Date last) {
    return "/v2" + in_group(person, group) + "/schedules?startDate=" + first.iso() +
           "&endDate=" + last.iso();
}

std::string lesson_notes_path(model::PersonId person, model::GroupId group, model::Date first,
                              model::Date last) {
    return "/ext/v1" + in_group(person, group) + "/lesson-notes/" + first.iso() + "/" + last.iso();
}

std::string changes_path(std::string_view cursor) {
    return "/ext/v1/changes" + since(cursor);
}

std::string events_path(std::string_view cursor) {
    return "/ext/v1/events" + since(cursor);
}

std::string enrolments_path(model::PersonId person) {
    return "/v2/persons/" + std::to_string(person.value) + "/edu-groups/all";
}

std::string class_part_path(model::GroupId group, std::string_view part) {
    return "/v2/edu-groups/" + std::to_string(group.value) + "/" + std::string(part);
}

std::string periods_path(model::GroupId group) {
    return class_part_path(group, "reporting-period-group");
}

std::string bells_path(model::GroupId group) {
    return class_part_path(group, "timetables");
}

std::string lessons_path(model::GroupId group, model::Date first, model::Date last) {
    return class_part_path(group, "lessons/" + first.iso() + "/" + last.iso());
}

std::string work_types_path(model::SchoolId school) {
    return "/v2/work-types/" + std::to_string(school.value);
}

std::string school_path(model::SchoolId school) {
    return "/v2/schools/" + std::to_string(school.value);
}

std::string school_part_path(model::SchoolId school, std::string_view part) {
    return school_path(school) + "/" + std::string(part);
}

std::string year_marks_path(model::PersonId person, model::GroupId group) {
    return "/v2/persons/" + std::to_string(person.value) + "/group/" + std::to_string(group.value) +
           "/recentmarks?limit=" + std::to_string(kMostMarksOfSubject);
}

std::string final_marks_path(model::PersonId person, model::GroupId group) {
    return "/v2/persons/" + std::to_string(person.value) + "/edu-groups/" +
           std::to_string(group.value) + "/allfinalmarks";
}

std::string histogram_path(model::WorkId work) {
    return "/v2/works/" + std::to_string(work.value) + "/marks/histogram";
}

std::string homework_path(const std::vector<model::WorkId>& works) {
    std::string path = "/v2/users/me/school/homeworks";
    char separator = '?';
    for (const auto work : works) {
        path += separator;
        path += "homeworkId=" + std::to_string(work.value);
        separator = '&';
    }
    return path;
}

std::string own_records_path(model::PersonId person, model::Date first, model::Date last) {
    return "/ext/v1/persons/" + std::to_string(person.value) + "/own/" + first.iso() + "/" +
           last.iso();
}

std::string file_path(model::FileId file) {
    return "/ext/v1/files/" + std::to_string(file.value);
}

std::string uploads_path() {
    return "/ext/v1/uploads";
}

std::string upload_path(model::FileId file) {
    return uploads_path() + '/' + std::to_string(file.value);
}

std::string tick_path(model::WorkId work) {
    return "/ext/v1/homework/" + std::to_string(work.value) + "/done";
}

std::string note_path(model::WorkId work) {
    return "/ext/v1/homework/" + std::to_string(work.value) + "/note";
}

std::string seen_marks_path(model::PersonId person) {
    return "/ext/v1/persons/" + std::to_string(person.value) + "/seen-marks";
}

std::string calendar_addresses_path() {
    return "/ext/v1/calendar-addresses";
}
std::string calendar_address_path(std::string_view id) {
    return calendar_addresses_path() + "/" + std::string(id);
}
std::string calendar_path(std::string_view secret) {
    return "/ext/v1/calendars/" + std::string(secret) + ".ics";
}

std::string own_homework_path(model::PersonId person, model::WorkId work) {
    return "/ext/v1/persons/" + std::to_string(person.value) + "/own-homework/" +
           std::to_string(-work.value);
}

}  // namespace ranets::api
