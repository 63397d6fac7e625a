// Where the user is and what time it is there: routes, addresses, ticks, settings.
#include <algorithm>
#include <string>
#include <utility>

#include "app/app_impl.h"

namespace ranets::app {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

}  // namespace

bool App::Impl::administers() const {
    return views_.account && views_.account->role == model::Role::Administrator;
}

void App::Impl::carry_out(const Command& command) {
    const Act act(*this);
    if (obstacle_to(command, views_) == Obstacle::None)
        std::visit([this](const auto& one) { run(one); }, command);
}

// Those who work at a school choose among classes; a family's class is the child's.
void App::Impl::show_school(model::GroupId wanted) {
    const auto& account = *views_.account;
    if (administers()) return school_.show(account.school, {}, wanted);
    if (account.role == model::Role::Teacher)
        return school_.show(account.school, account.classes, wanted);
    for (const auto& child : views_.diary.children) {
        if (child.person == views_.diary.child) school_.show(child);
    }
}

void App::Impl::set_class(model::GroupId group) {
    // What it is called is known from the school's card.
    const auto* known = school_.class_of(group);
    const model::SchoolClass nameless{group, {}, 0};
    diary_.set_children(
        {model::class_timetable(known != nullptr ? *known : nameless, views_.account->school)});
}

void App::Impl::enter_diary(Route& route) {
    if (administers()) {
        show_school(route.group);
        set_class(route.group);
        route.child = {};
    } else {
        route.group = {};
        // A teacher's address needs no name: there is but one diary.
        route.child = views_.account->role == model::Role::Teacher
                          ? model::PersonId{}
                          : diary_.known_child(route.child);
    }
    if (route.date == model::Date{}) route.date = views_.now.date;
    diary_.show(diary_.known_child(route.child), route.date, route.lesson);
}

void App::Impl::enter(Route route) {
    if (route.screen == Screen::Login) route.screen = Screen::Diary;
    // An administrator has no lessons: the way to those of a class leads through the school.
    if (route.screen == Screen::Diary && administers() && !route.group)
        route.screen = Screen::School;
    if (route.screen == Screen::Diary) {
        enter_diary(route);
    } else if (views_.diary.week.state == Resource<model::Week>::State::Loading) {
        // The badge of homework stands beside every screen.
        diary_.show(diary_.known_child({}), views_.now.date, {});
    }
    if (route.screen == Screen::School) {
        Route school;
        school.screen = Screen::School;
        school.group = route.group;
        route = school;
        show_school(route.group);
    }
    if (views_.route.screen == Screen::Diary && route.screen != Screen::Diary) diary_.leave();
    views_.route = route;
}

// Only the gallery is open to all. Nobody signs in for its sake: the way leads to the diary then.
void App::Impl::visit(Route route) {
    const bool open_to_all = route.screen == Screen::Gallery;
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
    if (route.screen == Screen::Diary) {
        route.child = child;
        route.lesson = {};
        enter(route);
        show_address(false);
    } else {
        diary_.show(diary_.known_child(child), views_.now.date, {});
        if (route.screen == Screen::School) show_school({});
    }
}

void App::Impl::address_changed(std::string_view address) {
    const Act act(*this);
    shown_address_ = address;
    const auto route = route_of(address);
    if (!route) return;
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
    diary_.set_done(command.work, command.done);
}

void App::Impl::run(const SetNote& command) {
    diary_.set_note(command.work, command.text, command.before);
}

void App::Impl::run(const OpenFile& command) {
    for (const auto& homework : views_.diary.open_lesson->homework) {
        for (const auto& attachment : homework.files) {
            if (attachment.id == command.file) return file_model_.open(attachment);
        }
    }
}

void App::Impl::run(const StopFile& command) {
    file_model_.stop(command.file);
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
    const Act act(*this);
    notify(Notice::NewVersion);
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
    if (acts_ > 0) return;
    update_now();
    update_device();
    update_lesson();
    update_data();
    ask_to_persist();
    ++revision_;
    if (ports_.changed) ports_.changed();
}

void App::Impl::update_now() {
    const auto zone = views_.account ? views_.account->zone : model::ZoneOffset{};
    views_.now = model::local_time(clock_.now(), zone);
}

void App::Impl::update_device() {
    using Storage = DeviceView::Storage;
    auto& device = views_.device;
    device.storage = Storage::None;
    if (views_.stage == Stage::SignedIn && files_.is_open()) {
        const bool disk = files_.opened() == store::Storage::Opened::Persistent;
        device.storage = disk ? Storage::Disk : Storage::Memory;
    }
    device.requests = fetcher_.counts().sent;
    device.failed_requests = fetcher_.counts().failed;
}

void App::Impl::update_lesson() {
    const bool family = views_.account && (views_.account->role == model::Role::Parent ||
                                           views_.account->role == model::Role::Pupil);
    views_.diary.own_records = family && session_.endpoints().own_records;
    views_.diary.files = file_model_.describe(views_.diary.open_lesson);
    views_.sync.waiting = outbox_.waiting();
}

void App::Impl::clock_moved() {
    if (settings_.server_offset_ms != clock_.offset_ms()) {
        settings_.server_offset_ms = clock_.offset_ms();
        // Before anybody has signed in nothing is written: they may not want it here.
        if (!settings_.account.empty()) remember();
    }
    const auto before = views_.now.date;
    update_now();
    schedule_tick();
    if (!views_.account || views_.now.date == before) return;
    diary_.set_today(views_.now.date);
    // Who looked at today looks at the new one, unless a lesson is being read.
    if (views_.route.screen == Screen::Diary && views_.route.date == before &&
        !views_.route.lesson) {
        Route route = views_.route;
        route.date = views_.now.date;
        enter(route);
        show_address(true);
    }
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
