#include "app/app.h"

#include <utility>

#include "app/app_impl.h"

namespace ranets::app {

App::App(Ports ports, std::string_view origin, std::string_view address)
    : impl_(std::make_unique<Impl>(std::move(ports), origin, address)) {}
App::~App() = default;

const Views& App::views() const {
    return impl_->views();
}
std::uint64_t App::revision() const {
    return impl_->revision();
}

void App::sign_in(std::string_view login, std::string_view password) {
    impl_->sign_in(login, password);
}
void App::sign_in_demo(model::Role role) {
    impl_->sign_in_demo(role);
}
void App::sign_out() {
    impl_->sign_out();
}
void App::choose_region(std::string_view region_id) {
    impl_->choose_region(region_id);
}
void App::set_shared_computer(bool on) {
    impl_->set_shared_computer(on);
}
void App::go(const Route& route, bool replace) {
    impl_->go(route, replace);
}
void App::choose_child(model::PersonId child) {
    impl_->choose_child(child);
}
void App::set_done(model::WorkId work, bool done) {
    impl_->set_done(work, done);
}
void App::set_note(model::WorkId work, std::string_view text) {
    impl_->set_note(work, text);
}
void App::open_file(model::FileId file) {
    impl_->open_file(file);
}

void App::look_at_month(model::Date first) {
    impl_->look_at_month(first);
}
void App::refresh() {
    impl_->refresh();
}
void App::set_theme(Theme theme) {
    impl_->set_theme(theme);
}
void App::set_language(Language language) {
    impl_->set_language(language);
}
void App::set_text_percent(int percent) {
    impl_->set_text_percent(percent);
}
void App::set_fetch_ahead(FetchAhead when) {
    impl_->set_fetch_ahead(when);
}
void App::download_term() {
    impl_->download_term();
}
void App::clear_cache() {
    impl_->clear_cache();
}
void App::dismiss(Notice notice) {
    impl_->dismiss(notice);
}
void App::use_here() {
    impl_->use_here();
}
void App::apply_update() {
    impl_->apply_update();
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
void App::settings_changed(std::string_view json) {
    impl_->settings_changed(json);
}

}  // namespace ranets::app
