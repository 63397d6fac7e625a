#include "simulation/device.h"

#include <utility>

namespace ranets::simulation {

Device::Device(const std::string& its_name, test::FakeClock& clock, test::EventQueue& events,
               std::uint64_t seed, Line::Server server)
    : name(its_name),
      line(events, rng_,
           [this, server = std::move(server)](const sync::Request& request) {
               for (const auto& [header, value] : request.headers) {
                   if (header == "Idempotency-Key") keys[value] = request.url;
               }
               return server(request);
           }),
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
                     {}};
    app_ = std::make_unique<app::App>(std::move(ports), "https://school.test", address_);
    app_->line_costs(metered);
}

void Device::end() {
    disk_.stop([this] { app_.reset(); });
    line.forget();
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
    if (runs()) app_->network_changed(on);
}

}  // namespace ranets::simulation
