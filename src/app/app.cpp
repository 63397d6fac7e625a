#include "app/app.h"

#include <utility>

#include "app/app_impl.h"

namespace ranets::app {

App::App(Ports ports, std::string_view origin, std::string_view address)
    : impl_(std::make_unique<Impl>(std::move(ports), origin, address)) {}
App::~App() = default;

sync::FileUploads& App::uploads() {
    return impl_->uploads();
}

const Views& App::views() const {
    return impl_->views();
}
std::uint64_t App::revision() const {
    return impl_->revision();
}

bool App::shows_data() const {
    return impl_->shows_data();
}
bool App::leaves_no_trace() const {
    return impl_->views().login.shared_computer;
}

void App::carry_out(const Command& command) {
    impl_->carry_out(command);
}

void App::address_changed(std::string_view address) {
    impl_->address_changed(address);
}
void App::network_changed(bool online) {
    impl_->network_changed(online);
}
void App::line_costs(bool metered) {
    impl_->line_costs(metered);
}
void App::became_visible() {
    impl_->became_visible();
}
void App::became_hidden() {
    impl_->became_hidden();
}
void App::update_waits() {
    impl_->update_waits();
}
void App::late_part_came() {
    impl_->late_part_came();
}
void App::late_part_missing() {
    impl_->late_part_missing();
}
void App::settings_changed(std::string_view json) {
    impl_->settings_changed(json);
}

}  // namespace ranets::app
