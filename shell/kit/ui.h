#pragma once
// What a screen draws with. Everything is in logical px; the kit turns it into device px, snapped.
// A larger text size makes a logical px larger, and so all that is laid out in it: the window then
// has fewer of them, and a screen that fits a narrow window fits large text. Outside of the kit
// (the platform's events, the accessibility tree) coordinates are the window's own. Drawing has no
// meaning of its own: whatever a person should be able to know, reach or do is also reported to
// tree(), by the widgets (widgets.h) or by say().
//
// One Ui lives as long as the Shell; its frame is one ImGui sub-frame.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kit/geometry.h"
#include "kit/theme.h"
#include "semantics/semantics.h"
#include "shell.h"
#include "text_runs.h"

struct ImDrawList;

namespace ranets::shell {

using semantics::NodeId;
using semantics::Role;

enum class Align : std::uint8_t { Left, Centre, Right };
enum class Elevation : std::uint8_t { None, Card, Floating };  // e1, e2
enum Corners : std::uint8_t {
    kTopLeft = 1,
    kTopRight = 2,
    kBottomLeft = 4,
    kBottomRight = 8,
    kTopCorners = 3,
    kBottomCorners = 12,
    kAllCorners = 15
};

// What a person is doing to a control right now.
struct Press {
    bool hovered = false;  // by a mouse; never by a finger
    bool held = false;
    bool ring = false;     // has the focus and came by keyboard: press() has drawn the ring
    bool clicked = false;  // released inside, or activated from the accessibility tree
};

class Ui {
  public:
    Ui(Fonts fonts, TextRuns* text_runs);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- surroundings
    const Preferences& preferences() const;
    const Viewport& viewport() const;   // the platform's window, in its own px
    std::string_view platform() const;  // see Shell::set_platform
    const Palette& palette() const;
    Rect window() const;            // the whole, from (0, 0)
    float safe_bottom() const;      // of it: what a phone's home bar lies over
    bool phone() const;             // narrower than 720
    bool low() const;               // lower than 480: a phone's held sideways, a page zoomed in
    bool wide() const;              // from 1080 on
    std::int64_t now_ms() const;    // monotonic
    void invalidate();              // another frame is wanted
    void wake_at(std::int64_t ms);  // a frame is wanted then, e.g. when a toast is to go
    // What lies there turns or runs for its own sake: soon, unless it is out of sight.
    void wake_for(const Rect& moving);

    // --- measuring
    float text_width(std::string_view text, Type type);
    // Broken at spaces (and after hyphens) to at most `max_lines` lines; the last is cut with …
    std::vector<std::string> wrap(std::string_view text, Type type, float width, int max_lines);
    // Of a paragraph() so wide; none without words.
    float paragraph_height(std::string_view text, Type type, float width, int max_lines);

    // --- drawing
    void fill(const Rect& rect, Color color, float radius = 0, int corners = kAllCorners);
    void fill_packed(const Rect& rect, std::uint32_t color, float radius = 0);
    void border(const Rect& rect, Color color, float radius = 0, float thickness = 1);
    void shadow(const Rect& rect, float radius, Elevation elevation);
    void card(const Rect& rect, float radius = 16, Elevation elevation = Elevation::Card);
    void horizontal_line(float x, float y, float w, Color color = Color::Line);
    void vertical_line(float x, float y, float h, Color color = Color::Line);
    void circle(Point centre, float radius, Color color);
    void ring(const Rect& rect, float radius);  // the focus ring, 2 px outside
    void icon(Point centre, Icon icon, float size, Color color);
    // One line, centred vertically in the box, cut with … where it is too narrow. Returns the width
    // drawn.
    float text(const Rect& box, std::string_view text, Type type, Color color,
               Align align = Align::Left);
    float text_packed(const Rect& box, std::string_view text, Type type, std::uint32_t color,
                      Align align = Align::Left);
    // Lines from the box's top; returns the height drawn.
    float paragraph(const Rect& box, std::string_view text, Type type, Color color, int max_lines,
                    Align align = Align::Left);
    // Everything drawn until pop_alpha() is so much more transparent: for what fades in or out.
    void push_alpha(float alpha);
    void pop_alpha();
    void push_clip(const Rect& rect);
    void pop_clip();
    const Rect& clip() const;
    ImDrawList& draw_list();  // for what has no function here; coordinates are px() of logical ones
    float px(float logical) const;

    // --- identity: ids are hashes of the keys on the stack. Only push_id() changes the stack:
    // open(), begin_scroll() and begin_layer() don't. No two nodes of a frame may share an id.
    void push_id(std::string_view key);
    void push_id(std::int64_t key);
    void pop_id();
    NodeId id(std::string_view key) const;
    // What a screen remembers between frames (an open menu, a typed text): made on first use, by
    // id like everything else, and lives as long as the Ui. A key always keeps the same type.
    template <class T>
    T& keep(std::string_view key) {
        return kept<T>(key).value;
    }
    // As keep(), but new with each visit of a screen: what was open on it is closed by leaving it.
    template <class T>
    T& keep_for_visit(std::string_view key) {
        auto& kept = this->kept<T>(key);
        if (std::exchange(kept.visit, visit_) != visit_) kept.value = T{};
        return kept.value;
    }
    void visit(int screen);  // that is shown, by a number of its own; a new one begins a visit

