#include "simulation/simulation.h"

#include <algorithm>
#include <utility>

#include "simulation/world.h"

namespace ranets::simulation {
namespace {

constexpr int kLeastSteps = 60;
constexpr int kMostMoreSteps = 60;
constexpr int kDevices = 2;
constexpr std::int64_t kQuestionEvery = 5 * kMinute;  // to the feed
constexpr int kEdits = 8;  // of so many steps the school edits something in one
// Of both devices in ten minutes in which people do things and the line is bad.
constexpr std::int64_t kMostRequests = 400;

}  // namespace

World::World(std::uint64_t seed, bool tell)
    : seed_(seed),
      tell_(tell),
      events_(clock_),
      rng_(seed),
      school_(clock_),
      edits_(school_, rng_) {
    school_.features = {"lesson-notes", "own-records"};
    if (chance(rng_, 2) == 0) school_.features.emplace_back("changes");
    if (has("changes") && chance(rng_, 2) == 0) school_.features.emplace_back("events");
    school_.access_lasts_s = 600;
    for (int i = 0; i < kDevices; ++i) {
        devices_.push_back(std::make_unique<Device>(
            "device" + std::to_string(i), clock_, events_,
            seed * kDevices + static_cast<std::uint64_t>(i),
            [this](const sync::Request& request) { return answer(request); }));
    }
}

bool World::has(std::string_view feature) const {
    return std::find(school_.features.begin(), school_.features.end(), feature) !=
           school_.features.end();
}

std::optional<sync::Response> World::answer(const sync::Request& request) {
    if (!server_runs_) return std::nullopt;
    const auto before = school_.cursor();
    const auto written = school_.writes.size();
    const auto notes = school_.own_notes["parent"];
    auto answer = school_.answer(request);
    if (school_.writes.size() > written) {
        edits_.tell(school_.writes.back());
        for (const auto& [work, note] : notes) {
            if (school_.own_notes["parent"][work].text != note.text)
                check_unread(school_.writes.back(), note.text);
        }
    }
    tell_followers(before);
    return answer;
}

Outcome World::run() {
    say("the school has%s%s", has("changes") ? " changes" : " no feed",
        has("events") ? ", events" : "");
    for (auto& device : devices_) device->metered = seed_ % 8 == 0;
    for (auto& device : devices_) device->start();
    advance(kMinute);
    for (auto& device : devices_) sign_in(*device);
    if (chance(rng_, kEdits) == 0) edit_while_signing_in();
    advance(kMinute);
    const int steps = kLeastSteps + chance(rng_, kMostMoreSteps);
    for (int step = 0; step < steps && !outcome_.broken; ++step) {
        step_ = step;
        act();
        check();
    }
    if (!outcome_.broken) come_to_rest();
    outcome_.writes = static_cast<int>(school_.writes.size());
    for (const auto& device : devices_) outcome_.requests += device->line.sent;
    return outcome_;
}

void World::broken(std::string what) {
    if (outcome_.broken) return;
    say("BROKEN: %s", what.c_str());
    outcome_.broken = "step " + std::to_string(step_) + ": " + std::move(what);
}

void World::advance(std::int64_t ms) {
    std::int64_t before = 0;
    for (const auto& device : devices_) before += device->line.sent;
    events_.run_until(clock_.monotonic_ms() + ms);
    std::int64_t after = 0;
    for (const auto& device : devices_) after += device->line.sent;
    if (after - before > kMostRequests * std::max<std::int64_t>(1, ms / (10 * kMinute)))
        broken(std::to_string(after - before) + " requests in " + std::to_string(ms) + " ms");
}

void World::act() {
    Device& device = *devices_[static_cast<std::size_t>(chance(rng_, kDevices))];
    const int dice = chance(rng_, 100);
    if (chance(rng_, kEdits) == 0) edit_soon();
    if (!device.runs()) {
        if (dice < 50) start(device);
    } else if (device.views().route.screen == app::Screen::Login) {
        if (dice < 60) sign_in(device);
    } else if (dice < 34) {
        tick(device);
    } else if (dice < 43) {
        note(device);
    } else if (dice < 46) {
        type(device);
    } else if (dice < 50) {
        own(device);
    } else if (dice < 56) {
        turn(device);
    } else if (dice < 90) {
        befall(device, dice);
    } else if (dice < 94) {
        device.app().became_hidden();
        advance(chance(rng_, 60) * kSecond);
        if (device.runs()) device.app().became_visible();
    } else {
        device.app().carry_out(app::Refresh{});
    }
    advance(chance(rng_, 4) == 0 ? chance(rng_, 10) * kMinute : chance(rng_, 4000));
}

void World::befall(Device& device, int dice) {
    if (dice < 62) {
        device.set_network(!device.line.connected);
        say("%s: network %s", device.name.c_str(), device.line.connected ? "on" : "off");
    } else if (dice < 68) {
        say("%s: killed", device.name.c_str());
        ++outcome_.crashes;
        device.kill();
    } else if (dice < 74) {
        say("%s: loses its power", device.name.c_str());
        ++outcome_.crashes;
        device.lose_power();
    } else if (dice < 78) {
        server_runs_ = !server_runs_;
        say("the server %s", server_runs_ ? "runs" : "is down");
        end_streams();
    } else if (dice < 82) {
        school_.expire_access();
        say("access expires");
        end_streams();
    } else if (dice < 84) {
        school_.end_sessions();
        say("all sessions end");
        end_streams();
    } else if (dice < 87) {
        device.disk_trouble().any() ? heal_disk(device) : trouble_disk(device);
    } else {
        device.line.trouble = chance(rng_, 3) * 30;
        say("%s: %d %% of trouble", device.name.c_str(), device.line.trouble);
    }
}

void World::end_streams() {
    for (auto& device : devices_) device->line.end_streams();
}

// Between a first week and a first cursor: nobody tells of that.
void World::edit_while_signing_in() {
    for (int i = 0; i < 4; ++i) edit_soon();
    if (!has("changes")) return;
    advance(kQuestionEvery + kMinute);
    for (const auto& device : devices_) check_week(*device, "signed in");
}

// While answers are on their way.
void World::edit_soon() {
    events_.after(chance(rng_, 2000), [this] { edit(); });
}

// The school goes on whether anybody can hear of it or not.
void World::edit() {
    const auto before = school_.cursor();
    const auto what = edits_.make(monday(0));
    ++outcome_.edits;
    say("the school: %s", what.c_str());
    tell_followers(before);
    if (chance(rng_, 10) != 0) return;
    say("the school: no cursor holds any more");
    school_.forget_changes();
    end_streams();
}

void World::tell_followers(std::size_t from) {
    if (from == school_.cursor()) return;
    for (auto& device : devices_) device->line.push(school_.event_after(from));
}

model::Date World::monday(int week) {
    return model::Date::of(2026, 11, 16) + 7 * week;
}

void World::start(Device& device) {
    say("%s: starts", device.name.c_str());
    device.start();
}

void World::sign_in(Device& device) {
    say("%s: signs in", device.name.c_str());
    device.app().carry_out(app::SignIn{.login = "parent", .password = test::FakeSchool::kPassword});
}

const model::Homework* World::find(const Device& device, model::WorkId work) {
    const auto& week = device.views().diary.week.value;
    if (!week) return nullptr;
    for (const auto& day : week->days) {
        for (const auto& lesson : day.lessons) {
            for (const auto& homework : lesson.homework) {
                if (homework.work == work) return &homework;
            }
        }
    }
    return nullptr;
}

// One of few, so that the devices meet.
std::optional<model::WorkId> World::choose_homework(const Device& device) {
    std::vector<model::WorkId> works;
    if (const auto& week = device.views().diary.week.value) {
        for (const auto& day : week->days) {
            for (const auto& lesson : day.lessons) {
                for (const auto& homework : lesson.homework) works.push_back(homework.work);
            }
        }
    }
    if (works.empty()) return std::nullopt;
    return works[static_cast<std::size_t>(
        chance(rng_, std::min(4, static_cast<int>(works.size()))))];
}

void World::made(const Device& device, Action action) {
    say("%s: %s %lld", device.name.c_str(), action.value.c_str(),
        static_cast<long long>(action.work));
    ++outcome_.actions;
    actions_[device.name].push_back(std::move(action));
}

void World::trouble_disk(Device& device) {
    constexpr const char* kFiles[] = {"", "cache.db", "outbox.db", "-wal"};
    auto& trouble = device.disk_trouble();
    trouble.files = kFiles[chance(rng_, 4)];
    const int kind = chance(rng_, 4);
    trouble.full = kind == 0;
    trouble.short_writes = kind == 1 || kind == 3 ? 5 + chance(rng_, 60) : 0;
    trouble.read_errors = kind == 2 || kind == 3 ? 1 + chance(rng_, 30) : 0;
    device.had_trouble = true;
    ++outcome_.disk_faults;
    say("%s: disk %s, short %d, unread %d, of %s", device.name.c_str(),
        trouble.full ? "full" : "has room", trouble.short_writes, trouble.read_errors,
        trouble.files.c_str());
}

void World::heal_disk(Device& device) {
    say("%s: the disk is well again", device.name.c_str());
    device.disk_trouble() = {};
    // Who is told that nothing is kept opens it again once there is room.
    if (device.runs() && device.keeps_nothing) {
        device.kill();
        device.start();
    }
}

bool World::was_kept(Device& device) {
    const auto& notices = device.views().notices;
    if (std::find(notices.begin(), notices.end(), app::Notice::NotKept) == notices.end())
        return true;
    if (!device.had_trouble) broken(device.name + ": nothing is kept, though the disk is well");
    say("%s: it could not be kept", device.name.c_str());
    device.app().carry_out(app::Dismiss{app::Notice::NotKept});
    return false;
}

void World::tick(Device& device) {
    const auto work = choose_homework(device);
    if (!work || !device.views().diary.own_records || device.keeps_nothing) return;
    const bool wanted = !find(device, *work)->done;
    device.app().carry_out(app::SetDone{*work, wanted});
    const auto* after = find(device, *work);
    const bool shown = after != nullptr && after->done == wanted && after->unsent;
    if (!was_kept(device)) {
        if (shown) broken(device.name + " shows a tick that is not kept");
        return;
    }
    if (!shown) return broken(device.name + " does not show a tick");
    made(device, {Action::Kind::Tick, work->value, wanted ? "true" : "false", {}});
}

bool World::write_note(Device& device, model::WorkId work, const model::OwnNote& begun,
                       std::string text, const std::string& word) {
    device.app().carry_out(app::SetNote{work, text, begun});
    const auto* after = find(device, work);
    const bool shown = after != nullptr && after->note.text == text;
    if (!was_kept(device)) {
        if (shown) broken(device.name + " shows a note that is not kept");
        return false;
    }
    if (!shown) {
        broken(device.name + " does not show a note");
        return false;
    }
    made(device, {Action::Kind::Note, work.value, word, begun.text});
    return true;
}

// In place of what stands there, or behind it.
void World::note(Device& device) {
    const auto work = choose_homework(device);
    if (!work || !device.views().diary.own_records || device.keeps_nothing) return;
    const std::string word = "n" + std::to_string(++notes_) + ".";
    const auto before = find(device, *work)->note;
    const bool behind = chance(rng_, 2) == 0 && !before.text.empty();
    write_note(device, *work, before, behind ? before.text + " " + word : word, word);
}

// Each device writes its own; the other one reads them.
void World::own(Device& device) {
    if (!device.views().diary.own_records || device.keeps_nothing || !device.signed_in()) return;
    auto& mine = own_[device.name];
    model::OwnHomework wanted;
    const bool is_new = mine.empty() || chance(rng_, 3) == 0;
    if (is_new) {
        const auto number = devices_.front().get() == &device ? 1'000 : 2'000;
        wanted.work = {-static_cast<std::int64_t>(number + static_cast<int>(mine.size()))};
    } else {
        wanted = mine[static_cast<std::size_t>(chance(rng_, static_cast<int>(mine.size())))];
    }
    const auto shown = wanted;
    const std::string word = "o" + std::to_string(++notes_) + ".";
    wanted.text = word;
    wanted.day = monday(chance(rng_, 3) - 1) + chance(rng_, 6);
    device.app().carry_out(app::SetOwnHomework{wanted, shown});
    if (!was_kept(device)) return;
    std::erase_if(mine, [&](const auto& one) { return one.work == wanted.work; });
    mine.push_back(wanted);
    made(device, {Action::Kind::Own, -wanted.work.value, word, {}});
}

// The field shows nothing but what is typed in it, whatever arrives.
void World::type(Device& device) {
    const auto work = choose_homework(device);
    if (!work || !device.views().diary.own_records || device.keeps_nothing) return;
    const auto begun = find(device, *work)->note;
    std::string field = begun.text;
    for (int words = 2 + chance(rng_, 8); words > 0 && !outcome_.broken; --words) {
        if (!device.signed_in() || find(device, *work) == nullptr) return;
        const std::string word = "n" + std::to_string(++notes_) + ".";
        auto text = field.empty() ? word : field + " " + word;
        // What could not be kept stands in the field nevertheless.
        write_note(device, *work, begun, text, word);
        field = std::move(text);
        advance(chance(rng_, 8) == 0 ? 5 * kSecond : 100 + chance(rng_, 900));
    }
}

void World::turn(Device& device) {
    auto route = device.views().route;
    route.date = monday(kWeeks[chance(rng_, 4)]);
    route.lesson = {};
    device.app().carry_out(app::Go{.route = route});
}

Outcome simulate(std::uint64_t seed, bool tell) {
    return World(seed, tell).run();
}

}  // namespace ranets::simulation
