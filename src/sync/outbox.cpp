#include "sync/outbox.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/errors.h"
#include "api/pkce.h"

namespace ranets::sync {
namespace {

using store::OutboxEntry;

constexpr int kConflict = 409;

// A word of the server on this very change, whole, and not on the state of the line or of the
// sign-in.
bool is_refusal(const Reply& reply) {
    constexpr std::array kPassing{401, 408, 425, 429, 433};
    return reply.status >= 400 && reply.status < 500 && !reply.limited &&
           reply.error->kind == model::Error::Kind::Refused && api::error_in(reply.body) &&
           std::find(kPassing.begin(), kPassing.end(), reply.status) == kPassing.end();
}

}  // namespace

Outbox::~Outbox() {
    detach();
}

void Outbox::attach(store::OutboxDb& outbox, store::CacheDb& cache) {
    detach();
    outbox_ = &outbox;
    cache_ = &cache;
    pump();
}

void Outbox::detach() {
    epoch_ = std::make_shared<int>(0);
    outbox_ = nullptr;
    cache_ = nullptr;
    pending_.clear();
    queue_.clear();
    unwritten_.clear();
    in_flight_ = 0;
    failures_ = 0;
    is_read_ = false;  // whether the disk has failed the next attempt will show
    for (auto* timer : {&timer_, &typing_}) {
        if (*timer) timers_.cancel(*std::exchange(*timer, std::nullopt));
    }
    ++revision_;
}

const OutboxKind* Outbox::kind_of(const std::string& name) const {
    const auto found = std::find_if(kinds_.begin(), kinds_.end(),
                                    [&](const OutboxKind* kind) { return kind->name == name; });
    return found == kinds_.end() ? nullptr : *found;
}

bool Outbox::read() {
    if (is_read_) return true;
    auto entries = outbox_->entries();
    if (!entries) return written(entries.error());
    is_read_ = true;
    for (auto& entry : entries.value()) {
        const auto number = entry.number;
        const auto* kind = kind_of(entry.kind);
        keep_order(pending_.emplace(number, Pending{std::move(entry), kind}).first->second);
    }
    ++revision_;
    return written(model::Done{});
}

void Outbox::keep_order(const Pending& pending) {
    const auto& entry = pending.entry;
    if (!entry.refused) queue_.add(entry.number, entry.object, entry.depends_on);
}

Outbox::Pending* Outbox::find(std::int64_t number) {
    const auto found = pending_.find(number);
    return found == pending_.end() ? nullptr : &found->second;
}

int Outbox::waiting() const {
    return static_cast<int>(std::count_if(pending_.begin(), pending_.end(), [](const auto& each) {
        const Pending& pending = each.second;
        return pending.kind != nullptr && pending.kind->counts == Choice::Yes &&
               !pending.entry.refused && !pending.landed;
    }));
}

void Outbox::overlay(Overlay shown) const {
    for (const auto& [number, pending] : pending_) {
        const auto* kind = pending.kind;
        if (kind == nullptr || pending.landed) continue;
        if (pending.entry.refused && kind->kept_when_refused == Choice::No) continue;
        kind->overlay(pending.entry, shown);
    }
}

void Outbox::changed() {
    ++revision_;
    if (on_changed) on_changed();
}

model::Result<model::Done> Outbox::add(OutboxEntry entry) {
    if (outbox_ == nullptr)
        return model::Error{model::Error::Kind::Storage, "nobody's outbox is open", false};
    const auto* kind = kind_of(entry.kind);
    if (kind == nullptr || !read())
        return model::Error{model::Error::Kind::Storage, "what waits is not known", false};
    entry.key = api::random_uuid(rng_);
    std::vector<std::int64_t> superseded;
    for (const auto& [number, earlier] : pending_) {
        if (earlier.entry.object != entry.object || earlier.landed) continue;
        kind->follow(entry, earlier.entry);
        const bool is_sent = earlier.entry.tried && !earlier.entry.refused;
        if (kind->supersedes == Choice::Yes && !is_sent) superseded.push_back(number);
    }
    const auto kept = outbox_->add(entry, superseded);
    if (!kept) return kept.error();
    written(model::Done{});
    for (const auto number : superseded) {
        queue_.remove(number);
        unwritten_.erase(number);
        pending_.erase(number);
    }
    entry.number = kept.value();
    keep_order(pending_.emplace(entry.number, Pending{std::move(entry), kind}).first->second);
    ++revision_;
    if (kind->typed == Choice::Yes) wait_for_typing();
    pump();
    return model::Done{};
}

void Outbox::wake() {
    failures_ = 0;
    if (timer_) timers_.cancel(*std::exchange(timer_, std::nullopt));
    pump();
}

void Outbox::pump() {
    if (outbox_ == nullptr || timer_ || !read() || !write_answers()) return;
    std::vector<std::int64_t> next;
    for (const auto number : queue_.ready()) {
        if (in_flight_ + next.size() >= kInFlight) break;
        const Pending& pending = *find(number);
        if (pending.kind == nullptr || pending.in_flight) continue;
        if (typing_ && pending.kind->typed == Choice::Yes) continue;
        next.push_back(number);
    }
    for (const auto number : next) {
        if (!send(*find(number))) return;
    }
}

// Before anything is sent: each makes ready what has waited for it.
bool Outbox::write_answers() {
    const auto epoch = std::weak_ptr(epoch_);
    while (!unwritten_.empty() && !timer_) {
        Pending& pending = *find(*unwritten_.begin());
        const bool done =
            pending.landed ? remove_landed(pending) : write_refusal(pending.entry.number);
        if (!done || epoch.expired()) return false;
    }
    return unwritten_.empty();
}

bool Outbox::send(Pending& pending) {
    auto& entry = pending.entry;
    // From here on the server may have it, whatever becomes of this device.
    if (!entry.tried) {
        if (!written(outbox_->set_tried(entry.number))) return false;
        entry.tried = true;
    }
    pending.in_flight = true;
    ++in_flight_;
    auto request = pending.kind->request(entry);
    request.headers.emplace_back("Content-Type", "application/json");
    request.headers.emplace_back("Idempotency-Key", entry.key);
    session_.send(std::move(request), Priority::Screen,
                  [this, epoch = std::weak_ptr(epoch_), number = entry.number](const Reply& reply) {
                      if (!epoch.expired()) answered(number, reply);
                  });
    return true;
}

void Outbox::answered(std::int64_t number, const Reply& reply) {
    Pending* pending = find(number);
    pending->in_flight = false;
    --in_flight_;
    if (reply.ok()) {
        failures_ = 0;
        land(*pending, reply.body);
    } else if (reply.error->kind == model::Error::Kind::SignedOut) {
        return;  // goes on after the next sign-in
    } else if (reply.status == kConflict && is_refusal(reply)) {
        resolve(*pending, reply.body);
    } else if (is_refusal(reply)) {
        failures_ = 0;
        refuse(number);
    } else {
        return back_off();
    }
    pump();
}

void Outbox::land(Pending& pending, std::string_view answer) {
    // The cache first: should the device stop between the two, the entry is sent again, and the
    // server knows its key.
    pending.landed = pending.kind->land(*cache_, pending.entry, answer);
    const auto changed_resource = pending.landed->changed;
    const auto epoch = std::weak_ptr(epoch_);
    remove_landed(pending);
    if (epoch.expired()) return;
    if (on_landed && changed_resource) on_landed(*changed_resource);
    changed();
}

// With what its landing changes of those that have waited for it.
bool Outbox::remove_landed(Pending& pending) {
    const auto number = pending.entry.number;
    std::vector<OutboxEntry> followers;
    for (const auto behind : queue_.behind(number)) {
        const Pending& waiting = *find(behind);
        OutboxEntry entry = waiting.entry;
        if (waiting.kind != nullptr && waiting.kind->succeed(entry, pending.entry, *pending.landed))
            followers.push_back(std::move(entry));
    }
    unwritten_.insert(number);
    if (!written(outbox_->remove(number, followers))) return false;
    unwritten_.erase(number);
    for (auto& follower : followers) {
        Pending& waiting = *find(follower.number);
        queue_.remove(follower.number);
        follower.tried = false;
        waiting.entry = std::move(follower);
        keep_order(waiting);
    }
    queue_.remove(number);
    pending_.erase(number);
    return true;
}

void Outbox::refuse(std::int64_t number) {
    Pending& pending = *find(number);
    const OutboxKind& kind = *pending.kind;
    pending.entry.refused = true;
    const auto epoch = std::weak_ptr(epoch_);
    write_refusal(number);
    if (epoch.expired()) return;
    if (on_refused) on_refused(kind);
    changed();
}

// And of what can't be without it.
bool Outbox::write_refusal(std::int64_t number) {
    const Pending& pending = *find(number);
    const bool kept = pending.kind->kept_when_refused == Choice::Yes;
    unwritten_.insert(number);
    if (!written(kept ? outbox_->set_refused(number) : outbox_->remove(number))) return false;
    unwritten_.erase(number);
    std::vector<std::int64_t> dependants;
    for (const auto behind : queue_.behind(number)) {
        const Pending& waiting = *find(behind);
        if (waiting.entry.object != pending.entry.object && waiting.kind != nullptr)
            dependants.push_back(behind);
    }
    queue_.remove(number);
    if (!kept) pending_.erase(number);
    const auto epoch = std::weak_ptr(epoch_);
    for (const auto dependant : dependants) {
        if (!epoch.expired() && find(dependant) != nullptr) refuse(dependant);
    }
    return !epoch.expired();
}

void Outbox::resolve(Pending& pending, const std::string& answer) {
    OutboxEntry entry = pending.entry;
    switch (pending.kind->conflict(entry, answer)) {
        case Resolution::Unreadable:
            return back_off();
        case Resolution::Refused:
            return refuse(entry.number);
        case Resolution::Landed:
            pending.entry = std::move(entry);
            failures_ = 0;
            return land(pending, answer);
        case Resolution::SendAgain:
            entry.key = api::random_uuid(rng_);
            entry.tried = false;
            if (!written(outbox_->update(entry))) return;
            failures_ = 0;
            pending.entry = std::move(entry);
            return changed();
    }
}

void Outbox::back_off() {
    if (timer_) return;
    std::array<std::uint8_t, 4> bytes{};
    rng_.fill(bytes);
    const std::uint32_t random = std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 |
                                 std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[3]} << 24;
    const int ceiling = std::min(kLongestBackOffMs, kFirstBackOffMs << std::min(failures_, 10));
    ++failures_;
    const int wait =
        ceiling / 2 + static_cast<int>(random % static_cast<std::uint32_t>(ceiling / 2 + 1));
    timer_ = timers_.after(wait, [this, epoch = std::weak_ptr(epoch_)] {
        if (epoch.expired()) return;
        timer_.reset();
        pump();
    });
}

void Outbox::wait_for_typing() {
    if (typing_) timers_.cancel(*typing_);
    typing_ = timers_.after(kTypingRestMs, [this, epoch = std::weak_ptr(epoch_)] {
        if (epoch.expired()) return;
        typing_.reset();
        pump();
    });
}

bool Outbox::written(const model::Result<model::Done>& result) {
    if (result) {
        if (std::exchange(storage_failed_, false) && on_storage_recovered) on_storage_recovered();
        return true;
    }
    storage_failed_ = true;
    back_off();
    if (on_storage_failed) on_storage_failed();
    return false;
}

}  // namespace ranets::sync
