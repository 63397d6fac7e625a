#include <utility>

#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {
namespace {

std::optional<model::LessonChange> change_of(const Json& source) {
    using Kind = model::LessonChange::Kind;
    model::LessonChange change;
    const auto kind = text(source, "kind");
    if (kind == "Replaced") {
        change.kind = Kind::Replaced;
    } else if (kind == "Moved") {
        change.kind = Kind::Moved;
    } else if (kind == "Cancelled") {
        change.kind = Kind::Cancelled;
    } else {
        return std::nullopt;
    }
    change.reason = text(source, "reason");
    const Json& was = object(source, "was");
    change.date = date(was, "date").value_or(model::Date{});
    change.number = static_cast<int>(integer(was, "number"));
    change.subject = text(was, "subject");
    change.teacher = text(was, "teacher");
    change.room = text(was, "place");
    return change;
}

}  // namespace

model::Result<std::vector<model::LessonNote>> decode_lesson_notes(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no notes");
    std::vector<model::LessonNote> notes;
    for (const auto* source : objects(document.root())) {
        model::LessonNote note;
        note.lesson = id<model::LessonId>(*source, "lesson");
        if (!note.lesson) continue;
        note.subgroup = text(*source, "subgroup");
        note.change = change_of(object(*source, "change"));
        for (const auto* correction : objects(*source, "corrections")) {
            note.corrections.push_back(
                {id<model::MarkId>(*correction, "mark"), text(*correction, "was"),
                 instant(*correction, "correctedAt").value_or(model::Instant{})});
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

}  // namespace ranets::api
