#include "rest/own_shapes.h"

#include "school/ids.h"
#include "school/subjects.h"

namespace ranets::stub {

LoggedChange own::own_change(const Call& call, int pupil, Date day) {
    return {0, "own", std::to_string(ids::person(pupil)) + "/" + day.iso(), pupil,
            call.viewer.person->index};
}

std::optional<std::int64_t> own::version_in(std::string_view if_match) {
    if (if_match.size() < 3 || !if_match.starts_with('"') || !if_match.ends_with('"')) {
        return std::nullopt;
    }
    const auto version = number(if_match.substr(1, if_match.size() - 2));
    return version && *version >= 0 ? version : std::nullopt;
}

Json shapes::own_homework(const OwnHomework& homework) {
    Json json{{"id", std::to_string(homework.id)},
              {"version", std::to_string(homework.version)},
              {"day", nullptr},
              {"subject", nullptr},
              {"subjectName", nullptr},
              {"text", nullptr},
              {"done", nullptr},
              {"files", nullptr}};
    if (homework.text.empty()) return json;
    json["day"] = homework.day.iso();
    json["text"] = homework.text;
    json["done"] = homework.done;
    json["files"] = Json::array();
    for (const Upload& file : homework.files) {
        json["files"].push_back({{"id", std::to_string(ids::upload(file.number))},
                                 {"name", file.name},
                                 {"mediaType", file.media_type},
                                 {"size", file.size}});
    }
    if (const auto subject = ids::to_subject(homework.subject)) {
        json["subject"] = std::to_string(homework.subject);
        json["subjectName"] = info(*subject).name;
    }
    return json;
}

}  // namespace ranets::stub
