#include "support/fake_world.h"

#include <algorithm>

namespace ranets::test {

FakeWorld::FakeWorld(std::uint64_t seed)
    : events(clock), rng(seed), timers(events), http(events), storage(events), school(clock) {
    http.server = [this](const sync::Request& request) { return school.answer(request); };
}

app::App& FakeWorld::start(std::string_view at) {
    end();
    address = at;
    history.clear();
    app::Ports ports{clock,
                     rng,
                     storage,
                     http,
                     timers,
                     [this] { ++changes; },
                     [this](const std::string& shown, bool replace) {
                         address = shown;
                         history.push_back({shown, replace});
                     },
                     [this](const app::FilePart& part) { take(part); },
                     [this] { ++restarts; },
                     [this](std::function<void()> work) {
                         waiting_.push_back(std::move(work));
                         if (whole_) arrive();
                     },
                     {}};
    if (late_is_held) ports.want_late_part = [this] { ++late_wanted; };
    app_ = std::make_unique<app::App>(std::move(ports), kOrigin, at);
    app_->line_costs(metered);
    return *app_;
}

app::App& FakeWorld::reboot() {
    return start(std::string(address));
}

void FakeWorld::take(const app::FilePart& part) {
    using Act = app::FilePart::Act;
    largest_part = std::max(largest_part, part.bytes.size());
    auto& coming = coming_[part.number];
    coming += part.bytes;
    if (part.act == Act::Save) saved.emplace_back(part.name, coming);
    if (part.act == Act::Share) shared.emplace_back(part.name, coming);
    if (part.act == Act::Show) pictures.emplace_back(part.name, coming);
    if (part.act != Act::Add) coming_.erase(part.number);
}

void FakeWorld::arrive() {
    whole_ = true;
    for (const auto& work : std::exchange(waiting_, {})) work();
}

void FakeWorld::advance(std::int64_t ms) {
    events.run_until(clock.monotonic_ms() + ms);
}

void FakeWorld::settle() {
    while ((http.in_flight() + storage.in_flight() > 0 || events.is_due()) && events.run_next()) {
    }
}

app::App& FakeWorld::signed_in(std::string_view login, std::string_view at) {
    auto& app = start(at);
    settle();
    app.carry_out(app::SignIn{.login = std::string(login), .password = FakeSchool::kPassword});
    settle();
    return app;
}

}  // namespace ranets::test
