// Files by their number: those of homework, and those that people have sent.
#include <algorithm>
#include <functional>

#include "auth/secrets.h"
#include "content/document.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/ranges.h"
#include "rest/shapes.h"

namespace ranets::stub {

namespace files {
namespace {

// No answer to a range is longer: a server may send less than was asked for (RFC 9110, 15.3.7).
constexpr std::int64_t kMostBytesAtOnce = 1 << 20;

struct File {
    std::string name;
    std::string media_type;
    std::string tag;        // others for other bytes
    std::int64_t size = 0;  // bytes
    std::function<std::string(ByteRange)> read;
};

File file_of_homework(const Call& call) {
    const auto homework = homework_by_now(call, call.in.lesson);
    const DemoFile& file = homework->files[static_cast<std::size_t>(call.in.file.nth)];
    std::string name(file.name);
    name += '.';
    std::ranges::transform(file.extension, std::back_inserter(name),
                           [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    std::string bytes = document(file);
    std::string tag = base64url(sha256(bytes)).substr(0, 24);
    return {std::move(name), std::string(media_type(file)), std::move(tag), document_size(file),
            [bytes = std::move(bytes)](ByteRange part) {
                return bytes.substr(static_cast<std::size_t>(part.first),
                                    static_cast<std::size_t>(part.count));
            }};
}

File file_of_person(const Call& call) {
    const Upload& upload = *call.in.upload;
    return {upload.name, upload.media_type, upload.tag, upload.size,
            [&call, number = upload.number](ByteRange part) {
                return call.world.uploads.read(number, part.first, part.count);
            }};
}

}  // namespace

// Of the homework due in the last thirty days and of what is set already.
Answer of_folder(const Call& call) {
    constexpr int kDays = 30;
    const Range range{call.now.date - kDays, call.now.date + kDays};
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_group(call, range)) {
        const auto homework = homework_by_now(call, lesson);
        for (std::size_t i = 0; homework && i < homework->files.size(); ++i) {
            list.push_back(shapes::file(call, {lesson, static_cast<int>(i)}, homework->files[i]));
        }
    }
    return list;
}

Answer content(const Call& call) {
    const File file = call.in.upload ? file_of_person(call) : file_of_homework(call);
    RangeQuestion asked = range_asked_for(call.request, '"' + file.tag + '"', file.size);
    if (asked.wants == RangeQuestion::Wants::Impossible) {
        Answer answer(416, problem_json("rangeInvalid", "The file ends before"));
        answer.headers.add("Content-Range", content_range_of_none(file.size));
        return answer;
    }
    const bool whole = asked.wants == RangeQuestion::Wants::Whole;
    if (whole) asked.part = {0, file.size};
    if (!whole) asked.part.count = std::min(asked.part.count, kMostBytesAtOnce);
    std::string bytes = file.read(asked.part);
    if (static_cast<std::int64_t>(bytes.size()) != asked.part.count) return not_found();
    return Download{Entity::tagged(std::move(bytes), file.media_type, file.tag), file.name,
                    whole ? std::string() : content_range(asked.part, file.size)};
}

}  // namespace files

namespace unused {

Answer nothing(const Call&) {
    return Json::array();
}

Answer absent(const Call&) {
    return not_found();
}

}  // namespace unused
}  // namespace ranets::stub
