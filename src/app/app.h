#pragma once
// The application without a face: owns session, stores, sync and view models; implements every
// command. Not thread-safe: one thread calls everything.
#include <cstdint>
#include <functional>
#include <memory>

#include "app/commands.h"
#include "app/file_part.h"
#include "model/clock.h"
#include "store/storage.h"
#include "sync/file_uploads.h"
#include "sync/http_transport.h"

namespace ranets::app {

struct Ports {
    model::Clock& clock;
    model::Rng& rng;
    store::Storage& storage;
    sync::HttpTransport& http;
    sync::Timers& timers;
    // Called whenever `views()` may have changed, by a command or by itself, but for the
    // constructor: draw a frame.
    std::function<void()> changed;
    // The address bar should show this; `replace` makes no history entry.
    std::function<void(const std::string& address, bool replace)> show_address;
    // What comes of a file is offered to be kept, or opened.
    std::function<void(const FilePart& part)> save_file;
    // Ends this application and starts the newest version that is on the device.
    std::function<void()> start_newest;
    // Calls back once all of the program is there, now or later: the screens behind the sign-in may
    // come after it (docs/DECISIONS.md). Without it all is there.
    std::function<void(std::function<void()> work)> when_whole;
    // Asks for the late part of the program, the screens beyond the diary (docs/DECISIONS.md):
    // late_part_came() or late_part_missing() answers. Without it that is there.
    std::function<void()> want_late_part;
};

class App {
  public:
    // `address` is the page's fragment at start, `origin` e.g. "https://school.example". The ports
    // but `changed` may be called before the constructor returns.
    App(Ports ports, std::string_view origin, std::string_view address);
    ~App();

    // Files that the user has picked, on their way to the server.
    sync::FileUploads& uploads();

    const Views& views() const;
    // Increases with every change of views().
    std::uint64_t revision() const;

    // Something of the school is to be seen on the screen.
    bool shows_data() const;
    // On a shared computer no trace is left, not even of the application.
    bool leaves_no_trace() const;

    // Does nothing where obstacle_to_any(command, views()) says so.
    void carry_out(const Command& command);

    void address_changed(std::string_view address);  // back, forward, a pasted link
    void network_changed(bool online);
    void line_costs(bool metered);  // or the browser was told to save; false until it is said
    void became_visible();
    void became_hidden();                          // no minute ticks until it is visible again
    void update_waits();                           // a newer version is on the device
    void late_part_came();                         // asked for or not
    void late_part_missing();                      // it was asked for, and can't be had now
    void settings_changed(std::string_view json);  // of the device, by another tab

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ranets::app
