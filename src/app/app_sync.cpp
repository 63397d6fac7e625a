// When the server is asked what is new: at the start, when the tab or the network is back, at the
// user's word, every few minutes while somebody looks, and when the line thinks a try worth while.
#include <algorithm>
#include <utility>

#include "app/app_impl.h"
#include "sync/outbox_kinds/note.h"
#include "sync/outbox_kinds/tick.h"

namespace ranets::app {
namespace {

constexpr std::int64_t kStaleAfterHidingMs = 5 * 60'000;  // where there is no feed
constexpr std::int64_t kJustAskedMs = 10'000;
constexpr int kQuestionEveryMs = 5 * 60'000;
constexpr int kQuestionWhenMuteMs = 60'000;  // where a stream would tell, but nothing comes through
// A screen that is open but left alone: a question costs 1 KB, and an hour is to cost under 10 with
// the first look at what was there before.
constexpr std::int64_t kLeftAloneMs = 10 * 60'000;
constexpr int kQuestionLeftAloneMs = 15 * 60'000;

}  // namespace

void App::Impl::connect_sync() {
    sync_.on_stored = [this] {
        // What came that nobody looks at draws no frame.
        const auto* shown = model_of(views_.route.screen);
        bool seen = false;
        for (auto* model : models_) {
            const bool moved = model->cache_moved();
            seen |= moved && (model == shown || model == &diary_ || model == &badges_);
        }
        fetch_ahead();
        if (seen) changed();
    };
    sync_.on_storage_failed = [this] { storage_failed(); };
    feed_.on_storage_failed = [this] { storage_failed(); };
    feed_.on_changed = [this](const store::ResourceKey& resource) { sync_.invalidate(resource); };
    feed_.on_all_changed = [this] { sync_.invalidate_all(); };
    sync_.feed_position = [this] { return feed_.available() ? feed_.position() : 0; };
    fetcher_.on_ready = [this] {
        try_again();
        changed();
    };
    fetcher_.line().on_changed = [this] {
        if (!fetcher_.line().in_trouble()) {
            file_model_.wake();
            uploads_.wake();
            account_again();
        }
        if (fetcher_.line().in_trouble() && live_.on()) {
            live_.end();
            ask_regularly();
        }
        for (auto* model : models_) model->line_moved();
        changed();
    };
    live_.on_news = [this] {
        diary_.follow();
        follow_shown();
        changed();
    };
    live_.on_ended = [this] {
        if (live_.mute() && follows()) feed_.ask([this](const auto& result) { caught_up(result); });
        ask_regularly();
    };
}

void App::Impl::connect_outbox() {
    outbox_.on_changed = [this] {
        for (auto* model : models_) model->cache_moved();
        changed();
    };
    outbox_.on_landed = [this](const store::ResourceKey& changed) { sync_.invalidate(changed); };
    outbox_.on_refused = [this](const sync::OutboxKind& kind) {
        if (&kind == &sync::kTickKind) notify(Notice::TickRefused);
        if (&kind == &sync::kNoteKind) notify(Notice::NoteRefused);
    };
    outbox_.on_storage_failed = [this] { notify(Notice::StorageFailed); };
    outbox_.on_storage_recovered = [this] { outbox_wrote(); };
}

// What the feed has told of is asked for where somebody looks.
void App::Impl::follow_shown() {
    auto* model = model_of(views_.route.screen);
    if (model != nullptr && model != &diary_) model->follow();
}

bool App::Impl::follows() const {
    if (!views_.account || !feed_.available()) return false;
    const auto role = views_.account->role;
    return role == model::Role::Pupil || role == model::Role::Parent;
}

void App::Impl::catch_up() {
    ask_regularly();
    if (!follows()) return diary_.refresh();
    diary_.wait_for_feed();
    feed_.ask([this](const auto& result) { caught_up(result); });
}

void App::Impl::caught_up(const model::Result<model::Done>& result) {
    if (result) {
        diary_.follow();
        follow_shown();
        if (visible_ && !fetcher_.line().in_trouble()) live_.begin();
        fetch_ahead();
    } else if (!feed_.available()) {
        diary_.refresh();  // a server without it after all
    } else {
        diary_.fail(result.error().kind);
    }
    ask_regularly();
    changed();
}

void App::Impl::ask_regularly() {
    if (question_) ports_.timers.cancel(*std::exchange(question_, std::nullopt));
    if (!visible_ || views_.stage != Stage::SignedIn || !follows()) return;
    const bool left_alone = ports_.clock.monotonic_ms() - last_event_ms_ >= kLeftAloneMs;
    const int usual_ms = live_.mute() ? kQuestionWhenMuteMs : kQuestionEveryMs;
    const int wait_ms = left_alone ? kQuestionLeftAloneMs : usual_ms;
    question_ = ports_.timers.after(wait_ms, [this] {
        question_.reset();
        if (!follows()) return;
        // A stream does not bring a week that it can't vouch for, like the first of a sign-in.
        if (!live_.on() || !diary_.followed())
            feed_.ask([this](const auto& result) { caught_up(result); });
        ask_regularly();
    });
}

void App::Impl::stop_asking() {
    live_.end();
    if (question_) ports_.timers.cancel(*std::exchange(question_, std::nullopt));
}

// The diary's week is asked for by catch_up().
bool App::Impl::others_failed() const {
    return std::any_of(models_.begin(), models_.end(), [this](const ScreenModel* model) {
        return model != &diary_ && model->failed();
    });
}

void App::Impl::refresh_failed() {
    for (auto* model : models_) {
        if (model != &diary_ && model->failed()) model->refresh();
    }
}

void App::Impl::try_again() {
    revocations_.wake();
    if (!visible_) return;
    if (views_.stage == Stage::SignedOut) return login_model_.load_configuration();
    if (views_.stage != Stage::SignedIn) return;
    outbox_.wake();
    file_model_.retry_missed();
    uploads_.wake();
    for (auto* model : models_) model->retry_failed();
    if (!views_.account) return load_account();
    const bool others = others_failed();
    if (follows() || diary_.failed() || !others) catch_up();
    if (others) refresh_failed();
}

void App::Impl::run(const Refresh&) {
    fetcher_.probe();
    outbox_.wake();
    if (!views_.account)
        load_account();
    else if (auto* model = model_of(views_.route.screen))
        model->refresh();
    else
        diary_.refresh();
}

void App::Impl::network_changed(bool online) {
    const ChangeScope scope(*this);
    if (online) run(LoadScreen{});
    if (!online) {
        fetcher_.line().lost();
        if (views_.stage == Stage::SignedOut || views_.stage == Stage::Elsewhere) return;
        if (!views_.account) views_.account_error = model::Error::Kind::Offline;
        for (auto* model : models_) model->fail(model::Error::Kind::Offline);
        return;
    }
    fetcher_.probe();
    revocations_.wake();
    if (views_.stage == Stage::SignedOut) return login_model_.load_configuration();
    if (views_.stage != Stage::SignedIn) return;
    outbox_.wake();
    file_model_.retry_missed();
    uploads_.wake();
    for (auto* model : models_) model->retry_failed();
    if (!views_.account) return load_account();
    // There may be nothing that failed, but whether the line is back has to be found out.
    if (diary_.failed() || follows() || fetcher_.line().in_trouble()) catch_up();
    refresh_failed();
}

void App::Impl::became_visible() {
    const ChangeScope scope(*this);
    visible_ = true;
    static_cast<void>(clock_.ran_ahead());  // the server is asked below if anything is old
    clock_moved();
    account_again();
    if (views_.stage != Stage::SignedIn || !views_.account) return;
    const auto heard = feed_.last_heard();
    if (fetcher_.line().in_trouble()) {
        fetcher_.probe();
        try_again();
    } else if (!follows()) {
        diary_.refresh_if_older(kStaleAfterHidingMs);
    } else if (!heard || clock_.now() - *heard >= kJustAskedMs) {
        catch_up();
    } else {
        ask_regularly();
    }
    outbox_.wake();
    if (auto* model = model_of(views_.route.screen); model != nullptr && model != &diary_) {
        Route route = views_.route;
        model->enter(route);
    }
    fetch_ahead();
}

void App::Impl::became_hidden() {
    visible_ = false;
    auto* model = model_of(views_.route.screen);
    if (views_.stage == Stage::SignedIn && model != nullptr) model->leave();
    stop_asking();
    stop_fetching();
    if (tick_) ports_.timers.cancel(*std::exchange(tick_, std::nullopt));
}

}  // namespace ranets::app
