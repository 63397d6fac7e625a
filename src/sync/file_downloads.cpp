#include "sync/file_downloads.h"

#include <algorithm>
#include <utility>

#include "api/content_range.h"
#include "api/endpoints.h"

namespace ranets::sync {
namespace {

using Kind = model::Error::Kind;

constexpr int kRangeBeyondEnd = 416;

// Of the server on this very file; all else is the line's, or the sign-in's.
bool is_refusal(const Reply& reply) {
    return reply.error->kind == Kind::Refused && reply.status >= 400 && reply.status < 500 &&
           !reply.limited && reply.status != 408;
}

}  // namespace

void FileDownloads::attach(store::CacheDb& cache, bool keeps) {
    detach();
    cache_ = &cache;
    keeps_ = keeps;
    if (!keeps) return;
    for (const auto file : store::FileCache(cache).unfinished_files()) begin(file, 0, true);
}

void FileDownloads::detach() {
    epoch_ = std::make_shared<int>(0);
    back_off_.reset();
    cache_ = nullptr;
    asking_ = false;
    jobs_.clear();
}

std::deque<FileDownloads::Job>::iterator FileDownloads::find(model::FileId file) {
    return std::find_if(jobs_.begin(), jobs_.end(),
                        [&](const Job& job) { return job.file == file; });
}

std::optional<FileDownloads::Progress> FileDownloads::progress(model::FileId file) const {
    for (const auto& job : jobs_) {
        if (job.file != file) continue;
        return Progress{back_off_.waiting() ? Progress::State::Waiting : Progress::State::Coming,
                        job.received, job.size, job.pressed};
    }
    return std::nullopt;
}

void FileDownloads::begin(model::FileId file, std::int64_t size, bool pressed) {
    if (cache_ == nullptr) return;
    if (const auto job = find(file); job != jobs_.end()) {
        job->pressed |= pressed;
    } else {
        Job fresh{.file = file, .size = size, .etag = {}, .pressed = pressed, .passes = !keeps_};
        if (const auto stored = files().file(file)) {
            fresh.size = stored->size;
            fresh.etag = stored->etag;
            fresh.received = stored->received;
        }
        jobs_.push_back(std::move(fresh));
    }
    // The one whose piece is on its way stays in front: its answer is waited for there.
    const auto movable = jobs_.begin() + (asking_ ? 1 : 0);
    std::stable_partition(movable, jobs_.end(), [](const Job& job) { return job.pressed; });
    if (pressed) return wake();
    pump();
}

void FileDownloads::cancel(model::FileId file) {
    const auto job = find(file);
    if (job == jobs_.end()) return;
    if (job == jobs_.begin() && asking_) {  // its answer will be nobody's
        epoch_ = std::make_shared<int>(0);
        asking_ = false;
    }
    jobs_.erase(job);
    static_cast<void>(files().set_wanted(file, false));
    if (on_changed) on_changed();
    pump();
}

void FileDownloads::wake() {
    back_off_.reset();
    pump();
}

void FileDownloads::pump() {
    if (cache_ == nullptr || asking_ || back_off_.waiting() || jobs_.empty()) return;
    ask(jobs_.front());
}

void FileDownloads::ask(const Job& job) {
    asking_ = true;
    asked_ms_ = device_.monotonic_ms();
    const auto left = job.received > 0 ? job.size - job.received : piece_.bytes();
    const auto count = std::min(piece_.bytes(), left);
    Request request;
    request.url = api::file_path(job.file);
    request.headers = {{"Range", api::range(job.received, count)}};
    request.for_file = true;
    request.expects = count;
    // A server that knows no ranges sends the whole: what is not much larger is taken.
    request.most_bytes = 1u << 20;
    session_.send(std::move(request), job.pressed ? Priority::Screen : Priority::Background,
                  [this, epoch = std::weak_ptr(epoch_), file = job.file,
                   first = job.received](const Reply& reply) {
                      if (!epoch.expired()) answered(file, first, reply);
                  });
}

void FileDownloads::answered(model::FileId file, std::int64_t first, const Reply& reply) {
    asking_ = false;
    const auto job = find(file);
    if (reply.ok()) {
        piece_.arrived(device_.monotonic_ms() - asked_ms_);
        back_off_.reset();
        if (!take(*job, reply)) begin_again(*job);
    } else if (reply.error->kind == Kind::SignedOut) {
        return;  // goes on after the next sign-in
    } else if (reply.status == kRangeBeyondEnd && first > 0) {
        begin_again(*job);
    } else if (is_refusal(reply)) {
        static_cast<void>(files().drop_file(file));
        end(file, *reply.error);
    } else {
        piece_.failed();
        back_off_.wait([this] {
            pump();
            if (on_changed) on_changed();
        });
    }
    pump();
    if (on_changed) on_changed();
}

// What is here is of another file than what comes.
void FileDownloads::begin_again(Job& job) {
    static_cast<void>(files().drop_file(job.file));
    if (++job.beginnings > kMostBeginnings) {
        end(job.file, model::Error{Kind::Garbled, "the file changes all the time", false});
        return;
    }
    job.received = job.size = 0;
    job.etag.clear();
}

// False: it does not join what is here.
bool FileDownloads::take(Job& job, const Reply& reply) {
    const auto count = static_cast<std::int64_t>(reply.body.size());
    api::ContentRange range{0, count - 1, count};
    if (reply.status == 206) {
        const auto told = api::parse_content_range(reply.content_range);
        if (!told || told->last - told->first + 1 != count) return false;
        range = *told;
    }
    if (range.first != job.received) return false;
    if (range.first > 0 && (reply.etag != job.etag || range.size != job.size)) return false;
    if (range.size == 0 || range.size > kLargest) {
        end(job.file, model::Error{Kind::Refused, "no file of such a size is taken", false});
        return true;
    }
    job.size = range.size;
    job.etag = reply.etag;
    keep(job, reply.body);
    return true;
}

void FileDownloads::keep(Job& job, std::string_view bytes) {
    const auto first =
        std::exchange(job.received, job.received + static_cast<std::int64_t>(bytes.size()));
    model::Result<model::Done> kept = model::Done{};
    if (job.passes) {
        if (on_piece) on_piece(job.file, first, bytes);
    } else if (first == 0) {
        kept = files().begin_file(job.file, {job.size, job.etag}, job.pressed, bytes, clock_.now());
    } else {
        kept = files().add_piece(job.file, first, bytes, clock_.now());
    }
    if (!kept && job.pressed) {
        // Where there is no room for it, it is handed on as it comes.
        job.passes = true;
        return begin_again(job);
    }
    if (!kept || job.received == job.size) end(job.file, kept);
}

void FileDownloads::end(model::FileId file, const model::Result<model::Done>& result) {
    jobs_.erase(find(file));
    if (on_ended) on_ended(file, result);
}

}  // namespace ranets::sync
