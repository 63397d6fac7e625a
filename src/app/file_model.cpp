#include "app/file_model.h"

#include <utility>

#include "store/topics/file_cache.h"

namespace ranets::app {
namespace {

constexpr std::int64_t kCopiedAtOnce = 256 << 10;

}  // namespace

FileModel::FileModel(sync::Session& session, sync::Timers& timers, model::Rng& rng,
                     const model::Clock& device, const sync::ServerClock& clock,
                     sync::FileUploads& uploads)
    : session_(session),
      timers_(timers),
      clock_(clock),
      uploads_(uploads),
      downloads_(session, timers, rng, device, clock) {
    downloads_.on_changed = [this] { on_changed(); };
    downloads_.on_ended = [this](model::FileId file, const auto& result) { ended(file, result); };
    downloads_.on_piece = [this](model::FileId file, std::int64_t first, std::string_view bytes) {
        if (first == 0) {
            finish(file, FilePart::Act::Drop);
            outgoing_[file.value] = {++last_number_, wanted_[file.value], 0};
        }
        const auto& out = outgoing_[file.value];
        on_part({out.number, FilePart::Act::Add, out.name, bytes});
    };
}

void FileModel::attach(store::CacheDb& cache, bool keeps) {
    cache_ = &cache;
    keeps_ = keeps;
    downloads_.attach(cache, keeps);
}

void FileModel::detach() {
    epoch_ = std::make_shared<int>(0);
    downloads_.detach();
    cache_ = nullptr;
    while (!outgoing_.empty()) finish({outgoing_.begin()->first}, FilePart::Act::Drop);
    wanted_.clear();
    ahead_.clear();
    failed_.clear();
    missed_.clear();
}

void FileModel::open(const model::Attachment& file) {
    if (cache_ == nullptr || !session_.endpoints().files) return;
    if (model::is_outgoing(file.id)) return hand_out(file.id, file.name);
    failed_.erase(file.id.value);
    if (store::FileCache(*cache_).has_file(file.id)) return hand_out(file.id, file.name);
    wanted_[file.id.value] = file.name;
    downloads_.begin(file.id, file.size, true);
}

void FileModel::stop(model::FileId file) {
    wanted_.erase(file.value);
    finish(file, FilePart::Act::Drop);
    downloads_.cancel(file);
}

void FileModel::fetch(const model::Attachment& file, std::function<void()> then) {
    ahead_[file.id.value] = std::move(then);
    downloads_.begin(file.id, file.size, false);
}

void FileModel::give(std::string_view name, std::string_view bytes, FilePart::Act end) {
    const auto number = ++last_number_;
    on_part({number, FilePart::Act::Add, name, bytes});
    on_part({number, end, name});
}

void FileModel::retry_missed() {
    missed_.clear();
    downloads_.wake();
}

void FileModel::ended(model::FileId file, const model::Result<model::Done>& result) {
    if (result)
        missed_.erase(file.value);
    else
        missed_.insert(file.value);
    auto wanted = wanted_.extract(file.value);
    if (!wanted.empty()) {
        if (!result) {
            failed_.insert(file.value);
            finish(file, FilePart::Act::Drop);
        } else if (outgoing_.contains(file.value)) {
            finish(file, FilePart::Act::Save);
        } else {
            hand_out(file, std::move(wanted.mapped()));
        }
    }
    on_changed();
    auto ahead = ahead_.extract(file.value);
    if (!ahead.empty() && ahead.mapped()) ahead.mapped()();
}

void FileModel::hand_out(model::FileId file, std::string name) {
    const auto [out, is_new] = outgoing_.try_emplace(file.value);
    if (!is_new) return;
    out->second = {++last_number_, std::move(name), 0};
    hand_out_next(file);
}

// One piece at a time: what is drawn meanwhile does not wait for the disk.
void FileModel::hand_out_next(model::FileId file) {
    auto& out = outgoing_[file.value];
    std::int64_t size = 0;
    std::string bytes;
    if (model::is_outgoing(file)) {
        const auto state = uploads_.state(-file.value);
        if (state) size = state->size;
        bytes = uploads_.read(-file.value, out.at, kCopiedAtOnce);
    } else {
        const auto stored = store::FileCache(*cache_).file(file);
        if (stored) size = stored->size;
        bytes = store::FileCache(*cache_).piece(file, out.at);
    }
    if (size == 0 || bytes.empty()) return finish(file, FilePart::Act::Drop);
    on_part({out.number, FilePart::Act::Add, out.name, bytes});
    out.at += static_cast<std::int64_t>(bytes.size());
    if (out.at == size) return finish(file, FilePart::Act::Save);
    timers_.after(0, [this, epoch = std::weak_ptr(epoch_), file] {
        if (!epoch.expired()) hand_out_next(file);
    });
}

void FileModel::finish(model::FileId file, FilePart::Act act) {
    const auto out = outgoing_.extract(file.value);
    if (out.empty()) return;
    const auto& [number, name, at] = out.mapped();
    if (act == FilePart::Act::Save && model::is_picture(name)) act = FilePart::Act::Show;
    on_part({number, act, name});
}

// Where that fails it is fetched as any other.
void FileModel::keep_sent(std::int64_t number, const sync::FileUploads::State& state) {
    if (cache_ == nullptr || !keeps_) return;
    store::FileCache kept(*cache_);
    for (std::int64_t at = 0; at < state.size;) {
        const auto bytes = uploads_.read(number, at, kCopiedAtOnce);
        const auto done =
            bytes.empty() ? model::Error{model::Error::Kind::Storage, "no copy", false}
            : at == 0     ? kept.begin_file(state.id, {state.size, {}}, false, bytes, clock_.now())
                          : kept.add_piece(state.id, at, bytes, clock_.now());
        if (!done) return static_cast<void>(kept.drop_file(state.id));
        at += static_cast<std::int64_t>(bytes.size());
    }
}

FileView FileModel::view_of(model::FileId file) const {
    FileView view{.id = file};
    const auto stored = store::FileCache(*cache_).file(file);
    const auto progress = downloads_.progress(file);
    if (stored && stored->whole()) {
        view.state = FileView::State::Here;
    } else if (progress && progress->pressed) {
        using State = sync::FileDownloads::Progress::State;
        view.state =
            progress->state == State::Waiting ? FileView::State::Offline : FileView::State::Loading;
        view.received = progress->received;
        view.size = progress->size;
    } else if (failed_.contains(file.value)) {
        view.state = FileView::State::Failed;
    }
    return view;
}

FileView FileModel::view_of_outgoing(std::int64_t number) const {
    using Phase = sync::FileUploads::State::Phase;
    const auto state = uploads_.state(number);
    FileView view{.id = model::outgoing_file(number), .received = state->done, .size = state->size};
    switch (state->phase) {
        case Phase::Copying:
            view.state = FileView::State::Copying;
            break;
        case Phase::Waiting:
            view.state = FileView::State::Waiting;
            break;
        case Phase::Refused:
            view.state = FileView::State::Refused;
            break;
        case Phase::Queued:
        case Phase::Landed:
            view.state = FileView::State::Sending;
            break;
    }
    return view;
}

std::vector<FileView> FileModel::describe(const model::Lesson* lesson) const {
    std::vector<FileView> views;
    if (cache_ == nullptr || !session_.endpoints().files) return views;
    if (lesson != nullptr) {
        for (const auto& homework : lesson->homework) {
            for (const auto& file : homework.files) {
                if (!model::is_outgoing(file.id)) views.push_back(view_of(file.id));
            }
        }
    }
    for (const auto number : uploads_.numbers()) views.push_back(view_of_outgoing(number));
    return views;
}

}  // namespace ranets::app
