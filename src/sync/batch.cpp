#include "sync/batch.h"

#include <algorithm>
#include <utility>

namespace ranets::sync {

Batch::Batch(Ask ask, store::ETags known, Done done)
    : ask_(std::move(ask)), known_(std::move(known)), done_(std::move(done)) {}

std::shared_ptr<Batch> Batch::start(Ask ask, store::ETags known, Done done) {
    return std::shared_ptr<Batch>(new Batch(std::move(ask), std::move(known), std::move(done)));
}

void Batch::ask(std::string path, Needed needed) {
    const auto known = known_.find(path);
    std::string etag = known == known_.end() ? std::string() : known->second;
    parts_.push_back({std::move(path), needed, std::move(etag), {}});
    send(parts_.size() - 1, parts_.back().etag);
}

void Batch::send(std::size_t part, std::string etag) {
    ++pending_;
    ask_(parts_[part].path, std::move(etag),
         [self = shared_from_this(), part](model::Result<Answer> answer) {
             self->parts_[part].answer = std::move(answer);
             self->came();
         });
}

void Batch::close() {
    came();
}

// What is stored was made of just these answers, but for such as it can do without.
bool Batch::all_hold() const {
    const bool same = std::all_of(parts_.begin(), parts_.end(), [](const Part& part) {
        return part.answer->ok() ? part.answer->value().unchanged : part.needed == Needed::No;
    });
    return same && std::all_of(known_.begin(), known_.end(), [this](const auto& known) {
               return std::any_of(parts_.begin(), parts_.end(),
                                  [&](const Part& part) { return part.path == known.first; });
           });
}

std::optional<model::Error> Batch::failure() const {
    for (const auto& part : parts_) {
        if (!part.answer->ok() && part.needed == Needed::Yes) return part.answer->error();
    }
    return std::nullopt;
}

bool Batch::ask_again() {
    const bool others_came = std::any_of(parts_.begin(), parts_.end(),
                                         [](const Part& part) { return part.answer->ok(); });
    if (!others_came) return false;
    ++pending_;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        auto& part = parts_[i];
        if (part.answer->ok() || part.needed == Needed::No || part.repeated) continue;
        if (!part.answer->error().retryable) continue;
        part.repeated = true;
        send(i, part.etag);
    }
    return --pending_ > 0;
}

void Batch::came() {
    if (--pending_ > 0 || ask_again()) return;
    BatchResult result;
    result.error = failure();
    result.unchanged = !result.error && !known_.empty() && all_hold();
    if (!result.error && !result.unchanged) {
        ++pending_;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const auto& answer = *parts_[i].answer;
            if (answer.ok() && answer.value().unchanged) send(i, {});
        }
        if (--pending_ > 0) return;
    }
    for (auto& part : parts_) {
        auto& answer = *part.answer;
        if (!answer) {
            result.bodies.emplace_back(answer.error());
            continue;
        }
        if (!answer.value().etag.empty()) result.etags[part.path] = answer.value().etag;
        result.bodies.emplace_back(std::move(answer.value().body));
    }
    if (result.unchanged) result.etags = std::move(known_);
    std::exchange(done_, nullptr)(std::move(result));
}

}  // namespace ranets::sync
