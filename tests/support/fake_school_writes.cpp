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

std::optional<sync::Response> FakeSchool::own_records(const std::string& login,
                                                      std::string_view path) {
    if (path.find("/own/") == std::string_view::npos) return std::nullopt;
    json own{{"notes", json::array()}, {"seenMarks", json::array()}};
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
