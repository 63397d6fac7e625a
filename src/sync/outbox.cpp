#include "sync/outbox.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/errors.h"
#include "api/pkce.h"
#include "store/topics/own_records.h"

namespace ranets::sync {
namespace {

using Kind = model::OwnWrite::Kind;
using store::StoredWrite;

constexpr const char* kBetweenNotes = " \u00b7 ";  // of two devices; a note is one line

bool same_thing(const model::OwnWrite& a, const model::OwnWrite& b) {
    return a.kind == b.kind && a.child == b.child && a.work == b.work;
}

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
    read();
    pump();
}

void Outbox::detach() {
    epoch_ = std::make_shared<int>(0);
    outbox_ = nullptr;
    cache_ = nullptr;
    flying_.clear();
    failures_ = 0;
    if (timer_) timers_.cancel(*std::exchange(timer_, std::nullopt));
    if (typing_) timers_.cancel(*std::exchange(typing_, std::nullopt));
    if (writes_.empty()) return;
    writes_.clear();
    ++revision_;
}

void Outbox::read() {
    writes_ = outbox_->writes();
    ++revision_;
}

int Outbox::waiting() const {
    return static_cast<int>(
        std::count_if(writes_.begin(), writes_.end(), [](const StoredWrite& stored) {
            return !stored.refused && stored.write.kind != Kind::SeenMarks;
        }));
}

void Outbox::overlay(model::PersonId child, std::vector<model::Day>& days) const {
    for (const auto& stored : writes_) {
        if (stored.write.child == child) model::overlay(days, stored.write, stored.refused);
    }
}

model::Result<model::Done> Outbox::add(model::OwnWrite write, std::string base) {
    if (outbox_ == nullptr)
        return model::Error{model::Error::Kind::Storage, "nobody's outbox is open", false};
    StoredWrite stored;
    stored.key = api::random_uuid(rng_);
    stored.write = std::move(write);
    stored.base = std::move(base);
    auto kept = outbox_->add(stored);
    if (!kept) return kept;
    read();
    if (stored.write.kind == Kind::Note) wait_for_typing();
    pump();
    return kept;
}

void Outbox::wake() {
    failures_ = 0;
    if (timer_) timers_.cancel(*std::exchange(timer_, std::nullopt));
    pump();
}

bool Outbox::flies(const StoredWrite& stored) const {
    return std::find(flying_.begin(), flying_.end(), stored.number) != flying_.end();
}

bool Outbox::comes_after_another(const StoredWrite& stored) const {
    return std::any_of(writes_.begin(), writes_.end(), [&](const StoredWrite& other) {
        return other.number < stored.number && !other.refused &&
               same_thing(other.write, stored.write);
    });
}

void Outbox::pump() {
    if (outbox_ == nullptr || timer_) return;
    for (std::size_t i = 0; i < writes_.size() && flying_.size() < kInFlight; ++i) {
        const auto& stored = writes_[i];
        if (stored.refused || flies(stored) || comes_after_another(stored)) continue;
        if (typing_ && stored.write.kind == Kind::Note) continue;
        send(stored);
    }
}

void Outbox::send(StoredWrite stored) {
    // From here on the server may have it, whatever becomes of this device.
    if (!stored.tried) {
        const auto kept = outbox_->set_tried(stored.number);
        if (!kept) return keep(kept);
        for (auto& write : writes_) write.tried |= write.number == stored.number;
    }
    flying_.push_back(stored.number);
    Request request;
    request.method = Method::Put;
    request.url = api::own_write_path(stored.write);
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", stored.key}};
    if (stored.write.kind == Kind::Note)
        request.headers.emplace_back("If-Match",
                                     '"' + (stored.base.empty() ? "0" : stored.base) + '"');
    request.body = api::encode_own_write(stored.write);
    session_.send(
        std::move(request), Priority::Screen,
        [this, epoch = std::weak_ptr(epoch_), stored = std::move(stored)](const Reply& reply) {
            if (!epoch.expired()) answered(stored, reply);
        });
}

void Outbox::answered(const StoredWrite& stored, const Reply& reply) {
    std::erase(flying_, stored.number);
    if (reply.ok()) {
        failures_ = 0;
        land(stored, reply.body);
    } else if (reply.error->kind == model::Error::Kind::SignedOut) {
        return;  // goes on after the next sign-in
    } else if (reply.status == 409 && stored.write.kind == Kind::Note) {
        if (!merge(stored, reply.body)) return back_off();
        failures_ = 0;
    } else if (is_refusal(reply)) {
        failures_ = 0;
        refuse(stored);
    } else {
        return back_off();
    }
    pump();
}

void Outbox::land(const StoredWrite& stored, const std::string& body) {
    std::string version;
    if (stored.write.kind == Kind::Note) {
        if (const auto note = api::decode_note(body)) version = note.value().version;
    }
    // The cache first: should the device stop between the two, the row is sent again, and the
    // server knows its key. A cache that can't be written is no reason to keep the row.
    static_cast<void>(store::take_own_write(*cache_, stored.write, version));
    keep(outbox_->remove(stored, version));
    if (outbox_ == nullptr) return;
    read();
    if (on_landed) on_landed(stored.write);
    if (on_changed) on_changed();
}

void Outbox::refuse(const StoredWrite& stored) {
    // A text is worth more than a tick: it stays to be read and sent again.
    keep(stored.write.kind == Kind::Note ? outbox_->set_refused(stored.number)
                                         : outbox_->remove(stored, {}));
    if (outbox_ == nullptr) return;
    read();
    if (on_refused) on_refused(stored.write);
    if (on_changed) on_changed();
}

// Another device has written a note meanwhile: both texts are kept.
bool Outbox::merge(StoredWrite stored, const std::string& body) {
    const auto theirs = api::decode_note_conflict(body);
    if (!theirs) return false;
    std::string& ours = stored.write.note;
    const std::string& text = theirs.value().text;
    if (text.find(ours) != std::string::npos)
        ours = text;
    else if (!text.empty() && ours.find(text) == std::string::npos)
        ours = text + kBetweenNotes + ours;
    stored.base = theirs.value().version;
    stored.key = api::random_uuid(rng_);
    keep(outbox_->rewrite(stored));
    if (outbox_ == nullptr) return true;
    read();
    if (on_changed) on_changed();
    return true;
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
    typing_ = timers_.after(kNoteRestMs, [this, epoch = std::weak_ptr(epoch_)] {
        if (epoch.expired()) return;
        typing_.reset();
        pump();
    });
}

void Outbox::keep(const model::Result<model::Done>& result) {
    if (!result && on_storage_failed) on_storage_failed();
}

}  // namespace ranets::sync
