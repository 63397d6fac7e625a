#pragma once
// Commands that wait until the frame is drawn: App may change or free what app::Views point to,
// while a screen is still drawing it.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"

namespace ranets::shell {

class DeferredCommands final : public app::Commands {
  public:
    explicit DeferredCommands(app::Commands& commands) : commands_(commands) {}

    // Gives them to the application, oldest first; false when there were none.
    bool run() {
        const bool any = !waiting_.empty();
        for (const auto& command : std::exchange(waiting_, {})) command();
        return any;
    }

    void sign_in(std::string_view login, std::string_view password) override {
        waiting_.emplace_back([this, login = std::string(login), password = std::string(password)] {
            commands_.sign_in(login, password);
        });
    }
    void sign_in_demo(model::Role role) override {
        waiting_.emplace_back([this, role] { commands_.sign_in_demo(role); });
    }
    void sign_out() override {
        waiting_.emplace_back([this] { commands_.sign_out(); });
    }
    void choose_region(std::string_view region_id) override {
        waiting_.emplace_back([this, id = std::string(region_id)] { commands_.choose_region(id); });
    }
    void set_shared_computer(bool on) override {
        waiting_.emplace_back([this, on] { commands_.set_shared_computer(on); });
    }
    void go(const app::Route& route, bool replace) override {
        waiting_.emplace_back([this, route, replace] { commands_.go(route, replace); });
    }
    void choose_child(model::PersonId child) override {
        waiting_.emplace_back([this, child] { commands_.choose_child(child); });
    }
    void set_done(model::WorkId work, bool done) override {
        waiting_.emplace_back([this, work, done] { commands_.set_done(work, done); });
    }
    void set_note(model::WorkId work, std::string_view text) override {
        waiting_.emplace_back(
            [this, work, own = std::string(text)] { commands_.set_note(work, own); });
    }
    void open_file(model::FileId file) override {
        waiting_.emplace_back([this, file] { commands_.open_file(file); });
    }
    void look_at_month(model::Date first) override {
        waiting_.emplace_back([this, first] { commands_.look_at_month(first); });
    }
    void refresh() override {
        waiting_.emplace_back([this] { commands_.refresh(); });
    }
    void set_theme(app::Theme theme) override {
        waiting_.emplace_back([this, theme] { commands_.set_theme(theme); });
    }
    void set_language(app::Language language) override {
        waiting_.emplace_back([this, language] { commands_.set_language(language); });
    }
    void set_fetch_ahead(app::FetchAhead when) override {
        waiting_.emplace_back([this, when] { commands_.set_fetch_ahead(when); });
    }
    void download_term() override {
        waiting_.emplace_back([this] { commands_.download_term(); });
    }
    void clear_cache() override {
        waiting_.emplace_back([this] { commands_.clear_cache(); });
    }
    void set_text_percent(int percent) override {
        waiting_.emplace_back([this, percent] { commands_.set_text_percent(percent); });
    }
    void dismiss(app::Notice notice) override {
        waiting_.emplace_back([this, notice] { commands_.dismiss(notice); });
    }
    void use_here() override {
        waiting_.emplace_back([this] { commands_.use_here(); });
    }
    void apply_update() override {
        waiting_.emplace_back([this] { commands_.apply_update(); });
    }

  private:
    app::Commands& commands_;
    std::vector<std::function<void()>> waiting_;
};

}  // namespace ranets::shell
