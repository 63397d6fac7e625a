#include "sync/change_feed.h"

#include <algorithm>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "sync/change_kinds.h"

namespace ranets::sync {
namespace {

constexpr int kNotFound = 404;
constexpr int kGone = 410;

}  // namespace

void ChangeFeed::detach() {
    ResourceLoader::detach();
    waiting_.clear();
    heard_.reset();
    afresh_ = false;
}

bool ChangeFeed::available() const {
    return session_.endpoints().changes && !missing_;
}

std::optional<model::Instant> ChangeFeed::last_heard() const {
    const auto feed = cache_ != nullptr ? cache_->feed() : std::nullopt;
    return feed ? std::optional(feed->as_of) : std::nullopt;
}

std::optional<model::Instant> ChangeFeed::as_of() const {
    const auto last = last_heard();
    return last && heard_ ? std::max(*last, *heard_) : last;
}

std::string ChangeFeed::cursor() const {
    const auto feed = cache_ != nullptr ? cache_->feed() : std::nullopt;
    return feed ? feed->cursor : std::string();
}

void ChangeFeed::ask(Finished done) {
    waiting_.push_back(std::move(done));
    if (waiting_.size() == 1) when_cache([this] { send(); });
}

void ChangeFeed::send() {
    session_.get(api::changes_path(cursor()), Priority::Screen,
                 current([this](auto body) { answered(std::move(body)); }));
}

void ChangeFeed::answered(model::Result<std::string> body) {
    if (!body && body.error().status == kNotFound) missing_ = true;
    if (!body && body.error().status == kGone && !std::exchange(afresh_, true)) {
        ++changes_told_;
        if (on_all_changed) on_all_changed();
        when_cache([this] {
            const auto forgotten = write([](store::CacheDb& cache) { return cache.forget_feed(); });
            if (forgotten) return send();
            tell(forgotten);
        });
        return;
    }
    afresh_ = false;
    if (!body) return tell(body.error());
    when_cache([this, text = std::move(body.value())] { tell(apply(text)); });
}

bool ChangeFeed::take(std::string_view body) {
    return cache_ != nullptr && apply(body).ok();
}

model::Result<model::Done> ChangeFeed::apply(std::string_view body) {
    const auto changes = api::decode_changes(body);
    if (!changes) return changes.error();
    std::vector<store::ResourceKey> changed;
    for (const auto& change : changes.value().list) {
        for (const auto& resource : changed_resources(change.kind, change.key)) {
            changed.push_back(resource);
            if (on_changed) on_changed(resource);
        }
    }
    if (!changed.empty()) ++changes_told_;
    const store::CacheDb::Feed feed{changes.value().cursor, clock_.now()};
    return write([&](store::CacheDb& cache) { return cache.save_feed(feed, changed); });
}

void ChangeFeed::tell(const model::Result<model::Done>& result) {
    for (const auto& done : std::exchange(waiting_, {})) done(result);
}

}  // namespace ranets::sync
