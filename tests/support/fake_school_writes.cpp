// What people write: ticks, notes, seen marks; each key once.
#include <nlohmann/json.hpp>

#include "support/fake_school.h"

namespace ranets::test {
namespace {

using nlohmann::json;

constexpr std::int64_t kHomeworkOfLesson = 2;  // homework's number ends so

sync::Response refusal(int status, const char* type) {
    return json_response(status, json{{"type", type}, {"description", type}}.dump());
}

std::string header(const sync::Request& request, std::string_view name) {
    for (const auto& [key, value] : request.headers) {
        if (key == name) return value;
    }
    return {};
}

// The number before the last part: ".../homework/123/done".
std::int64_t number_in(std::string_view path) {
    const auto end = path.rfind('/');
    const auto start = path.rfind('/', end - 1) + 1;
    return std::stoll(std::string(path.substr(start, end - start)));
}

json note_of(const FakeSchool::OwnNote& note) {
    return {{"note", note.text.empty() ? json(nullptr) : json(note.text)},
            {"version", std::to_string(note.version)}};
}

// ".../persons/123/own…"
std::string person_in(std::string_view path) {
    constexpr std::string_view kPersons = "/persons/";
    const auto rest = path.substr(path.find(kPersons) + kPersons.size());
    return std::string(rest.substr(0, rest.find('/')));
}

json homework_of(std::int64_t id, const FakeSchool::OwnHomework& homework) {
    json answer{{"id", std::to_string(id)}, {"version", std::to_string(homework.version)},
                {"day", nullptr},           {"subject", nullptr},
                {"subjectName", nullptr},   {"text", nullptr},
                {"done", nullptr}};
    if (homework.text.empty()) return answer;
    answer["day"] = homework.day;
    answer["text"] = homework.text;
    answer["done"] = homework.done;
    if (!homework.subject.empty()) {
        answer["subject"] = homework.subject;
        answer["subjectName"] = "Предмет " + homework.subject;
    }
    return answer;
}

}  // namespace

FakeLesson* FakeSchool::lesson_of_homework(std::int64_t work) {
    for (auto& [day, of_day] : days_) {
        for (auto& lesson : of_day) {
            if (lesson.id * 100 + kHomeworkOfLesson == work) return &lesson;
        }
    }
    return nullptr;
}

sync::Response FakeSchool::write(const std::string& login, const sync::Request& request) {
    const auto key = header(request, "Idempotency-Key");
    if (key.empty()) return refusal(400, "parameterInvalid");
    const auto asked = request.url + "\n" + request.body;
    if (const auto before = answered_.find(key); before != answered_.end()) {
        if (before->second.first != asked) return refusal(422, "idempotencyKeyReused");
        return before->second.second;
    }
    const auto answer = apply(login, request);
    if (answer.status != 200) return answer;
    writes.push_back({login, key, request.url, request.body});
    answered_[key] = {asked, answer};
    return answer;
}

sync::Response FakeSchool::apply(const std::string& login, const sync::Request& request) {
    if (request.url.find("/own-homework/") != std::string::npos)
        return write_own_homework(login, request);
    const json body = json::parse(request.body);
    if (request.url.ends_with("/seen-marks")) {
        for (const auto& mark : body["marks"])
            seen_marks[login].insert(std::stoll(mark.get<std::string>()));
        return json_response(200, json{{"seen", body["marks"].size()}}.dump());
    }
    const auto work = number_in(request.url);
    auto* lesson = lesson_of_homework(work);
    if (lesson == nullptr) return refusal(404, "apiUnknownError");
    if (request.url.ends_with("/done")) {
        lesson->done = body["done"].get<bool>();
        return json_response(
            200,
            json{{"work", std::to_string(work)}, {"person", body["person"]}, {"done", lesson->done}}
                .dump());
    }
    auto& note = own_notes[login][work];
    if (header(request, "If-Match") != '"' + std::to_string(note.version) + '"') {
        return json_response(409, json{{"type", "conflict"},
                                       {"description", "A newer version is there"},
                                       {"current", note_of(note)}}
                                      .dump());
    }
    note = {body["note"].get<std::string>(), note.version + 1};
    return json_response(200, note_of(note).dump());
}

sync::Response FakeSchool::write_own_homework(const std::string& login,
                                              const sync::Request& request) {
    const auto id = std::stoll(request.url.substr(request.url.rfind('/') + 1));
    auto& homework = own_homework[login][id];
    if (header(request, "If-Match") != '"' + std::to_string(homework.version) + '"') {
        return json_response(409, json{{"type", "conflict"},
                                       {"description", "A newer version is there"},
                                       {"current", homework_of(id, homework)}}
                                      .dump());
    }
    const auto version = homework.version + 1;
    homework = {.day = {}, .text = {}, .person = person_in(request.url), .version = version};
    if (request.method == sync::Method::Put) {
        const json body = json::parse(request.body);
        homework = {body["day"],
                    body["text"],
                    person_in(request.url),
                    body["done"].get<bool>(),
                    version,
                    body.value("subject", std::string())};
    }
    return json_response(200, homework_of(id, homework).dump());
}

std::optional<sync::Response> FakeSchool::own_records(const std::string& login,
                                                      std::string_view path) {
    if (path.find("/own/") == std::string_view::npos) return std::nullopt;
    json own{{"notes", json::array()}, {"homework", json::array()}, {"seenMarks", json::array()}};
    // ".../own/2026-11-16/2026-11-22"
    const auto days = path.substr(path.find("/own/") + 5);
    for (const auto& [id, homework] : own_homework[login]) {
        const bool due = homework.day >= days.substr(0, 10) && homework.day <= days.substr(11, 10);
        const bool is_whose = homework.person == person_in(path);
        if (due && is_whose && !homework.text.empty())
            own["homework"].push_back(homework_of(id, homework));
    }
    for (const auto& [work, note] : own_notes[login]) {
        auto entry = note_of(note);
        entry["work"] = work;
        entry["work_str"] = std::to_string(work);
        if (!note.text.empty()) own["notes"].push_back(std::move(entry));
    }
    for (const auto mark : seen_marks[login]) own["seenMarks"].push_back(std::to_string(mark));
    const auto since = model::local_time(marks_since, {});
    own["marksSince"] = marks_since.ms == std::numeric_limits<std::int64_t>::max()
                            ? "9999-01-01T00:00:00Z"
                            : since.date.iso() + "T00:00:00.000Z";
    return json_response(200, own.dump());
}

}  // namespace ranets::test
