#include "sync/outbox_kinds/seen_marks.h"

#include <algorithm>
#include <charconv>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "store/payload.h"
#include "store/topics/own_records.h"
#include "store/topics/week_cache.h"

namespace ranets::sync {
namespace {

using store::OutboxEntry;

struct SeenMarks {
    model::PersonId child;
    model::Date monday;
    std::vector<model::MarkId> marks;
};

SeenMarks seen_in(const OutboxEntry& entry) {
    store::PayloadReader payload(entry.payload);
    SeenMarks seen;
    seen.child = {payload.next_integer()};
    seen.monday = {static_cast<std::int32_t>(payload.next_integer())};
    const auto list = payload.next();  // numbers with commas between
    for (std::size_t at = 0; at < list.size();) {
        std::int64_t number = 0;
        const auto end = std::min(list.find(',', at), list.size());
        std::from_chars(list.data() + at, list.data() + end, number);
        if (number != 0) seen.marks.push_back({number});
        at = end + 1;
    }
    return seen;
}

Request request(const OutboxEntry& entry) {
    const auto seen = seen_in(entry);
    Request request;
    request.method = Method::Put;
    request.url = api::seen_marks_path(seen.child);
    request.body = api::encode_seen_marks(seen.marks);
    return request;
}

void overlay(const OutboxEntry& entry, Overlay& shown) {
    const auto seen = seen_in(entry);
    if (seen.child == shown.child) model::overlay_seen_marks(shown.days, seen.marks);
}

Landing land(store::CacheDb& cache, const OutboxEntry& entry, std::string_view /*answer*/) {
    const auto seen = seen_in(entry);
    static_cast<void>(store::save_seen_marks(cache, seen.child, seen.monday, seen.marks));
    return {store::week_key(seen.child, seen.monday), {}, {}};
}

}  // namespace

// Each adds to those before it.
constinit const OutboxKind kSeenMarksKind = complete({
    .name = "seen-marks",
    .counts = Choice::No,
    .supersedes = Choice::No,
    .typed = Choice::No,
    .kept_when_refused = Choice::No,
    .request = request,
    .overlay = overlay,
    .land = land,
    .follow = follows_nothing,
    .succeed = nothing_to_change,
    .conflict = conflict_is_refusal,
});

OutboxEntry seen_marks_entry(model::PersonId child, model::Date monday,
                             const std::vector<model::MarkId>& marks) {
    std::string list;
    for (const auto mark : marks) {
        if (!list.empty()) list += ',';
        list += std::to_string(mark.value);
    }
    OutboxEntry entry;
    entry.kind = kSeenMarksKind.name;
    entry.object = "seen-marks/" + std::to_string(child.value);
    entry.payload = store::PayloadWriter().add(child.value).add(monday.days).add(list).text();
    return entry;
}

}  // namespace ranets::sync
