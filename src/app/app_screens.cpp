// Where the user is and what time it is there: routes, addresses, ticks, settings.
#include <algorithm>
#include <string>
#include <utility>

#include "app/app_impl.h"

namespace ranets::app {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kSendingMs = 5'000;  // with the rest after the last letter of a note

}  // namespace

bool App::Impl::administers() const {
    return views_.account && views_.account->role == model::Role::Administrator;
}

void App::Impl::carry_out(const Command& command) {
    const ChangeScope scope(*this);
    if (obstacle_to_any(command, views_) == Obstacle::None)
        std::visit([this](const auto& one) { run(one); }, command);
}

ScreenModel* App::Impl::model_of(Screen screen) {
    const auto found = std::find_if(models_.begin(), models_.end(), [&](const ScreenModel* model) {
        return model->screen() == screen;
    });
    return found == models_.end() ? nullptr : *found;
}

bool App::Impl::shows_data() const {
    return std::any_of(models_.begin(), models_.end(),
                       [](const ScreenModel* model) { return model->shows_data(); });
}

void App::Impl::set_class(model::GroupId group) {
    // What it is called is known from the school's card.
    const auto* known = late_ ? late_->class_of(group) : nullptr;
    const model::SchoolClass nameless{group, {}, 0};
    children_.set(
        {model::class_timetable(known != nullptr ? *known : nameless, views_.account->school)});
}

void App::Impl::enter(Route route) {
    const auto home = home_of(views_.account->role);
    if (route.screen == Screen::Login) route.screen = home;
    if (route.screen == Screen::Diary && administers()) {
        if (!route.group) {
            route.screen = home;
        } else {
            if (late_) late_->show_class(route.group);
            set_class(route.group);
        }
    }
    if (route.child) children_.choose(route.child);
    auto* model = model_of(route.screen);
    if (model != nullptr) model->enter(route);
    // The badge of homework stands beside every screen.
    if (model != &diary_ && views_.diary.week.state == Resource<model::Week>::State::Loading)
        diary_.show_today();
    auto* before = model_of(views_.route.screen);
    if (before != nullptr && before != model) before->leave();
    badges_.cache_moved();  // what was left has been seen
    views_.route = route;
    keep_homework_filters();
}

// Nobody signs in for the sake of what is open to all: the way leads home then.
void App::Impl::visit(Route route) {
    const bool open_to_all = info_of(route.screen).open_to_all;
    if (views_.stage == Stage::SignedOut) {
        views_.route = open_to_all ? route : Route{};
        if (!open_to_all && route.screen != Screen::Login) wanted_ = route;
    } else if (route.screen != Screen::Login) {
        views_.route = wanted_ = route;
    }
}

void App::Impl::run(const Go& command) {
    const auto& [route, replace] = command;
    if (views_.stage != Stage::SignedIn || !views_.account) {
        const Screen before = views_.route.screen;
        visit(route);
        if (views_.stage == Stage::SignedOut && views_.route.screen != before)
            show_address(replace);
        return;
    }
    enter(route);
    show_address(replace);
}

void App::Impl::run(const ChooseChild& command) {
    const auto child = command.child;
    Route route = views_.route;
    if (route.screen == Screen::Diary || route.screen == Screen::Homework) {
        route.child = child;
        route.lesson = {};
        route.homework = {};
        route.work = {};
        enter(route);
        show_address(false);
    } else {
        children_.choose(child);
        diary_.show_today();
        if (auto* model = model_of(route.screen)) model->enter(route);
        badges_.cache_moved();
    }
}

void App::Impl::address_changed(std::string_view address) {
    const ChangeScope scope(*this);
    shown_address_ = address;
    const auto route = route_of(address);
    if (!route) return;
    if (views_.search.open) run(CloseSearch{});
    if (views_.stage != Stage::SignedIn || !views_.account)
        visit(*route);
    else if (route->screen != Screen::Login)
        enter(*route);
}

void App::Impl::show_address(bool replace) {
    auto address = address_of(views_.route);
    if (address == shown_address_) return;
    shown_address_ = address;
    if (ports_.show_address) ports_.show_address(shown_address_, replace);
}

void App::Impl::run(const SetDone& command) {
    if (views_.route.screen == Screen::Homework && late_)
        late_->set_done(command.work, command.done);
    else
        diary_.set_done(command.work, command.done);
    badges_.cache_moved();
}

