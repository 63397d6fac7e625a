#pragma once
// A whole world for the application, without a real clock, network, disk or chance: time moves
// only in advance() and settle(), and everything that happens is decided by the test and a seed.
//
//     FakeWorld world;
//     auto& app = world.start("#/diary");
//     app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
//     world.settle();                          // until no answer is under way
//     world.http.connected = false;            // the network is gone
//     auto& again = world.reboot();            // as a reload of the page: files and settings stay
//
// The device's clock stands at kDeviceStart; the server's is ahead by `school.clock_ahead_ms`, and
// with the school's zone (UTC+7) it is Wednesday, 2026-11-18, 12:34 there.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/app.h"
#include "support/fake_device.h"
#include "support/fake_school.h"

namespace ranets::test {

inline constexpr std::string_view kOrigin = "https://school.test";

class FakeWorld {
  public:
    explicit FakeWorld(std::uint64_t seed = 1);

    // Starts the application at an address; one that runs is ended before.
    app::App& start(std::string_view address = "");
    app::App& reboot();  // at the address that was shown last
    void end() { app_.reset(); }
    app::App& app() { return *app_; }
    const app::Views& views() const { return app_->views(); }

    // What follows the sign-in is not there from now on; arrives.
    void hold_back() { whole_ = false; }
    void arrive();
    // So is the late part, at the next start; the test answers by late_part_came() and its like.
    bool late_is_held = false;
    int late_wanted = 0;  // calls of Ports::want_late_part

    void advance(std::int64_t ms);
    // Until no answer and no file is on its way; retries and ticks are not waited for.
    void settle();
    // Starts, signs in as `login` and settles.
    app::App& signed_in(std::string_view login = "parent", std::string_view address = "");

    FakeClock clock;
    EventQueue events;
    FakeRng rng;
    FakeTimers timers;
    FakeHttp http;
    FakeStorage storage;
    FakeSchool school;

    bool metered = false;  // at the next start: nothing is fetched then that nobody asked for
    int changes = 0;       // calls of Ports::changed
    int restarts = 0;      // calls of Ports::start_newest
    std::vector<std::pair<std::string, std::string>> saved;     // files that Ports::save_file got
    std::vector<std::pair<std::string, std::string>> shared;    // and those that it is to share
    std::vector<std::pair<std::string, std::string>> pictures;  // and those to be shown
    std::size_t largest_part = 0;                               // of these, bytes
    bool picked_is_gone = false;  // files that the user has picked can't be read any more
    std::string address;          // as the address bar shows it
    struct Shown {
        std::string address;
        bool replace = false;
    };
    std::vector<Shown> history;  // calls of Ports::show_address since the start

  private:
    void take(const app::FilePart& part);

    std::map<std::uint32_t, std::string> coming_;  // parts of files, by their number
    std::unique_ptr<app::App> app_;
    bool whole_ = true;
    std::vector<std::function<void()>> waiting_;  // given to Ports::when_whole
};

}  // namespace ranets::test
