#include "app/file_model.h"

#include <utility>

#include "store/topics/file_cache.h"

namespace ranets::app {

FileModel::FileModel(sync::Session& session, sync::Timers& timers, model::Rng& rng,
                     const model::Clock& device, const sync::ServerClock& clock)
    : session_(session), timers_(timers), downloads_(session, timers, rng, device, clock) {
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
    const auto stored = store::FileCache(*cache_).file(file);
    const auto bytes = store::FileCache(*cache_).piece(file, out.at);
    if (!stored || bytes.empty()) return finish(file, FilePart::Act::Drop);
    on_part({out.number, FilePart::Act::Add, out.name, bytes});
    out.at += static_cast<std::int64_t>(bytes.size());
    if (out.at == stored->size) return finish(file, FilePart::Act::Save);
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

std::vector<FileView> FileModel::describe(const model::Lesson* lesson) const {
    std::vector<FileView> views;
    if (lesson == nullptr || cache_ == nullptr || !session_.endpoints().files) return views;
    for (const auto& homework : lesson->homework) {
        for (const auto& file : homework.files) {
            FileView view{.id = file.id};
            const auto stored = store::FileCache(*cache_).file(file.id);
            const auto progress = downloads_.progress(file.id);
            if (stored && stored->whole()) {
                view.state = FileView::State::Here;
            } else if (progress && progress->pressed) {
                using State = sync::FileDownloads::Progress::State;
                view.state = progress->state == State::Waiting ? FileView::State::Offline
                                                               : FileView::State::Loading;
                view.received = progress->received;
                view.size = progress->size;
            } else if (failed_.contains(file.id.value)) {
                view.state = FileView::State::Failed;
            }
            views.push_back(view);
        }
    }
    return views;
}

}  // namespace ranets::app
