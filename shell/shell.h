#pragma once
// The application's face: turns app::Views into ImGui draw data and an accessibility tree, and
// input into values of app::Command. Knows no browser: a platform (web/, tests) feeds events in and
// takes frames out. All coordinates in px of the window, whatever the text size; times from a
// monotonic clock, milliseconds.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/views.h"
#include "semantics/semantics.h"

struct ImFont;
struct ImDrawData;

namespace ranets::shell {

struct DrawnText;  // kit/text_log.h
class TextRuns;    // text_runs.h
class Ui;          // kit/ui.h

// The height of an ImFont's box (ascent + descent) by its font size: the size that ImGui is asked
// for is font px x ratio x kLineBox, in whole px, since ImGui rounds it and would scale the glyphs.
// The loader puts the baseline where a browser puts it in a line box of that height.
inline constexpr float kLineBox = 1;

// Made by the platform with its own font loader, inside the ImGui context that it created before
// the Shell.
struct Fonts {
    ImFont* regular = nullptr;   // 400
    ImFont* semibold = nullptr;  // 600
    ImFont* icons = nullptr;     // Lucide, private-use code points of TOKENS.md
};

struct Viewport {
    int width = 1280, height = 800;  // px of the window
    float ratio = 1;                 // device px of one
    float safe_bottom = 0;           // phone's home bar
};

struct Preferences {
    bool dark = false;
    bool reduced_motion = false;
    bool forced_colors = false;
    bool coarse_pointer = false;  // the main pointer is a finger
    bool shares_files = false;    // the system hands files on to other programs
};

enum class Key : std::uint8_t {
    None,
    Escape,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Enter,
    Space,
    Tab,
    F2,
    F5,
    Delete,       // or Backspace
    ContextMenu,  // or Shift+F10
    Letter
};
struct KeyEvent {
    Key key = Key::None;
    char letter = 0;  // 'a'..'z', '0'..'9', '/', by the physical key's place in a Latin layout
    bool ctrl = false, shift = false, alt = false;
};

enum class PointerKind : std::uint8_t { Mouse, Touch, Pen };
enum class Cursor : std::uint8_t { Default, Pointer, Text, NotAllowed };

// What the platform must do after a frame; drained by take_requests().
struct PageRequest {
    enum class Kind {
        Focus,  // move DOM focus to node
        Blur,
        Title,     // document title: text
        Language,  // of everything that is read: text is "ru" or "en"
        CopyText,  // text to the clipboard
        Announce,  // say text politely
        OpenLink,  // text is a URL: new tab
        Print,     // text is a page for the printer (shell/screens/print/paper.h), else the screen
        SetField,  // set field `node` to text, based on revision
    } kind = Kind::Focus;
    semantics::NodeId node = 0;
    std::string text = {};
    std::uint32_t revision = 0;
};

class Shell {
  public:
    using CarryOut = std::function<void(const app::Command&)>;
    // `carry_out` is called after a frame's screens are drawn, as it may change or free what the
    // views point to. `text_runs` may be null. Everything passed in outlives the shell.
    Shell(const app::Views& views, CarryOut carry_out, Fonts fonts, TextRuns* text_runs);
    ~Shell();

    void set_viewport(const Viewport& viewport);
    void set_preferences(const Preferences& preferences);
    // What it is that runs the application (a browser's user agent), for those who look into a
    // fault.
    void set_platform(std::string_view name);

    void pointer_move(float x, float y, PointerKind kind);
    void pointer_down(float x, float y, int button, PointerKind kind);
    void pointer_up(float x, float y, int button, PointerKind kind);
    void pointer_cancel();           // the browser took the gesture over, or the pointer left
    void wheel(float dx, float dy);  // px, positive scrolls right and down
    void key(const KeyEvent& event);

    // From the accessibility tree's DOM.
    void activate(semantics::NodeId node);
    void focus(semantics::NodeId node, bool visible);  // visible: came by keyboard, draw the ring
    void blur();
    void edit(semantics::NodeId node, std::string_view value, std::uint32_t revision);
    void submit(semantics::NodeId node);  // Enter in a field

    // What is drawn in place of the application's screens: a gallery of the kit, a test's scene.
    using Screen = std::function<void(Ui&, const app::Views&, app::Commands&)>;
    void set_screen(Screen screen);

    // Something outside changed (views, fonts, a lost GL context): draw again.
    void invalidate();
    // A clock for Frame::semantics_ms, in ms with fractions; without one it stays 0.
    void set_precise_clock(double (*precise_ms)());

    // Whether a frame must be drawn now; if not, when (monotonic ms) the next one is due, if ever.
    bool wants_frame(std::int64_t now_ms) const;
    std::optional<std::int64_t> next_wake(std::int64_t now_ms) const;

    struct Frame {
        ImDrawData* draw_data = nullptr;  // framebuffer px; valid until the next frame()
        std::string semantics;            // changes for the page; empty when none
        Cursor cursor = Cursor::Default;
        std::uint32_t clear_color = 0;  // 0xAARRGGBB
        int nodes = 0;
        double semantics_ms = 0;  // 0 without a clock
    };
    // Runs ImGui until its input queue is empty and keeps the last sub-frame.
    Frame frame(std::int64_t now_ms);
    std::vector<PageRequest> take_requests();

    const semantics::Tree& tree() const;
    // From now on every frame fills it anew; null ends that. For tests: kit/text_log.h.
    void set_text_log(std::vector<DrawnText>* log);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ranets::shell
