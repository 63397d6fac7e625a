// Homework that a pupil or a parent sets themselves, and nobody else sees.
#include "state/own_homework.h"
#include "model/own_records.h"
#include "model/text.h"
#include "rest/handlers.h"
#include "rest/own_shapes.h"
#include "rest/write_once.h"

namespace ranets::stub::own {
namespace {

// The school's calendar ends somewhere; a year to come is far enough for homework.
constexpr int kFarthestDays = 366;

// Of the files that the body names; nothing: those that are there stay.
using FileNumbers = std::optional<std::vector<std::int64_t>>;

bool read_files(const Json& body, FileNumbers& files) {
    const auto named = body.find("files");
    if (named == body.end()) return true;
    if (!named->is_array() || named->size() > model::kMostOwnFiles) return false;
    files.emplace();
    for (const Json& file : *named) {
        const auto id =
            file.is_string() ? number(file.get_ref<const std::string&>()) : std::nullopt;
        const auto upload = id ? ids::to_upload(*id) : std::nullopt;
        if (!upload) return false;
        files->push_back(*upload);
    }
    return true;
}

// What the body asks for; the name of what is wrong with it.
std::string_view read(const Call& call, OwnHomework& homework, FileNumbers& files) {
    const Json body = parse_json(call.request.body);
    const auto has_text = [&](const char* name) {
        return body.contains(name) && body[name].is_string();
    };
    if (!body.is_object() || !has_text("day")) return "day";
    const auto day = model::Date::parse(body["day"].get_ref<const std::string&>());
    if (!day || *day > call.now.date + kFarthestDays) return "day";
    homework.day = *day;
    if (!has_text("text")) return "text";
    homework.text = body["text"].get<std::string>();
    if (model::without_outer_blanks(homework.text).empty() ||
        model::code_points(homework.text) > model::kLongestNote) {
        return "text";
    }
    if (!body.contains("done") || !body["done"].is_boolean()) return "done";
    homework.done = body["done"].get<bool>();
    if (!read_files(body, files)) return "files";
    if (!body.contains("subject") || body["subject"].is_null()) return {};
    const auto id =
        has_text("subject") ? number(body["subject"].get_ref<const std::string&>()) : std::nullopt;
    if (!id || !ids::to_subject(*id)) return "subject";
    homework.subject = *id;
    return {};
}

// Holds the files that it is to have; false: one of them it can't have.
bool hold_files(const Call& call, Transaction& transaction, const OwnHomework& there,
                const FileNumbers& wanted, OwnHomework& homework) {
    homework.files = there.files;
    if (!wanted) return true;
    auto held = Uploads::hold(transaction, call.viewer.person->index, homework.id, *wanted,
                              model::instant_of(call.now, kSchoolZone));
    if (held) homework.files = std::move(*held);
    return held.has_value();
}

// Which is of another version than the asker saw; else nothing.
std::optional<Answer> conflict(const OwnHomework& there, std::int64_t version) {
    if (there.version == version) return std::nullopt;
    Json problem = problem_json("versionConflict", "The homework was changed meanwhile");
    problem["current"] = shapes::own_homework(there);
    return Answer{409, problem};
}

// For the other devices of the viewer: of both days where it has moved.
std::vector<LoggedChange> changes(const Call& call, const OwnHomework& was, const OwnHomework& is) {
    std::vector<LoggedChange> list{own_change(call, call.in.person, is.day)};
    if (!was.text.empty() && was.day != is.day)
        list.push_back(own_change(call, call.in.person, was.day));
    return list;
}

Answer write(const Call& call, bool removes) {
    return write_once(call, [&](Transaction& transaction) {
        OwnHomework homework{.id = call.in.entry, .day = {}, .text = {}};
        FileNumbers files;
        if (removes) {
            files.emplace();
        } else {
            if (const auto wrong = read(call, homework, files); !wrong.empty())
                return refused(bad_parameter(wrong));
        }
        const auto version = version_in(call.request.header("if-match"));
        if (!version) return refused(bad_parameter("If-Match"));
        const int owner = call.viewer.person->index;
        const auto there = own_homework::find(transaction, owner, call.in.person, homework.id);
        if (const auto fault = conflict(there, *version)) return refused(*fault);
        if (removes) homework.day = there.day;
        if (!hold_files(call, transaction, there, files, homework))
            return refused(bad_parameter("files"));
        const auto kept = own_homework::set(call.world.records, transaction, owner, call.in.person,
                                            std::move(homework));
        return Write{.body = shapes::own_homework(kept).dump(),
                     .changes = changes(call, there, kept)};
    });
}

}  // namespace

Answer set_homework(const Call& call) {
    return write(call, false);
}

Answer remove_homework(const Call& call) {
    return write(call, true);
}

}  // namespace ranets::stub::own
