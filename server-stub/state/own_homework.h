#pragma once
// Homework that people set themselves, each for its writer alone. The id is the writer's choice.
// Body: {"day": "2026-11-20", "subject": 7 or 0, "text": "…", "done": false, "files": [{"number":
// of the upload, "name": …, "mediaType": …, "size": bytes}]}; empty where it was taken away.
#include <string>
#include <utility>
#include <vector>

#include "state/records.h"
#include "state/uploads.h"

namespace ranets::stub {

struct OwnHomework {
    std::int64_t id = 0;
    model::Date day;           // on which it is due
    std::int64_t subject = 0;  // 0: of none
    std::string text;          // empty: there is none
    bool done = false;
    std::int64_t version = 0;        // 0: there never was one
    std::vector<Upload> files = {};  // which it holds: what never changes of each
};

namespace own_homework {

inline constexpr std::int64_t kHighestId = (std::int64_t{1} << 53) - 1;

inline RecordKey key(int owner, int person, std::int64_t id) {
    return {RecordKind::OwnHomework, owner, person, id};
}

inline OwnHomework from(const Record& record) {
    OwnHomework homework{.id = record.object, .day = {}, .text = {}, .version = record.version};
    if (!record.body.is_object() || record.body.empty()) return homework;
    homework.day = model::Date::parse(record.body.value("day", "")).value_or(model::Date{});
    homework.subject = record.body.value("subject", std::int64_t{0});
    homework.text = record.body.value("text", "");
    homework.done = record.body.value("done", false);
    for (const Json& file : record.body.value("files", Json::array())) {
        homework.files.push_back({.number = file.value("number", std::int64_t{0}),
                                  .name = file.value("name", ""),
                                  .media_type = file.value("mediaType", ""),
                                  .tag = {},
                                  .size = file.value("size", std::int64_t{0})});
    }
    return homework;
}

inline OwnHomework find(DatabaseLock& locked, int owner, int person, std::int64_t id) {
    return from(Records::find(locked, key(owner, person, id)));
}

// As it stands then, with its version.
inline OwnHomework set(Records& records, Transaction& transaction, int owner, int person,
                       OwnHomework homework) {
    Json body = Json::object();
    if (!homework.text.empty()) {
        Json files = Json::array();
        for (const Upload& file : homework.files) {
            files.push_back({{"number", file.number},
                             {"name", file.name},
                             {"mediaType", file.media_type},
                             {"size", file.size}});
        }
        body = {{"day", homework.day.iso()},
                {"subject", homework.subject},
                {"text", homework.text},
                {"done", homework.done},
                {"files", std::move(files)}};
    }
    homework.version =
        records.put(transaction, key(owner, person, homework.id), homework.day, body);
    return homework;
}

}  // namespace own_homework
}  // namespace ranets::stub
