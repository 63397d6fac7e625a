#include "simulation/device.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace ranets::simulation {

Device::Device(const std::string& its_name, test::FakeClock& clock, test::EventQueue& events,
               std::uint64_t seed, Line::Server server)
    : name(its_name),
      line(
          events, rng_,
          [this, server = std::move(server)](const sync::Request& request) {
              for (const auto& [header, value] : request.headers) {
                  if (header == "Idempotency-Key") keys[value] = request.url;
              }
              return server(request);
          },
          [this](auto id, const auto& url, const auto& response) { see(id, url, response); }),
      clock_(clock),
      rng_(seed),
      timers_(events),
      disk_(its_name, rng_),
      storage_(disk_) {}

void Device::start() {
    app::Ports ports{clock_,
                     rng_,
                     storage_,
                     line,
                     timers_,
                     {},
                     [this](const std::string& shown, bool) { address_ = shown; },
                     {},
                     {},
                     {},
                     {}};
    app_ = std::make_unique<app::App>(std::move(ports), "https://school.test", address_);
    app_->line_costs(metered);
    had_trouble = disk_.trouble.any();
    in_memory = false;
    const auto& notices = views().notices;
    keeps_nothing =
        std::find(notices.begin(), notices.end(), app::Notice::StorageFailed) != notices.end();
}

void Device::end() {
    disk_.stop([this] { app_.reset(); });
    line.forget();
    told_nothing();
}

// The cache keeps what was told before; but how much of it has survived is not ours to know.
void Device::told_nothing() {
    told_.up_to = 0;
    not_for_us_ = line.last();
    cursor_too_old_ = false;
}

void Device::see(sync::RequestId id, const std::string& url, const sync::Response& response) {
    const bool of_feed = url.find("/ext/v1/changes") != std::string::npos ||
                         url.find("/ext/v1/events") != std::string::npos;
    if (!of_feed || id <= not_for_us_ || response.outcome != sync::Response::Outcome::Answered)
        return;
    if (response.status == 410) cursor_too_old_ = url.find("/changes") != std::string::npos;
    // It comes last: a body that was cut has none.
    constexpr std::string_view kCursor = "\"cursor\":\"";
    const auto at = response.body.find(kCursor);
    if (response.status != 200 || at == std::string::npos) return;
    const auto cursor = std::stoul(response.body.substr(at + kCursor.size()));
    // The first answer of all says where we are, and nothing of how we came there.
    const bool is_first = url.find("since=") == std::string::npos && !cursor_too_old_;
    if (is_first) told_.after = std::max<std::size_t>(told_.after, cursor);
    cursor_too_old_ = false;
    told_.up_to = std::max<std::size_t>(told_.up_to, cursor);
}

void Device::kill() {
    end();
}

void Device::lose_power() {
    end();
    disk_.power_cut();
}

void Device::set_network(bool on) {
    if (line.connected == on) return;
    line.connected = on;
    if (!on) line.end_streams();
    if (runs()) app_->network_changed(on);
}

}  // namespace ranets::simulation
