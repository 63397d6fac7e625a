#include "sync/file_uploads.h"

#include <algorithm>
#include <utility>

#include "api/content_range.h"
#include "api/endpoints.h"
#include "api/file_codec.h"
#include "api/pkce.h"

namespace ranets::sync {
namespace {

using Kind = model::Error::Kind;
using Phase = FileUploads::State::Phase;

constexpr std::int64_t kCopiedAtOnce = 256 << 10;

// Of the server on this very file; all else is the line's, or the sign-in's.
bool is_refusal(const Reply& reply) {
    return reply.error->kind == Kind::Refused && reply.status >= 400 && reply.status < 500 &&
           !reply.limited && reply.status != 401 && reply.status != 408;
}

}  // namespace

void FileUploads::attach(store::OutboxDb& outbox, bool keeps) {
    detach();
    outbox_ = &outbox;
    keeps_ = keeps;
    for (auto& file : files().all()) {
        // The page that had the rest is gone.
        if (file.copied < file.size && !file.landed() && !file.refused)
            static_cast<void>(files().remove(file.number));
        else
            jobs_.push_back({std::move(file), nullptr});
    }
    pump();
}

void FileUploads::detach() {
    epoch_ = std::make_shared<int>(0);
    back_off_.reset();
    outbox_ = nullptr;
    asking_ = false;
    jobs_.clear();
}

FileUploads::Job* FileUploads::find(std::int64_t number) {
    const auto job = std::find_if(jobs_.begin(), jobs_.end(),
                                  [&](const Job& other) { return other.file.number == number; });
    return job == jobs_.end() ? nullptr : &*job;
}

std::optional<FileUploads::State> FileUploads::state(std::int64_t number) const {
    for (const auto& job : jobs_) {
        const auto& file = job.file;
        if (file.number != number) continue;
        State state{.name = file.name, .done = file.sent, .size = file.size, .id = {}};
        if (file.refused) {
            state.phase = Phase::Refused;
        } else if (file.landed()) {
            state.phase = Phase::Landed;
            state.id = file.id;
        } else if (!job.ready(keeps_)) {
            state.done = file.copied;
        } else {
            state.phase = back_off_.waiting() ? Phase::Waiting : Phase::Queued;
        }
        return state;
    }
    return std::nullopt;
}

std::vector<std::int64_t> FileUploads::numbers() const {
    std::vector<std::int64_t> numbers;
    for (const auto& job : jobs_) numbers.push_back(job.file.number);
    return numbers;
}

bool FileUploads::waiting() const {
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [](const Job& job) { return !job.file.refused && !job.file.landed(); });
}

FileUploads::Begun FileUploads::begin(std::unique_ptr<PickedFile> picked) {
    if (outbox_ == nullptr || !session_.endpoints().uploads) return {0, Problem::NotOpen};
    if (picked->size() == 0) return {0, Problem::Empty};
    if (picked->size() > kLargest) return {0, Problem::TooLarge};
    Job job;
    job.file.key = api::random_uuid(rng_);
    job.file.name = picked->name();
    job.file.size = picked->size();
    job.source = std::move(picked);
    const auto added = files().add(job.file);
    if (!added) return {0, Problem::NoRoom};
    job.file.number = added.value();
    jobs_.push_back(std::move(job));
    if (keeps_) copy_next(jobs_.back());
    pump();
    return {added.value()};
}

// --- the copy

void FileUploads::copy_next(Job& job) {
    const auto first = job.file.copied;
    job.source->read(
        first, std::min(kCopiedAtOnce, job.file.size - first),
        [this, epoch = std::weak_ptr(epoch_), number = job.file.number, first](const auto& bytes) {
            if (!epoch.expired()) copied(number, first, bytes);
        });
}

void FileUploads::copied(std::int64_t number, std::int64_t first,
                         const std::optional<std::string>& bytes) {
    Job* job = find(number);
    if (job == nullptr) return;
    if (!bytes || bytes->empty() || !files().add_piece(number, first, *bytes)) return lose(number);
    job->file.copied = first + static_cast<std::int64_t>(bytes->size());
    if (job->file.copied < job->file.size) {
        copy_next(*job);
    } else {
        job->source.reset();
        pump();
    }
    tell();
}

void FileUploads::lose(std::int64_t number) {
    erase(number);
    if (on_lost) on_lost(number);
    tell();
}

void FileUploads::erase(std::int64_t number) {
    static_cast<void>(files().remove(number));
    std::erase_if(jobs_, [&](const Job& job) { return job.file.number == number; });
}

