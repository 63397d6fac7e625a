// Who is signed in: start, sign-in, lost session, sign-out.
#include <string>
#include <utility>

#include "app/app_impl.h"
#include "app/tab_session.h"
#include "store/topics/account_cache.h"

namespace ranets::app {
namespace {

constexpr int kCheckCacheMs = 3'000, kNextTableMs = 20;
constexpr int kDiskAgainMs = 2'000, kDiskAgainLaterMs = 20'000;
constexpr std::int64_t kAccountLastsMs = 24 * 3'600'000LL;

store::SavedSession saved(const std::string& login, const sync::Tokens& tokens) {
    return {login, tokens.access, tokens.refresh, tokens.expires_at, tokens.refresh_key};
}

}  // namespace

std::string directory_of(model::UserId user) {
    return std::string("u").append(std::to_string(user.value));
}

App::Impl::Impl(Ports ports, std::string_view origin, std::string_view address)
    : ports_(std::move(ports)),
      settings_(read_settings(ports_.storage.device_settings())),
      shown_address_(address),
      clock_(ports_.clock, settings_.server_offset_ms),
      fetcher_(ports_.http, ports_.timers, ports_.rng, clock_),
      session_(fetcher_, clock_, ports_.rng, origin),
      revocations_(fetcher_, ports_.timers, session_),
      outbox_(session_, ports_.timers, ports_.rng),
      uploads_(session_, ports_.timers, ports_.rng, ports_.clock),
      sync_(session_, clock_),
      feed_(session_, clock_),
      live_(ports_.http, ports_.timers, session_, feed_),
      ahead_(fetcher_, ports_.timers, sync_),
      files_(ports_.storage),
      login_model_(views_.login, fetcher_, session_, sync_),
      file_model_(session_, ports_.timers, ports_.rng, ports_.clock, clock_) {
    ++change_scopes_;  // nobody can look at the views yet
    connect();
    if (!ports_.want_late_part) late_part_came();
    wanted_.screen = Screen::Diary;
    if (const auto route = route_of(address); route && route->screen != Screen::Login)
        wanted_ = *route;
    views_.theme = settings_.theme;
    views_.language = settings_.language;
    views_.text_percent = settings_.text_percent;
    views_.data.fetch_ahead = settings_.fetch_ahead;
    views_.login.region = settings_.region;
    homework_filters_ = settings_.homework_filters;
    session_.set_endpoints(settings_.endpoints);
    revocations_.resume(settings_.revocations);
    follow_clock();
    schedule_tick();
    login_model_.load_configuration();

    const auto tab = read_tab_session(ports_.storage.tab_session());
    if (settings_.account.empty() && !tab) {
        show_login();
        if (!route_of(address)) show_address(true);
    } else {
        views_.stage = Stage::Opening;
        views_.route = wanted_;
        files_.open(tab ? tab->account : settings_.account, true, [this, tab, people = people_] {
            if (people != people_) return;
            if (tab && files_.is_open() && lasts_as_long_as_tab())
                static_cast<void>(files_.outbox().save_session(tab->session));
            resume();
            changed();
        });
    }
    --change_scopes_;
}

App::Impl::~Impl() {
    if (tick_) ports_.timers.cancel(*tick_);
    if (slow_) ports_.timers.cancel(*slow_);
    if (disk_again_) ports_.timers.cancel(*disk_again_);
    if (check_cache_) ports_.timers.cancel(*check_cache_);
    if (keep_again_) ports_.timers.cancel(*keep_again_);
    ports_.storage.on_wanted = nullptr;
    ports_.storage.on_promise = nullptr;
    ports_.storage.on_user_asked = nullptr;
    stop_asking();
}

void App::Impl::connect() {
    ports_.storage.on_wanted = [this] { step_aside(); };
    ports_.storage.on_promise = [this](bool promised) {
        using Promise = DeviceView::Promise;
        views_.device.promise = promised ? Promise::Given : Promise::Refused;
        std::erase(views_.notices, Notice::BrowserAsks);
        changed();
    };
    ports_.storage.on_user_asked = [this] {
        notify(Notice::BrowserAsks);
        changed();
    };
    clock_.on_moved = [this] {
        clock_moved();
        changed();
    };
    session_.on_tokens = [this](const sync::Tokens& tokens) {
        if (views_.stage != Stage::SignedIn || !files_.is_open()) return;
        keep_session(tokens);
    };
    session_.on_lost = [this] { session_lost(); };
    session_.on_signed_out = [this](std::string refresh) { revocations_.add(std::move(refresh)); };
    revocations_.on_changed = [this] {
        settings_.revocations = revocations_.waiting();
        remember();
    };
    connect_sync();
    connect_outbox();
    connect_data();
    login_model_.on_changed = [this] { changed(); };
    login_model_.on_endpoints = [this](const api::Endpoints& endpoints) {
        session_.set_endpoints(endpoints);
        feed_.look_again();
        if (settings_.endpoints == endpoints) return;
        settings_.endpoints = endpoints;
        if (!settings_.account.empty()) remember();
    };
    login_model_.on_signed_in = [this](const model::Account& account) { signed_in(account); };
    login_model_.when_whole = ports_.when_whole;
    diary_.on_changed = [this] { changed(); };
    records_.on_not_kept = [this] { notify(Notice::NotKept); };
}

void App::Impl::resume() {
    if (files_elsewhere()) {
        views_.stage = Stage::Elsewhere;
        return;
    }
    const auto session = files_.is_open() ? files_.outbox().session() : std::nullopt;
    if (!session || session->refresh_token.empty()) {
        if (session) {
            views_.login.login = session->login;
            views_.login.session_expired = true;
        } else {
            views_.login.data_gone = files_.is_new();
        }
        tell_of_files();
        if (!route_of(shown_address_)) show_address(true);
        show_login();
        return;
    }
    views_.stage = Stage::SignedIn;
    login_ = session->login;
    session_.resume(
        {session->access_token, session->refresh_token, session->expires_at, session->refresh_key});
    const auto account = store::AccountCache(files_.cache()).account();
    // Whoever was shown in this tab before may have been another.
    if (views_.account && (!account || account->user != views_.account->user)) {
        forget_people();
        views_.account.reset();
    }
    take_files();
    if (files_.opened() == store::Storage::Opened::Persistent) ports_.storage.ask_to_persist(false);
    if (account) {
        set_account(*account);
        enter(wanted_);
        catch_up();
        show_address(true);
    }
    const auto as_of = files_.cache().as_of(store::account_key());
    if (!as_of || clock_.now() - *as_of >= kAccountLastsMs) load_account();
}

void App::Impl::signed_in(const model::Account& account) {
    const bool persistent = !views_.login.shared_computer;
    const std::string directory = directory_of(account.user);
    const bool same = files_.holds(directory, persistent);
    views_.stage = Stage::SignedIn;
    login_ = views_.login.login;
    if (!same) {
        ++people_;
        forget_people();
        if (settings_.account != directory) homework_filters_.clear();
        // They are about the files of whoever was here before; a new version is for everybody.
        std::erase_if(views_.notices, [](auto notice) { return notice != Notice::NewVersion; });
        files_.open(directory, persistent, [this, account, people = people_] {
            if (people != people_) return;
            files_opened(account);
            changed();
        });
    }
    set_account(account);
    // The first week is asked for while the files are being opened.
    enter(wanted_);
    diary_.refresh();
    show_address(true);
    if (same) files_opened(account);
    // The week is on its way: this is for what comes after it.
    if (follows()) feed_.ask([this](const auto& result) { caught_up(result); });
}

void App::Impl::files_opened(const model::Account& account) {
    if (files_elsewhere()) return;
    take_files();
    if (!files_.is_open()) return;
    if (!store::AccountCache(files_.cache()).save_account(account, clock_.now())) storage_failed();
    if (!files_.is_open()) return;
    if (session_.tokens()) keep_session(*session_.tokens());
    if (files_.opened() == store::Storage::Opened::Persistent) {
        ports_.storage.ask_to_persist(false);
        if (settings_.account != files_.account()) settings_.homework_filters.clear();
        settings_.account = files_.account();
        remember();
    }
}

bool App::Impl::lasts_as_long_as_tab() const {
    return files_.opened() == store::Storage::Opened::Memory && files_.asked_to_persist();
}

void App::Impl::keep_session(const sync::Tokens& tokens) {
    const auto session = saved(login_, tokens);
    if (lasts_as_long_as_tab())
        ports_.storage.keep_tab_session(write_tab_session({files_.account(), session}));
    if (keep_again_) ports_.timers.cancel(*std::exchange(keep_again_, std::nullopt));
    if (files_.outbox().save_session(session)) return outbox_wrote();
    notify(Notice::StorageFailed);
    // Else nobody would before the next tokens come, and this device would start with spent ones.
    keep_again_ = ports_.timers.after(kDiskAgainLaterMs, [this] {
        keep_again_.reset();
        if (views_.stage != Stage::SignedIn || !files_.is_open() || !session_.tokens()) return;
        keep_session(*session_.tokens());
        changed();
    });
}

void App::Impl::ask_to_persist() {
    if (settings_.promise_asked || outbox_.waiting() == 0) return;
    if (files_.opened() != store::Storage::Opened::Persistent) return;
    settings_.promise_asked = true;
    remember();
    ports_.storage.ask_to_persist(true);
}

void App::Impl::tell_of_files() {
    using Opened = store::Storage::Opened;
    if (files_.failed() || !files_.is_open()) notify(Notice::StorageFailed);
    if (files_.newer()) notify(Notice::NewerFiles);
    if (files_.salvaged()) notify(Notice::Salvaged);
    if (files_.opened() == Opened::Memory && files_.asked_to_persist() && !settings_.storage_told) {
        notify(Notice::StorageUnavailable);
        settings_.storage_told = true;
        remember();
    }
}

void App::Impl::take_files() {
    tell_of_files();
    if (files_.is_open()) attach_files();
}

void App::Impl::detach_files() {
    detach_sync();
    for (auto* model : models_) model->detach();
}

void App::Impl::detach_sync() {
    stop_asking();
    stop_fetching();
    outbox_.detach();
    uploads_.detach();
    feed_.detach();
    sync_.detach();
    if (late_) late_->detach();
    file_model_.detach();
}

void App::Impl::load_account() {
    views_.account_error.reset();
    sync_.load_account([this](const auto& account) {
        if (!account) {
            if (!views_.account) views_.account_error = account.error().kind;
            return changed();
        }
        const bool first = !views_.account.has_value();
        set_account(account.value());
        enter(first ? wanted_ : views_.route);
        if (first) {
            catch_up();
            show_address(true);
        }
        changed();
    });
}

// Where it could not be had: nothing is shown, nor asked for, without it.
void App::Impl::account_again() {
    if (views_.stage != Stage::SignedIn || views_.account || !views_.account_error) return;
    load_account();
}

void App::Impl::set_account(const model::Account& account) {
    views_.account = account;
    if (account.role == model::Role::Teacher)
        children_.set({model::own_timetable(account)});
    else if (!administers())
        children_.set(account.children);
    today_ = {};  // by the account's zone, which is no new day
    follow_clock();
}

void App::Impl::forget_people() {
    detach_sync();
    children_.clear();
    for (auto* model : models_) model->clear();
}

void App::Impl::session_lost() {
    detach_sync();
    ports_.storage.keep_tab_session({});
    if (files_.is_open()) static_cast<void>(files_.outbox().save_session({login_, {}, {}, {}, {}}));
    if (views_.stage == Stage::SignedIn) wanted_ = views_.route;
    views_.login.login = login_;
    views_.login.session_expired = true;
    show_login();
    changed();
}

void App::Impl::storage_failed() {
    notify(Notice::StorageFailed);
    if (!files_.is_open()) return;
    stop_fetching();
    outbox_.detach();
    uploads_.detach();
    for (auto* model : models_) model->detach();
    file_model_.detach();
    files_.cache_to_memory();
    if (!files_.is_open()) return detach_sync();
    // Room that was held in reserve is free in a moment; the person needs longer to make some.
    const int wait_ms = disk_tries_++ == 0 ? kDiskAgainMs : kDiskAgainLaterMs;
    if (!disk_again_) disk_again_ = ports_.timers.after(wait_ms, [this] { disk_again(); });
    attach_files();
    if (views_.account)
        static_cast<void>(
            store::AccountCache(files_.cache()).save_account(*views_.account, clock_.now()));
}

// What the server knows is asked for again.
void App::Impl::check_cache() {
    check_cache_.reset();
    if (views_.stage != Stage::SignedIn || !files_.is_open()) return;
    auto& cache = files_.cache();
    if (!unchecked_) unchecked_ = cache.tables();
    if (unchecked_->empty()) return cache.settle();
    const auto table = std::move(unchecked_->back());
    unchecked_->pop_back();
    if (cache.intact(table)) {
        check_cache_ = ports_.timers.after(kNextTableMs, [this] { check_cache(); });
        return;
    }
    unchecked_.reset();
    ahead_.stop();
    auto done = files_.cache().begin_anew();
    if (done && views_.account)
        done = store::AccountCache(files_.cache()).save_account(*views_.account, clock_.now());
    if (!done) return storage_failed();
    for (auto* model : models_) model->start_over();
    catch_up();
    changed();
}

// The feed first: the others look at what it has said.
void App::Impl::outbox_wrote() {
    if (!files_.failed()) std::erase(views_.notices, Notice::StorageFailed);
}

void App::Impl::attach_files() {
    unchecked_.reset();
    if (files_.cache_failed() && !disk_again_)
        disk_again_ = ports_.timers.after(kDiskAgainLaterMs, [this] { disk_again(); });
    if (!check_cache_) {
        check_cache_ = ports_.timers.after(kCheckCacheMs, [this] { check_cache(); });
    }
    feed_.attach(files_.cache());
    outbox_.attach(files_.outbox(), files_.cache());
    for (auto* model : models_) model->attach(files_.cache());
    sync_.attach(files_.cache());
    if (late_) late_->attach(files_.cache());
    file_model_.attach(files_.cache(), files_.keeps());
    uploads_.attach(files_.outbox(), files_.keeps());
}

void App::Impl::disk_again() {
    disk_again_.reset();
    if (views_.stage != Stage::SignedIn || !files_.is_open() || !files_.cache_failed()) return;
    for (auto* model : models_) model->detach();
    file_model_.detach();
    const bool back = files_.cache_to_disk(views_.now.date.monday() - 7);
    attach_files();
    if (back) {
        outbox_wrote();
        // What memory has kept is asked for again.
        for (auto* model : models_) {
            if (model == &diary_ || model->screen() == views_.route.screen) model->refresh();
        }
    }
    changed();
}

void App::Impl::show_login() {
    views_.stage = Stage::SignedOut;
    views_.other_tab = OtherTab::None;
    login_model_.stop();
    views_.route = {};
    if (wanted_.screen == Screen::Gallery) {
        views_.route = std::exchange(wanted_, {});
        wanted_.screen = Screen::Diary;
    }
    login_model_.load_configuration();
}

void App::Impl::run(const SignIn& command) {
    login_model_.sign_in(command.login, command.password);
}

void App::Impl::run(const SignInDemo& command) {
    login_model_.sign_in_demo(command.role);
}

void App::Impl::run(const SignOut&) {
    ++people_;
    session_.sign_out();
    ports_.storage.keep_tab_session({});
    forget_people();
    if (settings_.account == files_.account() && files_.asked_to_persist()) {
        settings_.account.clear();
        settings_.homework_filters.clear();
        remember();
    }
    files_.wipe();
    homework_filters_.clear();
    views_.account.reset();
    views_.login.login.clear();
    views_.login.session_expired = false;
    views_.login.data_gone = false;
    views_.login.problem = LoginView::Problem::None;
    login_.clear();
    wanted_ = {};
    wanted_.screen = Screen::Diary;
    show_login();
    show_address(true);
}

}  // namespace ranets::app