void App::Impl::run(const SetNote& command) {
    if (views_.route.screen == Screen::Homework && late_)
        late_->set_note(command.work, command.text, command.begun);
    else
        diary_.set_note(command.work, command.text, command.begun);
}

void App::Impl::run(const OpenFile& command) {
    for (const auto& homework : open_lesson()->homework) {
        for (const auto& attachment : homework.files) {
            if (attachment.id == command.file) return file_model_.open(attachment);
        }
    }
}

void App::Impl::run(const SetHomeworkFilter& command) {
    if (!late_) return;
    late_->narrow_homework(command.filter);
    views_.route.homework = command.filter;
    show_address(true);
    keep_homework_filters();
}

// They are the account's, so they stay on the device as long as its files do.
void App::Impl::keep_homework_filters() {
    if (settings_.account.empty() || settings_.account != files_.account()) return;
    if (settings_.homework_filters == homework_filters_) return;
    settings_.homework_filters = homework_filters_;
    remember();
}

void App::Impl::run(const SetOwnHomework& command) {
    records_.set_own(views_.children.chosen, command.homework, command.shown);
    for (auto* model : models_) model->cache_moved();
}

void App::Impl::run(const StopFile& command) {
    file_model_.stop(command.file);
}

void App::Impl::run(const LookAtMark& command) {
    if (late_) late_->look_at(command.mark);
}

// Until its model has come the view says that somebody waits for it.
void App::Impl::run(const OpenSearch&) {
    if (views_.search.open) return;
    ++views_.search.session;
    views_.search.open = true;
    if (late_) late_->search().open();
}

void App::Impl::run(const CloseSearch&) {
    views_.search.open = false;
    if (late_) late_->search().close();
}

void App::Impl::run(const LookFor& command) {
    if (late_) late_->search().look_for(command.text);
}

void App::Impl::run(const NarrowSearch& command) {
    if (late_) late_->search().narrow(command.group);
}

void App::Impl::run(const SearchIn& command) {
    if (late_) late_->search().look_in(command.child);
}

void App::Impl::run(const MoreFound&) {
    if (late_) late_->search().more();
}

void App::Impl::run(const ContinueSearch&) {
    if (late_) late_->search().go_on();
}

void App::Impl::run(const LookAtMonth& command) {
    diary_.look_at_month(command.first);
}

void App::Impl::run(const ChooseRegion& command) {
    views_.login.region = settings_.region = command.region;
    remember();
}

void App::Impl::run(const SetSharedComputer& command) {
    views_.login.shared_computer = command.on;
}

void App::Impl::run(const SetTheme& command) {
    views_.theme = settings_.theme = command.theme;
    remember();
}

void App::Impl::run(const SetLanguage& command) {
    views_.language = settings_.language = command.language;
    remember();
}

void App::Impl::run(const SetTextPercent& command) {
    views_.text_percent = settings_.text_percent = command.percent;
    remember();
}

void App::Impl::run(const Dismiss& command) {
    std::erase(views_.notices, command.notice);
}

void App::Impl::update_waits() {
    const ChangeScope scope(*this);
    notify(Notice::NewVersion);
}

void App::Impl::late_part_came() {
    const ChangeScope scope(*this);
    views_.late_part = LatePart::Here;
    if (!late_) make_late_models();
}

// Also by the diary of a class, whose name the school knows.
bool App::Impl::late_part_needed() const {
    return info_of(views_.route.screen).late || administers() || views_.search.open;
}

void App::Impl::late_part_missing() {
    const ChangeScope scope(*this);
    if (views_.late_part == LatePart::Wanted) views_.late_part = LatePart::Missing;
}

void App::Impl::run(const LoadScreen&) {
    if (views_.late_part == LatePart::Missing) views_.late_part = LatePart::Absent;
}

void App::Impl::update_late_part() {
    auto& part = views_.late_part;
    if (part != LatePart::Absent || !late_part_needed()) return;
    part = LatePart::Wanted;
    ports_.want_late_part();
}

void App::Impl::run(const ApplyUpdate&) {
    // The press is answered at once; the browser takes a second or two to change over.
    std::erase(views_.notices, Notice::NewVersion);
    if (ports_.start_newest) ports_.start_newest();
}

void App::Impl::notify(Notice notice) {
    auto& notices = views_.notices;
    if (std::find(notices.begin(), notices.end(), notice) == notices.end())
        notices.push_back(notice);
}

