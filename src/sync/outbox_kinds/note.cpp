#include "sync/outbox_kinds/note.h"

#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "store/payload.h"
#include "store/topics/own_records.h"
#include "store/topics/week_cache.h"

namespace ranets::sync {
namespace {

using store::OutboxEntry;

struct Note {
    model::PersonId child;
    model::Date day;
    model::WorkId work;
    std::string text;  // that is sent: what was typed, with what it was merged with
    std::string base;  // the version that it is to replace
    std::string typed;
    ShownNote shown;  // that it was typed upon
};

Note note_in(const OutboxEntry& entry) {
    store::PayloadReader payload(entry.payload);
    Note note;
    note.child = {payload.next_integer()};
    note.day = {static_cast<std::int32_t>(payload.next_integer())};
    note.work = {payload.next_integer()};
    note.text = payload.next();
    note.base = payload.next();
    note.typed = payload.next();
    note.shown.version = payload.next();
    note.shown.text = payload.next();
    return note;
}

std::string payload_of(const Note& note) {
    return store::PayloadWriter()
        .add(note.child.value)
        .add(note.day.days)
        .add(note.work.value)
        .add(note.text)
        .add(note.base)
        .add(note.typed)
        .add(note.shown.version)
        .add(note.shown.text)
        .text();
}

Request request(const OutboxEntry& entry) {
    const auto note = note_in(entry);
    Request request;
    request.method = Method::Put;
    request.url = api::note_path(note.work);
    request.headers = {{"If-Match", '"' + (note.base.empty() ? "0" : note.base) + '"'}};
    request.body = api::encode_note(note.text);
    return request;
}

void overlay(const OutboxEntry& entry, Overlay& shown) {
    const auto note = note_in(entry);
    if (note.child == shown.child)
        model::overlay_note(shown.days, note.work, note.text, entry.refused);
}

Landing land(store::CacheDb& cache, const OutboxEntry& entry, std::string_view answer) {
    const auto note = note_in(entry);
    auto current = api::decode_note(answer);
    if (!current) current = api::decode_note_conflict(answer);
    auto version = current ? std::move(current.value().version) : std::string();
    static_cast<void>(
        store::save_note(cache, note.child, note.day, {note.work, note.text, version}));
    return {store::week_key(note.child, note.day.monday()), std::move(version), {}};
}

// One who types on has seen what they have typed themselves, and of the server's what was shown
// when they began.
void follow(OutboxEntry& added, const OutboxEntry& earlier) {
    auto note = note_in(added);
    const auto before = note_in(earlier);
    const bool is_sent = earlier.tried && !earlier.refused;
    note.shown = {is_sent ? before.typed : before.shown.text, before.shown.version};
    note.base = before.shown.version;
    added.payload = payload_of(note);
}

bool succeed(OutboxEntry& waiting, const OutboxEntry& landed, const Landing& landing) {
    const auto before = note_in(landed);
    // What it was merged with nobody has seen: the conflict is still to come.
    if (before.text != before.typed) return false;
    auto note = note_in(waiting);
    note.shown.version = note.base = landing.version;
    waiting.payload = payload_of(note);
    return true;
}

Resolution conflict(OutboxEntry& entry, std::string_view answer) {
    auto theirs = api::decode_note_conflict(answer);
    if (!theirs) return Resolution::Unreadable;
    auto note = note_in(entry);
    note.text = model::merge_notes(note.shown.text, note.typed, theirs.value().text);
    note.base = theirs.value().version;
    entry.payload = payload_of(note);
    return note.text == theirs.value().text ? Resolution::Landed : Resolution::SendAgain;
}

}  // namespace

constinit const OutboxKind kNoteKind = complete({
    .name = "note",
    .counts = Choice::Yes,
    .supersedes = Choice::Yes,
    .typed = Choice::Yes,
    .kept_when_refused = Choice::Yes,
    .request = request,
    .overlay = overlay,
    .land = land,
    .follow = follow,
    .succeed = succeed,
    .conflict = conflict,
});

OutboxEntry note_entry(model::PersonId child, model::Date day, model::WorkId work,
                       std::string_view text, const ShownNote& shown) {
    OutboxEntry entry;
    entry.kind = kNoteKind.name;
    entry.object = "note/" + std::to_string(child.value) + "/" + std::to_string(work.value);
    entry.payload =
        payload_of({child, day, work, std::string(text), shown.version, std::string(text), shown});
    return entry;
}

}  // namespace ranets::sync
