// Files that the user has picked: from the picking until the server has them and what refers to
// them knows it.
#include "app/app_impl.h"

namespace ranets::app {
namespace {

// What was taken away with its files can be had back for less.
constexpr int kSweepMs = 60'000;

}  // namespace

void App::Impl::connect_uploads() {
    const auto moved = [this](std::int64_t) { outbox_.files_moved(); };
    uploads_.on_changed = [this] { changed(); };
    uploads_.on_read = [this] {
        sweep_uploads();
        outbox_.files_moved();
    };
    uploads_.on_lost = moved;
    uploads_.on_refused = moved;
    uploads_.on_landed = [moved](std::int64_t number, model::FileId) { moved(number); };
    uploads_.on_whole = [this](std::int64_t number, const sync::FileUploads::State& state) {
        file_model_.keep_sent(number, state);
    };
    outbox_.word_of_file = [this](std::int64_t number) { return uploads_.word(number); };
    outbox_.on_file_settled = [this](std::int64_t number, bool left_out) {
        if (left_out) notify(Notice::FileLeftOut);
        uploads_.forget(number);
    };
}

void App::Impl::pick(std::unique_ptr<sync::PickedFile> file) {
    using Problem = sync::FileUploads::Problem;
    const ChangeScope scope(*this);
    PickedView picked;
    picked.file.name = file->name();
    picked.file.size = file->size();
    const auto begun = uploads_.begin(std::move(file), true);
    // Whoever was asked to pick it has left meanwhile.
    if (begun.problem == Problem::NotOpen) return;
    if (begun.problem == Problem::None) {
        picked.file.id = model::outgoing_file(begun.number);
        picked_.insert(begun.number);
    }
    picked.problem = begun.problem == Problem::Empty      ? PickedView::Problem::Empty
                     : begun.problem == Problem::TooLarge ? PickedView::Problem::TooLarge
                     : begun.problem == Problem::NoRoom   ? PickedView::Problem::NoRoom
                                                          : PickedView::Problem::None;
    views_.picked.push_back(std::move(picked));
}

void App::Impl::run(const TakePicked&) {
    views_.picked.clear();
}

void App::Impl::run(const DropFile& command) {
    const auto number = -command.file.value;
    picked_.erase(number);
    if (!outbox_.waits_for_file(number)) uploads_.cancel(number);
}

void App::Impl::forget_picked() {
    views_.picked.clear();
    for (const auto number : std::exchange(picked_, {})) run(DropFile{{-number}});
}

void App::Impl::sweep_uploads() {
    uploads_.sweep([this](std::int64_t number) {
        return picked_.contains(number) || outbox_.waits_for_file(number);
    });
}

void App::Impl::sweep_uploads_later() {
    if (sweep_) return;
    sweep_ = ports_.timers.after(kSweepMs, [this] {
        sweep_.reset();
        sweep_uploads();
    });
}

}  // namespace ranets::app