void FileUploads::cancel(std::int64_t number) {
    const Job* job = find(number);
    if (job == nullptr) return;
    if (job->file.id) {
        // Should this not come through, the server forgets it by itself.
        Request request;
        request.method = Method::Delete;
        request.url = api::upload_path(job->file.id);
        session_.send(std::move(request), Priority::Background, [](const Reply&) {});
    }
    forget(number);
}

void FileUploads::forget(std::int64_t number) {
    if (find(number) == nullptr) return;
    erase(number);
    tell();
}

// --- sending

void FileUploads::wake() {
    back_off_.reset();
    pump();
}

void FileUploads::pump() {
    if (outbox_ == nullptr || asking_ || back_off_.waiting()) return;
    for (auto& job : jobs_) {
        if (!job.ready(keeps_)) continue;
        return job.file.id ? send_piece(job) : announce(job);
    }
}

void FileUploads::ask(Request request, std::int64_t number,
                      void (FileUploads::*then)(Job&, const Reply&)) {
    asking_ = true;
    asked_ms_ = device_.monotonic_ms();
    request.expects = static_cast<std::int64_t>(request.body.size());
    session_.send(std::move(request), Priority::Background,
                  [this, epoch = std::weak_ptr(epoch_), number, then](const Reply& reply) {
                      if (epoch.expired()) return;
                      asking_ = false;
                      if (reply.error && reply.error->kind == Kind::SignedOut) return;
                      // It may have been cancelled meanwhile.
                      if (Job* job = find(number)) (this->*then)(*job, reply);
                      pump();
                      tell();
                  });
}

void FileUploads::announce(const Job& job) {
    Request request;
    request.method = Method::Post;
    request.url = api::uploads_path();
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", job.file.key}};
    request.body = api::encode_upload(job.file.name, job.file.size);
    ask(std::move(request), job.file.number, &FileUploads::announced);
}

void FileUploads::announced(Job& job, const Reply& reply) {
    if (!reply.ok()) return fail(job, reply);
    const auto upload = api::decode_upload(reply.body);
    if (!upload) return back_off_.wait([this] { pump(); });
    back_off_.reset();
    job.file.id = upload.value().id;
    job.file.sent = upload.value().received;
    save(job);
}

void FileUploads::send_piece(Job& job) {
    const auto first = job.file.sent;
    const auto most = std::min(piece_.bytes(), job.file.size - first);
    if (!job.source)
        return send_bytes(job.file.number, first, files().read(job.file.number, first, most));
    asking_ = true;
    job.source->read(first, most,
                     [this, epoch = std::weak_ptr(epoch_), number = job.file.number,
                      first](std::optional<std::string> bytes) {
                         if (epoch.expired()) return;
                         asking_ = false;
                         if (find(number) == nullptr) return pump();
                         send_bytes(number, first, std::move(bytes).value_or(std::string()));
                     });
}

void FileUploads::send_bytes(std::int64_t number, std::int64_t first, std::string bytes) {
    if (bytes.empty()) return lose(number);
    const Job& job = *find(number);
    Request request;
    request.method = Method::Put;
    request.url = api::upload_path(job.file.id);
    request.headers = {
        {"Content-Type", "application/octet-stream"},
        {"Content-Range",
         api::content_range(first, static_cast<std::int64_t>(bytes.size()), job.file.size)}};
    request.body = std::move(bytes);
    ask(std::move(request), number, &FileUploads::piece_sent);
}

void FileUploads::piece_sent(Job& job, const Reply& reply) {
    // Where the server has less than we knew, it says how much: it goes on from there.
    const bool gap = reply.status == 409;
    if (!reply.ok() && !gap) return fail(job, reply);
    const auto received = api::received_in(reply.body);
    if (!received || *received > job.file.size) {
        return back_off_.wait([this] { pump(); });
    }
    if (!gap) piece_.arrived(device_.monotonic_ms() - asked_ms_);
    back_off_.reset();
    job.file.sent = *received;
    save(job);
    if (job.file.landed()) {
        job.source.reset();
        if (on_landed) on_landed(job.file.number, job.file.id);
    }
}

void FileUploads::fail(Job& job, const Reply& reply) {
    if (reply.status == 404 && job.file.id) {
        // It was left alone for too long, and forgotten there.
        job.file.id = {};
        job.file.sent = 0;
        job.file.key = api::random_uuid(rng_);
        save(job);
    } else if (is_refusal(reply)) {
        job.file.refused = true;
        job.source.reset();
        save(job);
    } else {
        piece_.failed();
        back_off_.wait([this] {
            pump();
            tell();
        });
    }
}

// What could not be written down is found out from the server again.
void FileUploads::save(Job& job) {
    static_cast<void>(files().save(job.file));
}

void FileUploads::tell() {
    if (on_changed) on_changed();
}

}  // namespace ranets::sync
