#include "simulation/simulation.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "model/own_records.h"
#include "simulation/device.h"
#include "support/fake_school.h"

namespace ranets::simulation {
namespace {

using model::OwnWrite;

constexpr std::int64_t kSecond = 1'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr int kLeastSteps = 60;
constexpr int kMostMoreSteps = 60;
constexpr int kDevices = 2;
// Of both devices in ten minutes in which people do things and the line is bad.
constexpr std::int64_t kMostRequests = 400;

struct Action {
    std::int64_t work = 0;
    OwnWrite::Kind kind = OwnWrite::Kind::Tick;
    std::string value;  // a tick's "true" or "false"; a note's text, which no other note has
};

class World {
  public:
    World(std::uint64_t seed, bool tell)
        : seed_(seed), tell_(tell), events_(clock_), rng_(seed), school_(clock_) {
        school_.features = {"lesson-notes", "own-records"};
        school_.access_lasts_s = 600;
        for (int i = 0; i < kDevices; ++i) {
            devices_.push_back(std::make_unique<Device>(
                "device" + std::to_string(i), clock_, events_,
                seed * kDevices + static_cast<std::uint64_t>(i),
                [this](const sync::Request& request) -> std::optional<sync::Response> {
                    if (!server_runs_) return std::nullopt;
                    return school_.answer(request);
                }));
        }
    }

