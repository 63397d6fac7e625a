#include "sync/revocations.h"

#include <utility>

namespace ranets::sync {

Revocations::~Revocations() {
    if (under_way_) fetcher_.cancel(*under_way_);
    if (pause_) timers_.cancel(*pause_);
}

void Revocations::resume(std::vector<std::string> tokens) {
    waiting_ = std::move(tokens);
    send();
}

void Revocations::add(std::string refresh) {
    // Not the first: it may be under way.
    if (waiting_.size() >= kMost) waiting_.erase(waiting_.begin() + 1);
    waiting_.push_back(std::move(refresh));
    if (on_changed) on_changed();
    send();
}

void Revocations::wake() {
    if (pause_) timers_.cancel(*std::exchange(pause_, std::nullopt));
    send();
}

void Revocations::send() {
    if (waiting_.empty() || under_way_ || pause_) return;
    under_way_ = fetcher_.send(session_.revocation(waiting_.front()),
                               [this](const Reply& reply) { answered(reply); });
}

void Revocations::answered(const Reply& reply) {
    under_way_.reset();
    // A server that does not know it any more needs no telling.
    const bool told =
        reply.ok() || (reply.error->kind == model::Error::Kind::Refused && !reply.limited);
    if (!told) {
        pause_ = timers_.after(kPauseMs, [this] {
            pause_.reset();
            send();
        });
        return;
    }
    waiting_.erase(waiting_.begin());
    if (on_changed) on_changed();
    send();
}

}  // namespace ranets::sync