    // --- interaction
    // A control's behaviour. The hit area grows to 44x44 after a touch. A drag that scrolls takes
    // the press away. Layers below an open dialog or popup feel nothing. With a radius below zero
    // the caller draws the ring.
    Press press(NodeId id, const Rect& rect, float radius, bool enabled = true);
    // Until the next call every press() looks so, too, whatever a person does: for pictures of
    // states that nobody can hold still. Never clicked.
    void pretend(const Press& state);
    bool focused(NodeId id) const;  // DOM focus is on the node
    void request_focus(NodeId id);  // after this frame
    void request(PageRequest request);
    // The control's menu was asked for now: by the right button, a long touch or the keyboard.
    // Where.
    std::optional<Point> take_menu(NodeId id);
    // What press() does not tell: the pointer rests on the control, enabled or not, or somebody
    // has just tried a disabled one.
    bool pointed(NodeId id) const;
    bool refused(NodeId id) const;
    // A key that nobody has used yet in this frame; using it takes it.
    bool take_key(Key key, bool ctrl = false);
    bool take_letter(char letter, bool ctrl = false);
    std::optional<KeyEvent> peek_key() const;
    void set_cursor(Cursor cursor);

    // --- meaning. Rectangles are given whole: tree() cuts them to the clip.
    semantics::Tree& tree();
    void say(std::string_view key, Role role, std::string_view name, const Rect& rect,
             std::uint32_t flags = 0);
    void open(std::string_view key, Role role, std::string_view name, const Rect& rect,
              std::uint32_t flags = 0);
    void close();

    // --- text fields: what the page's <input> of the node told (Shell::edit, Shell::submit)
    struct FieldEdit {
        std::string value;
        std::uint32_t revision = 0;
    };
    std::optional<FieldEdit> take_edit(NodeId id);  // the latest one, once
    bool take_submit(NodeId id);
    // The text of a field as its <input> shows it when its line height is the box's height: the
    // whole run at once, 16 px regular by TextRuns, else glyph by glyph; cut at the box's right
    // edge without an ellipsis.
    void field_text(const Rect& box, std::string_view text, float size, Color color);
    float field_text_width(std::string_view text, float size);
    float field_line(float size) const;  // of a field of several lines

    // --- scrolling: what is drawn between begin and end is shifted by the offset, clipped to the
    // area, reported clipped; wheel, touch (with inertia), keys and focus scroll it.
    struct Scroll {
        float x = 0, y = 0;  // offset: content point (cx, cy) is drawn at (area.x + cx - x, …)
        bool moving = false;
    };
    Scroll begin_scroll(std::string_view key, const Rect& area, double content_height,
                        double content_width = 0);
    void end_scroll();
    // Of the areas directly within it, how much higher the content is than its area, at most; below
    // 0 where there is room to spare, 0 without any.
    float lacking_height(std::string_view key) const;
    void scroll_to(std::string_view key, double y);
    void scroll_sideways_to(std::string_view key, double x);
    // A horizontal swipe over the area that has just ended: -1 to the left, +1 to the right, else
    // 0.
    int take_swipe(const Rect& area);
    // The area was pulled down beyond its top and let go.
    bool take_pull(std::string_view key);

    // --- layers: content drawn above everything before it, in the window's coordinates and not cut
    // by any clip. While a modal one is open what is below is inert and, unless it is a
    // dropped-down list, under a scrim. Returns whether Esc or a press outside asks to close it;
    // that press does nothing else. The surface is the caller's to draw. A layer of role Group (a
    // toast) never asks and leaves keys to those below.
    bool begin_layer(std::string_view key, const Rect& rect, Role role, std::string_view name,
                     bool modal, bool scrim = true);
    void end_layer();

    // --- motion: the value on its way to `target`; jumps where motion is reduced and on the first
    // frame of its key.
    float animate(NodeId id, float target, int ms);
    // From 0 to 1 since the frame in which the id was first seen, again after it was away.
    float appear(NodeId id, int ms);

    // --- for the Shell (shell.cpp)
    class Impl;
    Impl& impl() { return *impl_; }

  private:
    struct Kept {
        virtual ~Kept() = default;
        std::uint64_t visit = 0;  // that asked for it last
    };
    template <class T>
    struct KeptValue final : Kept {
        T value{};
    };
    template <class T>
    KeptValue<T>& kept(std::string_view key) {
        auto& kept = kept_[id(key)];
        if (!kept) kept = std::make_unique<KeptValue<T>>();
        return static_cast<KeptValue<T>&>(*kept);
    }
    std::uint64_t visit_ = 0;  // counted
    int screen_ = 0;
    std::unordered_map<NodeId, std::unique_ptr<Kept>> kept_;
    std::unique_ptr<Impl> impl_;
};

// Pushes and pops an id with a scope.
class IdScope {
  public:
    IdScope(Ui& ui, std::string_view key) : ui_(ui) { ui.push_id(key); }
    IdScope(Ui& ui, std::int64_t key) : ui_(ui) { ui.push_id(key); }
    ~IdScope() { ui_.pop_id(); }
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;

  private:
    Ui& ui_;
};

}  // namespace ranets::shell
