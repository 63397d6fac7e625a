#pragma once
// A telephone with the application on it.
#include <map>
#include <memory>
#include <string>

#include "app/app.h"
#include "simulation/disk.h"
#include "simulation/line.h"
#include "support/fake_device.h"

namespace ranets::simulation {

class Device {
  public:
    Device(const std::string& name, test::FakeClock& clock, test::EventQueue& events,
           std::uint64_t seed, Line::Server server);

    void start();
    void kill();  // the files stay as the program left them
    void lose_power();
    bool runs() const { return app_ != nullptr; }
    app::App& app() { return *app_; }
    const app::Views& views() const { return app_->views(); }
    bool signed_in() const { return runs() && views().route.screen == app::Screen::Diary; }
    void set_network(bool on);

    // What the feed has told since the program started and somebody is signed in, as numbers of
    // changes: those after the first and up to the second.
    struct Told {
        std::size_t after = 0;
        std::size_t up_to = 0;
    };
    const Told& told() const { return told_; }
    void told_nothing();  // nobody is signed in: what is on its way is for nobody

    const std::string name;
    bool metered = false;  // nothing is fetched ahead then
    DiskTrouble& disk_trouble() { return disk_.trouble; }
    // Its disk was in trouble as it started, or has been since.
    bool had_trouble = false;
    // Its cache was there when last looked at, as the disk had failed.
    bool in_memory = false;
    // It could not open its files, and says so: nothing that is done now is kept.
    bool keeps_nothing = false;
    Line line;
    // What it wrote, by the key of the request, as far as it got onto the line.
    std::map<std::string, std::string> keys;

  private:
    void end();
    void see(sync::RequestId id, const std::string& url, const sync::Response& response);

    test::FakeClock& clock_;
    test::FakeRng rng_;
    test::FakeTimers timers_;
    Disk disk_;
    Storage storage_;
    std::string address_;
    std::unique_ptr<app::App> app_;
    Told told_;
    sync::RequestId not_for_us_ = 0;  // what was sent until then
    bool cursor_too_old_ = false;     // so that all may have changed
};

}  // namespace ranets::simulation
