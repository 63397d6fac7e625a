#include <charconv>
#include <utility>

#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {
namespace {

// 0 where it is none.
std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

model::Result<model::OwnHomework> homework_in(const Json& source) {
    model::OwnHomework homework;
    homework.work = {-number_in(text(source, "id"))};
    homework.version = number_in(text(source, "version"));
    if (!model::is_own(homework.work) || homework.version == 0) return garbled("no own homework");
    homework.day = date(source, "day").value_or(model::Date{});
    homework.subject = {number_in(text(source, "subject"))};
    homework.subject_name = text(source, "subjectName");
    homework.text = text(source, "text");
    homework.done = flag(source, "done");
    return homework;
}

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
    for (const auto* source : objects(document.root(), "homework")) {
        if (auto homework = homework_in(*source))
            own.homework.push_back(std::move(homework.value()));
    }
    for (const auto& seen : texts(document.root(), "seenMarks")) {
        own.seen_marks.push_back({number_in(seen)});
    }
    return own;
}

std::string encode_tick(model::PersonId child, bool done) {
    return ObjectWriter().flag("done", done).text("person", std::to_string(child.value)).take();
}

std::string encode_note(std::string_view text) {
    return ObjectWriter().text("note", text).take();
}

std::string encode_own_homework(const model::OwnHomework& homework) {
    ObjectWriter body;
    body.text("day", homework.day.iso()).text("text", homework.text).flag("done", homework.done);
    if (homework.subject) body.text("subject", std::to_string(homework.subject.value));
    return body.take();
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

model::Result<model::OwnHomework> decode_own_homework(std::string_view body) {
    const Document document(body);
    return homework_in(document.root());
}

model::Result<model::OwnHomework> decode_own_homework_conflict(std::string_view body) {
    const Document document(body);
    return homework_in(object(document.root(), "current"));
}

}  // namespace ranets::api
