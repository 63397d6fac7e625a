#include "app/file_model.h"

#include <utility>

#include "api/endpoints.h"
#include "store/topics/file_cache.h"

namespace ranets::app {

void FileModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
}

void FileModel::detach() {
    cache_ = nullptr;
    epoch_ = std::make_shared<int>(0);
    loading_.clear();
    unopened_.clear();
    missed_.clear();
}

void FileModel::open(const model::Attachment& file) {
    if (cache_ == nullptr || !session_.endpoints().files) return;
    if (const auto bytes = store::FileCache(*cache_).file(file.id))
        return on_ready(file.name, *bytes);
    unopened_.erase(file.id.value);
    if (const auto under_way = loading_.find(file.id.value); under_way != loading_.end()) {
        under_way->second = true;
        return;
    }
    load(file, sync::Priority::Screen, nullptr);
    loading_[file.id.value] = true;
}

void FileModel::fetch(const model::Attachment& file, std::function<void()> then) {
    load(file, sync::Priority::Background, std::move(then));
}

void FileModel::load(const model::Attachment& file, sync::Priority priority,
                     std::function<void()> then) {
    loading_[file.id.value] = false;
    sync::Request request;
    request.url = api::file_path(file.id);
    request.for_file = true;
    request.expects = file.size;
    session_.send(
        std::move(request), priority,
        [this, epoch = std::weak_ptr(epoch_), file,
         then = std::move(then)](const sync::Reply& reply) {
            if (epoch.expired()) return;
            const bool wanted = std::exchange(loading_[file.id.value], false);
            loading_.erase(file.id.value);
            const auto size = static_cast<std::int64_t>(reply.body.size());
            if (reply.ok() && (file.size == 0 || file.size == size)) {
                unopened_.erase(file.id.value);
                // Where there is no room for it, it is opened all the same.
                if (store::FileCache(*cache_).save_file(file.id, reply.body, clock_.now()))
                    missed_.erase(file.id.value);
                else
                    missed_.insert(file.id.value);
                if (wanted) on_ready(file.name, reply.body);
            } else {
                const bool offline =
                    reply.error && reply.error->kind == model::Error::Kind::Offline;
                const auto why = offline ? FileView::State::Offline : FileView::State::Failed;
                if (wanted) unopened_[file.id.value] = why;
                missed_.insert(file.id.value);
            }
            on_changed();
            if (then) then();
        });
}

std::vector<FileView> FileModel::describe(const model::Lesson* lesson) const {
    std::vector<FileView> views;
    if (lesson == nullptr || cache_ == nullptr || !session_.endpoints().files) return views;
    for (const auto& homework : lesson->homework) {
        for (const auto& file : homework.files) {
            FileView view{file.id};
            const auto loading = loading_.find(file.id.value);
            const auto unopened = unopened_.find(file.id.value);
            if (store::FileCache(*cache_).has_file(file.id))
                view.state = FileView::State::Here;
            else if (loading != loading_.end() && loading->second)
                view.state = FileView::State::Loading;
            else if (unopened != unopened_.end())
                view.state = unopened->second;
            views.push_back(view);
        }
    }
    return views;
}

}  // namespace ranets::app
