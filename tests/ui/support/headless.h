#pragma once
// The application's face without a browser: ImGui without a renderer, in the fake world of
// tests/support. What a person would do is done through the Shell's platform side, at places that
// the accessibility tree names, and what they would find is read from that tree.
//
//     Headless page({.width = 390, .height = 844, .touch = true});
//     page.sign_in("parent", "#/diary/2026-11-18?view=day");
//     page.press(Role::Button, "Выбрать дату");
//     CHECK(page.has(Role::Dialog, "Дата"));
//
// After each act the page is drawn until nothing moves any more and no answer is under way.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kit/ui.h"
#include "shell.h"
#include "support/fake_world.h"

struct ImGuiContext;

namespace ranets::test {

using semantics::Role;

class Headless {
  public:
    struct Options {
        int width = 1280, height = 800;
        float ratio = 1;
        bool touch = false;  // press() is a tap then
        bool dark = false;
        bool forced_colors = false;
        bool reduced_motion = true;  // a test that looks at motion asks for it
    };
    Headless() : Headless(Options{}) {}
    explicit Headless(Options options);
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    FakeWorld world;

    // --- where to begin
    void start(std::string_view address = "");  // as somebody unknown: the login
    void sign_in(std::string_view login = "parent", std::string_view address = "");
    // A test's own scene in place of the screens.
    void stage(std::function<void(shell::Ui&)> draw);
    void resize(int width, int height, float ratio = 1);

    // --- time
    const shell::Shell::Frame& draw();  // one frame, whether it is wanted or not
    void settle();                      // until idle; time passes
    void wait(std::int64_t ms);         // and draws each frame that is due on the way
    std::int64_t now() const { return world.clock.monotonic_ms(); }

    // --- what there is
    using Entry = semantics::Tree::Entry;
    const Entry& find(Role role, std::string_view name);  // fails, with the tree, if there is none
    bool has(Role role, std::string_view name) const;
    // The first whose name begins so.
    const Entry& find_like(Role role, std::string_view beginning);
    std::string tree_text() const;
    std::string value_of(std::string_view field_name);  // of a field of any role
    std::optional<std::string> title() const { return title_; }
    const std::vector<std::string>& announced() const { return announced_; }
    std::vector<shell::PageRequest> requests;  // all since the start

    // --- what a person does
    void press(Role role, std::string_view name);  // a click or a tap in the middle
    void press_at(float x, float y);
    void hover(Role role, std::string_view name);
    void activate(Role role, std::string_view name);  // Enter on it, by a screen reader or keys
    void focus(Role role, std::string_view name);     // Tab to it
    void type(std::string_view field_name, std::string_view text);  // replaces what was there
    void submit(std::string_view field_name);                       // Enter in it
    void key(shell::Key key, bool ctrl = false, char letter = 0);
    void swipe(float from_x, float from_y, float to_x, float to_y, int ms = 120);

    // --- what must always be so; run by settle(), too
    std::vector<std::string> faults() const;

    shell::Shell& shell() { return *shell_; }

  private:
    void make_shell();
    void apply_preferences();
    void serve_textures();
    void serve_requests();
    const Entry* field(std::string_view name) const;
    semantics::Rect in_view(Role role, std::string_view name);

    Options options_;
    ImGuiContext* context_ = nullptr;
    shell::Fonts fonts_;
    std::unique_ptr<shell::Shell> shell_;
    shell::Shell::Frame frame_;
    int changes_seen_ = 0;
    std::uint32_t revision_ = 0;
    bool by_keys_ = false;
    std::optional<std::string> title_;
    std::vector<std::string> announced_;
};

}  // namespace ranets::test
