#include "sync/outbox_kinds/own_homework.h"

#include <algorithm>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "store/payload.h"
#include "store/topics/own_records.h"
#include "store/topics/week_cache.h"

namespace ranets::sync {
namespace {

using model::OwnHomework;
using store::OutboxEntry;

struct Change {
    model::PersonId child;
    OwnHomework wanted;
    OwnHomework shown;      // that it was made upon
    std::int64_t base = 0;  // the version that it is to replace
};

OwnHomework next_homework(store::PayloadReader& payload, model::WorkId work) {
    OwnHomework homework;
    homework.work = work;
    homework.day = {static_cast<std::int32_t>(payload.next_integer())};
    homework.subject = {payload.next_integer()};
    homework.subject_name = payload.next();
    homework.text = payload.next();
    homework.done = payload.next_integer() != 0;
    homework.version = payload.next_integer();
    return homework;
}

Change change_in(const OutboxEntry& entry) {
    store::PayloadReader payload(entry.payload);
    Change change;
    change.child = {payload.next_integer()};
    const model::WorkId work{payload.next_integer()};
    change.base = payload.next_integer();
    change.wanted = next_homework(payload, work);
    change.shown = next_homework(payload, work);
    return change;
}

std::string payload_of(const Change& change) {
    store::PayloadWriter payload;
    payload.add(change.child.value).add(change.wanted.work.value).add(change.base);
    for (const auto* homework : {&change.wanted, &change.shown}) {
        payload.add(homework->day.days)
            .add(homework->subject.value)
            .add(homework->subject_name)
            .add(homework->text)
            .add(homework->done ? 1 : 0)
            .add(homework->version);
    }
    return payload.text();
}

Request request(const OutboxEntry& entry) {
    const auto change = change_in(entry);
    const bool removes = change.wanted.text.empty();
    Request request;
    request.method = removes ? Method::Delete : Method::Put;
    request.url = api::own_homework_path(change.child, change.wanted.work);
    request.headers = {{"If-Match", '"' + std::to_string(change.base) + '"'}};
    if (!removes) request.body = api::encode_own_homework(change.wanted);
    return request;
}

void overlay(const OutboxEntry& entry, Overlay& shown) {
    auto change = change_in(entry);
    if (shown.own == nullptr || change.child != shown.child) return;
    auto& list = *shown.own;
    std::erase_if(list, [&](const OwnHomework& one) { return one.work == change.wanted.work; });
    if (change.wanted.text.empty()) return;
    change.wanted.unsent = !entry.refused;
    change.wanted.refused = entry.refused;
    list.push_back(std::move(change.wanted));
}

Landing land(store::CacheDb& cache, const OutboxEntry& entry, std::string_view answer) {
    const auto change = change_in(entry);
    auto current = api::decode_own_homework(answer);
    if (!current) current = api::decode_own_homework_conflict(answer);
    auto homework = current ? std::move(current.value()) : change.wanted;
    // One that was taken away is due no more; its week is looked at anew all the same.
    if (homework.text.empty()) homework.day = change.shown.day;
    const auto before = change.shown.version > 0 ? change.shown.day : homework.day;
    static_cast<void>(store::save_own_homework(cache, change.child, before, homework));
    return {
        store::week_key(change.child, homework.day.monday()), std::to_string(homework.version), {}};
}

// One who changes it again has seen what they have done themselves.
void follow(OutboxEntry& added, const OutboxEntry& earlier) {
    auto change = change_in(added);
    const auto before = change_in(earlier);
    const bool is_sent = earlier.tried && !earlier.refused;
    change.shown = is_sent ? before.wanted : before.shown;
    change.base = before.base;
    added.payload = payload_of(change);
}

bool succeed(OutboxEntry& waiting, const OutboxEntry& /*landed*/, const Landing& landing) {
    auto change = change_in(waiting);
    change.base = change.shown.version = std::atoll(landing.version.c_str());
    waiting.payload = payload_of(change);
    return true;
}

// Parts that the user has left alone are as they are there now.
Resolution conflict(OutboxEntry& entry, std::string_view answer) {
    const auto current = api::decode_own_homework_conflict(answer);
    if (!current) return Resolution::Unreadable;
    const auto& theirs = current.value();
    auto change = change_in(entry);
    auto& [child, wanted, shown, base] = change;
    const bool removes = wanted.text.empty();
    if (removes && theirs.text.empty()) return Resolution::Landed;
    if (!removes && !theirs.text.empty()) {
        if (wanted.day == shown.day) wanted.day = theirs.day;
        if (wanted.done == shown.done) wanted.done = theirs.done;
        if (wanted.subject == shown.subject) {
            wanted.subject = theirs.subject;
            wanted.subject_name = theirs.subject_name;
        }
        wanted.text = wanted.text == shown.text
                          ? theirs.text
                          : model::merge_notes(shown.text, wanted.text, theirs.text);
    }
    shown = theirs;
    base = theirs.version;
    entry.payload = payload_of(change);
    return Resolution::SendAgain;
}

}  // namespace

constinit const OutboxKind kOwnHomeworkKind = complete({
    .name = "own-homework",
    .counts = Choice::Yes,
    .supersedes = Choice::Yes,
    .typed = Choice::No,
    .kept_when_refused = Choice::Yes,
    .request = request,
    .overlay = overlay,
    .land = land,
    .follow = follow,
    .succeed = succeed,
    .conflict = conflict,
});

OutboxEntry own_homework_entry(model::PersonId child, const OwnHomework& wanted,
                               const OwnHomework& shown) {
    OutboxEntry entry;
    entry.kind = kOwnHomeworkKind.name;
    entry.object =
        "own-homework/" + std::to_string(child.value) + "/" + std::to_string(-wanted.work.value);
    entry.payload = payload_of({child, wanted, shown, shown.version});
    return entry;
}

}  // namespace ranets::sync
