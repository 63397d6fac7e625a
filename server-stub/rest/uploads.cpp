// Files that people send: announced, then sent piece by piece, each of which may be repeated; a
// whole one is a file of its sender.
#include <algorithm>

#include "auth/secrets.h"
#include "content/media_types.h"
#include "rest/handlers.h"
#include "rest/ranges.h"
#include "rest/write_once.h"

namespace ranets::stub::uploads {
namespace {

constexpr std::size_t kLongestName = 400;   // bytes
constexpr std::int64_t kTellingBytes = 16;  // of the front; they come together

Json state_json(const Upload& upload) {
    return {{"id", std::to_string(ids::upload(upload.number))},
            {"name", upload.name},
            {"mediaType", upload.media_type.empty() ? Json(nullptr) : Json(upload.media_type)},
            {"size", upload.size},
            {"received", upload.received}};
}

// A name of one file, not a way to it: nothing that a system takes for a separator or hides.
bool is_file_name(std::string_view name) {
    if (name.empty() || name.size() > kLongestName || name == "." || name == "..") return false;
    if (name.find("\u202e") != std::string_view::npos) return false;  // turns "gpj.exe" around
    return std::ranges::none_of(name, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\';
    });
}

Answer too_large(std::string_view type, std::string_view description) {
    return {413, problem_json(type, description)};
}

std::optional<Answer> refusal(Uploads::Room room) {
    switch (room) {
        case Uploads::Room::PersonFull:
            return too_large("quotaExceeded", "The user's files take all the room there is");
        case Uploads::Room::TooManyUnfinished:
            return too_large("quotaExceeded", "Too many files are unfinished");
        case Uploads::Room::SchoolFull:
            return Answer{503, problem_json("apiServerError", "There is no room for files")};
        default:
            return std::nullopt;
    }
}

Answer state_of(const Call& call, std::int64_t number) {
    const auto upload = call.world.uploads.find(number);
    if (!upload) return not_found();
    Answer answer(state_json(*upload));
    answer.passing = true;
    return answer;
}

model::Instant instant_of_now(const Call& call) {
    return model::instant_of(call.now, kSchoolZone);
}

}  // namespace

Answer begin(const Call& call) {
    return write_once(call, [&](Transaction& transaction) {
        const Json body = parse_json(call.request.body);
        if (!body.is_object() || !body.contains("name") || !body["name"].is_string() ||
            !is_file_name(body["name"].get_ref<const std::string&>())) {
            return refused(bad_parameter("name"));
        }
        const Json size = body.value("size", Json());
        if (!size.is_number_integer() || size.get<std::int64_t>() <= 0) {
            return refused(bad_parameter("size"));
        }
        Upload upload{.owner = call.viewer.person->index,
                      .name = body["name"],
                      .media_type = {},
                      .tag = random_token(),
                      .size = size};
        if (upload.size > Uploads::kMostBytes) {
            return refused(too_large("fileTooLarge", "A file may have 10 MB"));
        }
        const model::Instant now = instant_of_now(call);
        const auto room = call.world.uploads.make_room(transaction, upload.owner, upload.size, now);
        if (const auto answer = refusal(room)) return refused(*answer);
        const auto number = Uploads::add(transaction, upload, now);
        if (!number) return refused(unavailable_now());
        upload.number = *number;
        return Write{.status = 201, .body = state_json(upload).dump()};
    });
}

Answer state(const Call& call) {
    return state_of(call, call.in.upload->number);
}

Answer add(const Call& call) {
    const Upload& upload = *call.in.upload;
    const auto sent = parse_content_range(call.request.header("content-range"));
    std::string_view bytes = call.request.body;
    if (bytes.size() > Uploads::kMostPieceBytes) {
        return too_large("pieceTooLarge", "A piece may have 256 KB");
    }
    if (!sent || sent->size != upload.size ||
        sent->part.count != static_cast<std::int64_t>(bytes.size())) {
        return bad_parameter("Content-Range");
    }
    const std::int64_t end = sent->part.first + sent->part.count;
    if (sent->part.first == 0 && end < std::min(kTellingBytes, upload.size)) {
        return bad_parameter("Content-Range");
    }
    if (end <= upload.received) return state(call);  // it came before, and the answer was lost
    if (sent->part.first > upload.received) {
        Json gap = problem_json("uploadGap", "Bytes before these are missing");
        gap["received"] = upload.received;
        return {409, gap};
    }
    if (sent->part.first == 0 && is_program(bytes)) {
        return {415, problem_json("fileTypeRefused", "Programs are not taken")};
    }
    bytes.remove_prefix(static_cast<std::size_t>(upload.received - sent->part.first));
    const std::string_view type = upload.received == 0 ? sniff_media_type(bytes, upload.name) : "";
    // Somebody else with the same piece may have been quicker; what is here then says so.
    if (!call.world.uploads.append(upload, bytes, type, instant_of_now(call))) {
        const auto now = call.world.uploads.find(upload.number);
        if (!now || now->received == upload.received) return unavailable_now();
    }
    return state(call);
}

Answer remove(const Call& call) {
    if (call.in.upload->held()) return {409, problem_json("fileInUse", "Something refers to it")};
    if (!call.world.uploads.remove(call.in.upload->number)) return unavailable_now();
    return Json::object();
}

}  // namespace ranets::stub::uploads