    Outcome run() {
        // Weeks fetched ahead are most of the work: every eighth world has them.
        for (auto& device : devices_) device->metered = seed_ % 8 != 0;
        for (auto& device : devices_) device->start();
        advance(kMinute);
        for (auto& device : devices_) sign_in(*device);
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

  private:
    template <class... Parts>
    void say(const char* format, Parts... parts) const {
        if (!tell_) return;
        std::printf("%8lld s  ", static_cast<long long>(clock_.monotonic_ms() / kSecond));
        std::printf(format, parts...);
        std::puts("");
    }

    void broken(std::string what) {
        if (outcome_.broken) return;
        say("BROKEN: %s", what.c_str());
        outcome_.broken = "step " + std::to_string(step_) + ": " + std::move(what);
    }

    void advance(std::int64_t ms) {
        std::int64_t before = 0;
        for (const auto& device : devices_) before += device->line.sent;
        events_.run_until(clock_.monotonic_ms() + ms);
        std::int64_t after = 0;
        for (const auto& device : devices_) after += device->line.sent;
        if (after - before > kMostRequests * std::max<std::int64_t>(1, ms / (10 * kMinute)))
            broken(std::to_string(after - before) + " requests in " + std::to_string(ms) + " ms");
    }

    // --- what may happen

    void act() {
        Device& device = *devices_[static_cast<std::size_t>(chance(rng_, kDevices))];
        const int dice = chance(rng_, 100);
        if (!device.runs()) {
            if (dice < 50) start(device);
        } else if (device.views().route.screen == app::Screen::Login) {
            if (dice < 60) sign_in(device);
        } else if (dice < 34) {
            tick(device);
        } else if (dice < 46) {
            note(device);
        } else if (dice < 54) {
            turn(device);
        } else if (dice < 62) {
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
        } else if (dice < 82) {
            school_.expire_access();
            say("access expires");
        } else if (dice < 84) {
            school_.end_sessions();
            say("all sessions end");
        } else if (dice < 90) {
            device.line.trouble = chance(rng_, 3) * 30;
            say("%s: %d %% of trouble", device.name.c_str(), device.line.trouble);
        } else if (dice < 94) {
            device.app().became_hidden();
            advance(chance(rng_, 60) * kSecond);
            if (device.runs()) device.app().became_visible();
        } else {
            device.app().refresh();
        }
        advance(chance(rng_, 4) == 0 ? chance(rng_, 10) * kMinute : chance(rng_, 4000));
    }

    void start(Device& device) {
        say("%s: starts", device.name.c_str());
        device.start();
    }

    void sign_in(Device& device) {
        say("%s: signs in", device.name.c_str());
        device.app().sign_in("parent", test::FakeSchool::kPassword);
    }

    static const model::Homework* find(const Device& device, model::WorkId work) {
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
    std::optional<model::WorkId> choose_homework(const Device& device) {
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

    void made(const Device& device, Action action) {
        say("%s: %s %lld", device.name.c_str(), action.value.c_str(),
            static_cast<long long>(action.work));
        ++outcome_.actions;
        actions_[device.name].push_back(std::move(action));
    }

    void tick(Device& device) {
        const auto work = choose_homework(device);
        if (!work || !device.views().diary.own_records) return;
        const bool wanted = !find(device, *work)->done;
        device.app().set_done(*work, wanted);
        const auto* after = find(device, *work);
        if (after == nullptr || after->done != wanted || !after->unsent)
            return broken(device.name + " does not show a tick");
        made(device, {work->value, OwnWrite::Kind::Tick, wanted ? "true" : "false"});
    }

    void note(Device& device) {
        const auto work = choose_homework(device);
        if (!work || !device.views().diary.own_records) return;
        const std::string text = "n" + std::to_string(++notes_) + ".";
        device.app().set_note(*work, text);
        const auto* after = find(device, *work);
        if (after == nullptr || after->note.text != text)
            return broken(device.name + " does not show a note");
        made(device, {work->value, OwnWrite::Kind::Note, text});
    }

    void turn(Device& device) {
        auto route = device.views().route;
        const auto monday = model::Date::parse("2026-11-16")->monday();
        route.date = monday + 7 * (chance(rng_, 3) - 1);
        route.lesson = {};
        device.app().go(route);
    }

    // --- what must hold

    static std::string path_of(const Action& action) {
        return "/ext/v1/homework/" + std::to_string(action.work) +
               (action.kind == OwnWrite::Kind::Tick ? "/done" : "/note");
    }

    static bool says(const test::FakeSchool::Write& write, const Action& action) {
        if (write.path != path_of(action)) return false;
        if (action.kind == OwnWrite::Kind::Tick)
            return write.body.find("\"done\":" + action.value) != std::string::npos;
        return write.body.find(action.value) != std::string::npos;
    }

    void check() {
        std::set<std::string> keys;
        for (const auto& write : school_.writes) {
            if (!keys.insert(write.key).second) broken("a key was done twice: " + write.key);
        }
        for (const auto& device : devices_) check_order(*device);
        for (const auto& device : devices_) {
            if (!device->runs()) continue;
            for (const auto notice : device->views().notices) {
                if (notice == app::Notice::StorageFailed || notice == app::Notice::NotKept)
                    broken(device->name + ": its storage failed");
                if (notice == app::Notice::TickRefused || notice == app::Notice::NoteRefused)
                    broken(device->name + ": something was refused");
            }
        }
    }

    // What the server did of a device, thing by thing, is what its user did, in that order, with
    // some left out that were overtaken.
    void check_order(const Device& device) {
        std::map<std::string, std::size_t> reached;  // by path: how many of the actions
        const auto& actions = actions_[device.name];
        for (const auto& write : school_.writes) {
            if (!device.keys.contains(write.key)) continue;
            if (write.path.ends_with("/seen-marks")) continue;
            auto& next = reached[write.path];
            while (next < actions.size() && !says(write, actions[next])) ++next;
            if (next == actions.size())
                return broken(device.name +
                              ": the server did what nobody wanted, or twice, or too "
                              "late: " +
                              write.path + " " + write.body);
            ++next;
        }
    }

    void come_to_rest() {
        say("everything works again");
        server_runs_ = true;
        for (auto& device : devices_) {
            device->line.trouble = 0;
            if (!device->runs()) start(*device);
            device->set_network(true);
        }
        for (int round = 0; round < 12; ++round) {
            advance(kMinute);
            for (auto& device : devices_) {
                if (device->views().route.screen == app::Screen::Login) sign_in(*device);
            }
        }
        advance(kMinute);
        check();
        for (const auto& device : devices_) check_sent(*device);
        for (const auto& device : devices_) check_pictures(*device);
    }

    void check_sent(const Device& device) {
        if (device.views().sync.waiting > 0) broken(device.name + ": something still waits");
        std::map<std::string, const Action*> last;
        for (const auto& action : actions_[device.name]) last[path_of(action)] = &action;
        for (const auto& [path, action] : last) {
            const test::FakeSchool::Write* done = nullptr;
            for (const auto& write : school_.writes) {
                if (write.path == path && device.keys.contains(write.key)) done = &write;
            }
            if (done == nullptr || !says(*done, *action))
                broken(device.name + ": lost: " + path + " " + action->value);
        }
    }

    // Every week that somebody looked at is on both devices as the server has it.
    void check_pictures(Device& device) {
        for (int week = -1; week <= 1; ++week) {
            auto route = device.views().route;
            route.screen = app::Screen::Diary;
            route.date = model::Date::parse("2026-11-16")->monday() + 7 * week;
            device.app().go(route);
            device.app().refresh();
            advance(20 * kSecond);
            if (device.views().route.screen == app::Screen::Login) {
                // Its session had ended, which it learned just now.
                sign_in(device);
                advance(20 * kSecond);
            }
            const auto& seen = device.views().diary;
            if (!seen.week.value || seen.week.state != app::Resource<model::Week>::State::Fresh)
                return broken(device.name + ": a week does not become fresh");
            for (const auto& day : seen.week.value->days) check_day(device, seen.child, day);
        }
    }

    void check_day(const Device& device, model::PersonId child, const model::Day& day) {
        const auto& lessons = school_.lessons(child, day.date);
        for (const auto& lesson : day.lessons) {
            for (const auto& truth : lessons) {
                if (truth.id != lesson.id.value) continue;
                for (const auto& homework : lesson.homework) {
                    const auto& note = school_.own_notes["parent"][homework.work.value];
                    if (homework.done != truth.done)
                        broken(device.name + ": another tick than the server's, " + day.date.iso());
                    if (homework.note.text != note.text)
                        broken(device.name + ": another note than the server's, " + day.date.iso() +
                               ": " + homework.note.text + " | " + note.text);
                }
            }
        }
    }

    std::uint64_t seed_;
    bool tell_;
    test::FakeClock clock_;
    test::EventQueue events_;
    test::FakeRng rng_;
    test::FakeSchool school_;
    bool server_runs_ = true;
    std::vector<std::unique_ptr<Device>> devices_;
    std::map<std::string, std::vector<Action>> actions_;  // by device, in order
    int notes_ = 0;
    int step_ = -1;
    Outcome outcome_;
};

}  // namespace

Outcome simulate(std::uint64_t seed, bool tell) {
    return World(seed, tell).run();
}

}  // namespace ranets::simulation