void App::Impl::remember() {
    if (!views_.login.shared_computer)
        ports_.storage.keep_device_settings(write_settings(settings_));
}

void App::Impl::changed() {
    if (change_scopes_ > 0) return;
    ++change_scopes_;
    follow_clock();
    --change_scopes_;
    update_line();
    update_late_part();
    update_device();
    update_lesson();
    ask_to_persist();
    ++revision_;
    if (ports_.changed) ports_.changed();
}

// Whatever depends on today is derived here, and nowhere else, whoever was the first to see that
// another day has begun: a tick, an answer of the server, a tab that is looked at again.
void App::Impl::follow_clock() {
    const auto zone = views_.account ? views_.account->zone : model::ZoneOffset{};
    views_.now = model::local_time(clock_.now(), zone);
    if (views_.now.date != today_) day_moved(std::exchange(today_, views_.now.date));
}

void App::Impl::day_moved(model::Date before) {
    for (auto* model : models_) model->day_moved(today_);
    if (before == model::Date{}) return;
    // Who looked at today looks at the new one, unless a lesson is being read.
    if (!views_.account || views_.stage != Stage::SignedIn ||
        !info_of(views_.route.screen).has_day || views_.route.date != before || views_.route.lesson)
        return;
    Route route = views_.route;
    route.date = today_;
    enter(route);
    show_address(true);
}

void App::Impl::update_line() {
    using Connection = LineView::Connection;
    const auto& line = fetcher_.line();
    const bool gone = line.state() == sync::Line::State::Gone;
    views_.line.connection = !line.down() ? Connection::Good
                             : gone       ? Connection::Gone
                                          : Connection::Failing;
    auto& view = views_.line;
    view.waiting = outbox_.waiting();
    // A sending under way is not worth a word; from the last change on it has its time.
    if (changed_at_ != outbox_.revision()) {
        changed_at_ = outbox_.revision();
        waits_since_ms_ = ports_.clock.monotonic_ms();
    }
    const auto waited = ports_.clock.monotonic_ms() - waits_since_ms_;
    const bool waits = view.waiting > 0;
    view.slow = waits && (view.connection != Connection::Good || waited >= kSendingMs);
    if (waits && !view.slow && !slow_) {
        slow_ = ports_.timers.after(static_cast<int>(kSendingMs - waited), [this] {
            slow_.reset();
            changed();
        });
    }
}

void App::Impl::update_device() {
    using Storage = DeviceView::Storage;
    auto& device = views_.device;
    device.storage = Storage::None;
    if (views_.stage == Stage::SignedIn && files_.is_open()) {
        const bool disk =
            files_.opened() == store::Storage::Opened::Persistent && !files_.cache_failed();
        device.storage = disk ? Storage::Disk : Storage::Memory;
    }
    device.requests = fetcher_.counts().sent;
    device.failed_requests = fetcher_.counts().failed;
}

const model::Lesson* App::Impl::open_lesson() const {
    const bool listed = views_.route.screen == Screen::Homework;
    return listed ? views_.homework.open_lesson : views_.diary.open_lesson;
}

void App::Impl::update_lesson() {
    const bool family = views_.account && (views_.account->role == model::Role::Parent ||
                                           views_.account->role == model::Role::Pupil);
    views_.diary.own_records = family && session_.endpoints().own_records;
    views_.files = file_model_.describe(open_lesson());
}

void App::Impl::clock_moved() {
    if (settings_.server_offset_ms != clock_.offset_ms()) {
        settings_.server_offset_ms = clock_.offset_ms();
        // Before anybody has signed in nothing is written: they may not want it here.
        if (!settings_.account.empty()) remember();
    }
    follow_clock();
    schedule_tick();
}

void App::Impl::schedule_tick() {
    if (tick_) ports_.timers.cancel(*std::exchange(tick_, std::nullopt));
    if (!visible_) return;
    const std::int64_t into_minute = ((clock_.now().ms % kMinuteMs) + kMinuteMs) % kMinuteMs;
    tick_ = ports_.timers.after(static_cast<int>(kMinuteMs - into_minute), [this] {
        tick_.reset();
        const bool unsure = clock_.ran_ahead();
        clock_moved();
        if (live_.on()) diary_.cache_moved();  // what it vouches for is as young as its last word
        if (unsure && views_.stage == Stage::SignedIn && views_.account) catch_up();
        changed();
    });
}

}  // namespace ranets::app
