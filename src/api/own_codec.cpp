#include <charconv>
#include <utility>

#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {
namespace {

model::Result<CurrentNote> note_in(const Json& source) {
    CurrentNote note{text(source, "note"), text(source, "version")};
    if (note.version.empty()) return garbled("no version of a note");
    return note;
}

}  // namespace

model::Result<model::OwnRecords> decode_own_records(std::string_view body) {
    const Document document(body);
    const auto since = instant(document.root(), "marksSince");
    if (!document.is_object() || !since) return garbled("no own records");
    model::OwnRecords own;
    own.marks_since = *since;
    for (const auto* source : objects(document.root(), "notes")) {
        own.notes.push_back(
            {id<model::WorkId>(*source, "work"), text(*source, "note"), text(*source, "version")});
    }
    for (const auto& seen : texts(document.root(), "seenMarks")) {
        std::int64_t number = 0;
        std::from_chars(seen.data(), seen.data() + seen.size(), number);
        own.seen_marks.push_back({number});
    }
    return own;
}

std::string encode_tick(model::PersonId child, bool done) {
    return ObjectWriter().flag("done", done).text("person", std::to_string(child.value)).take();
}

std::string encode_note(std::string_view text) {
    return ObjectWriter().text("note", text).take();
}

std::string encode_seen_marks(const std::vector<model::MarkId>& marks) {
    std::vector<std::string> numbers;
    numbers.reserve(marks.size());
    for (const auto mark : marks) numbers.push_back(std::to_string(mark.value));
    return ObjectWriter().texts("marks", numbers).take();
}

model::Result<CurrentNote> decode_note(std::string_view body) {
    const Document document(body);
    return note_in(document.root());
}

model::Result<CurrentNote> decode_note_conflict(std::string_view body) {
    const Document document(body);
    return note_in(object(document.root(), "current"));
}

}  // namespace ranets::api
