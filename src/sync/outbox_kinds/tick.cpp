#include "sync/outbox_kinds/tick.h"

#include "api/codecs.h"
#include "api/endpoints.h"
#include "store/payload.h"
#include "store/topics/own_records.h"
#include "store/topics/week_cache.h"

namespace ranets::sync {
namespace {

using store::OutboxEntry;

struct Tick {
    model::PersonId child;
    model::Date day;
    model::WorkId work;
    bool done = false;
};

Tick tick_in(const OutboxEntry& entry) {
    store::PayloadReader payload(entry.payload);
    Tick tick;
    tick.child = {payload.next_integer()};
    tick.day = {static_cast<std::int32_t>(payload.next_integer())};
    tick.work = {payload.next_integer()};
    tick.done = payload.next_integer() != 0;
    return tick;
}

Request request(const OutboxEntry& entry) {
    const auto tick = tick_in(entry);
    Request request;
    request.method = Method::Put;
    request.url = api::tick_path(tick.work);
    request.body = api::encode_tick(tick.child, tick.done);
    return request;
}

void overlay(const OutboxEntry& entry, Overlay& shown) {
    const auto tick = tick_in(entry);
    if (tick.child == shown.child) model::overlay_tick(shown.days, tick.work, tick.done);
}

Landing land(store::CacheDb& cache, const OutboxEntry& entry, std::string_view /*answer*/) {
    const auto tick = tick_in(entry);
    static_cast<void>(store::save_tick(cache, tick.child, tick.day, tick.work, tick.done));
    return {store::week_key(tick.child, tick.day.monday()), {}, {}};
}

}  // namespace

constinit const OutboxKind kTickKind = complete({
    .name = "tick",
    .counts = Choice::Yes,
    .supersedes = Choice::Yes,
    .typed = Choice::No,
    .kept_when_refused = Choice::No,
    .request = request,
    .overlay = overlay,
    .land = land,
    .follow = follows_nothing,
    .succeed = nothing_to_change,
    .conflict = conflict_is_refusal,
});

OutboxEntry tick_entry(model::PersonId child, model::Date day, model::WorkId work, bool done) {
    OutboxEntry entry;
    entry.kind = kTickKind.name;
    entry.object = "tick/" + std::to_string(child.value) + "/" + std::to_string(work.value);
    entry.payload = store::PayloadWriter()
                        .add(child.value)
                        .add(day.days)
                        .add(work.value)
                        .add(done ? 1 : 0)
                        .text();
    return entry;
}

}  // namespace ranets::sync
