#pragma once
// The inside of Ui, for ui*.cpp and shell.cpp only.
//
// A pointer is resolved against the targets of the frame that the person sees, the last one, before
// a frame is drawn; widgets then only ask what became of them. So what lies above what, and which
// of two close targets a finger meant, is decided with the whole picture known.
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kit/rounded_shapes.h"
#include "kit/text_log.h"
#include "kit/ui.h"

namespace ranets::shell {

// What the platform told, in order. A frame takes it up to the next event that widgets must see
// for itself (a press, a key); the rest waits for the next sub-frame.
struct InputEvent {
    enum class Kind : std::uint8_t {
        Move,
        Down,
        Up,
        Cancel,
        Wheel,
        Key,
        Activate,
        Focus,
        Blur,
        Edit,
        Submit
    } kind = Kind::Move;
    Point at = {};  // Wheel: by how much
    int button = 0;
    PointerKind pointer = PointerKind::Mouse;
    KeyEvent key = {};
    NodeId node = 0;
    bool visible = false;
    std::string text = {};
    std::uint32_t revision = 0;
};

struct HitTarget {
    NodeId id = 0;
    Rect rect;   // visible part
    Rect grown;  // for a finger
    int layer = 0;
    bool enabled = true;
    bool menu = false;  // somebody asks take_menu()
};

struct LayerRecord {
    NodeId id = 0;
    Rect rect;
    int z = 0;  // 0 is the page below all layers
    bool modal = false;
    bool passive = false;  // a toast
};

struct ScrollArea {
    Rect area;     // where it lies, in the last frame
    Rect visible;  // cut to the clips around it
    // In doubles: 100,000 rows are more px than a float counts one by one.
    double content_w = 0, content_h = 0;
    double x = 0, y = 0;   // y < 0: pulled beyond the top
    float vx = 0, vy = 0;  // px per ms, after the finger has left
    NodeId parent = 0;
    int layer = 0;
    std::int64_t moved_at = -1'000'000;
    std::uint64_t frame = 0;  // in which it was drawn last
    float covered = 0;        // px at its top that a heading which sticks there lies over
    bool pullable = false;    // somebody asks take_pull()
    bool dragged = false;

    double max_x() const { return std::max(0., content_w - static_cast<double>(area.w)); }
    double max_y() const { return std::max(0., content_h - static_cast<double>(area.h)); }
    bool running() const { return vx != 0 || vy != 0 || (y < 0 && !dragged); }
};

// One finger or button, from down to up.
struct Gesture {
    enum class Mode : std::uint8_t { None, Press, ScrollX, ScrollY, Swipe, Thumb, Dead };
    Mode mode = Mode::None;
    PointerKind pointer = PointerKind::Mouse;
    Point start, last;
    NodeId active = 0;  // the control that is held
    NodeId scroll = 0;
    int layer = 0;
    std::int64_t began = 0;
    struct Sample {
        Point at;
        std::int64_t ms = 0;
    };
    std::vector<Sample> samples;  // of the last moments: how fast it is
    bool down() const { return mode != Mode::None; }
};

struct Tween {
    float from = 0, to = 0;
    std::int64_t start = 0;
    int ms = 0;
    std::uint64_t frame = 0;
    float at(std::int64_t now) const;
};

// What opens in the first frame is drawn in the second.
inline constexpr int kRevealFrames = 2;

class Ui::Impl {
  public:
    Impl(Ui& owner, Fonts fonts_, TextRuns* runs_) : ui(owner), fonts(fonts_), runs(runs_) {}

    // --- for the Shell
    void set_zoom(float factor);
    // Places are the window's. Finds out, too, whether anybody will notice it.
    void push(InputEvent event);
    bool has_events() const { return !events.empty(); }
    void begin_frame(std::int64_t now_ms);  // inside ImGui's frame
    void end_frame();
    bool wants_frame(std::int64_t now_ms) const;

    // --- drawing
    float ratio() const { return viewport.ratio * zoom; }  // device px of a logical one
    double whole_px(double logical) const;  // the nearest that is a whole number of device px
    ImVec2 snapped(float x, float y) const;
    RoundedShapes::Box snapped(const Rect& rect) const;
    std::uint32_t faded(std::uint32_t color) const;
    bool visible(const Rect& rect) const;
    Rect cut_to_clip(const Rect& rect) const;
    struct Face {
        ImFont* font;
        float size;  // device px, whole
    };
    Face face(Type type) const;
    Face face(ImFont* font, float logical_px) const;
    void outline(const Rect& rect, Color color, float radius, float thickness);
    void draw_focus_ring();
    void log_text(std::string_view text, const Rect& rect, bool cut);
    void draw_text(Face face, float x, float middle, std::string_view text, std::uint32_t color);

    // --- input (ui_input.cpp)
    void take_events();
    void handle(const InputEvent& event);
    void pointer_down(const InputEvent& event);
    void pointer_move(Point at, PointerKind pointer);
    void pointer_up(const InputEvent& event);
    void pointer_cancel();
    void find_long_press();
    void find_hover();
    const HitTarget* hit(Point at, bool finger) const;
    const HitTarget* target(NodeId id) const;
    const LayerRecord* top_layer() const;  // the highest that is no toast
    int modal_floor() const;               // layers below this one are inert
    int layer_at(Point at) const;          // nothing below this layer is reachable at that point
    bool hears_key(Key key) const;

    // --- scrolling (ui_scroll.cpp, ui_gesture.cpp)
    NodeId area_at(Point at) const;
    ScrollArea* area(NodeId id);
    NodeId scrollable(NodeId from, bool vertical, float delta);  // it or the nearest around it
    bool scroll_by(NodeId id, double dx, double dy);
    void wheel(float dx, float dy);
    void scroll_by_key(const KeyEvent& key);
    void print_by_key(const KeyEvent& key);
    void begin_drag(Point at);
    void drag(Point at);
    void end_drag();
    Point velocity() const;
    void run_inertia();
    void reveal(const Rect& rect);
    void draw_scrollbar(NodeId id, ScrollArea& scroll);

    Ui& ui;
    Fonts fonts;
    TextRuns* runs;
    Viewport viewport;  // as the platform has it
    float zoom = 1;     // px of the window that a logical one takes
    Preferences preferences;
    std::string platform;
    const Palette* palette = &light_palette();
    semantics::Tree tree;
    TextLog* text_log = nullptr;
    std::int64_t now = 0;
    std::int64_t last_now = 0;
    std::uint64_t frame = 0;  // counts sub-frames
    std::vector<PageRequest> requests;

    // Drawing. Layers are channels of one draw list, in the order in which they were begun.
    ImDrawList* list = nullptr;
    ImDrawListSplitter splitter;
    RoundedShapes shapes;
    float shapes_ratio = 0;
    std::vector<Rect> clips;
    std::vector<float> alphas;
    float alpha = 1;
    std::vector<NodeId> ids;

    // Layers.
    struct OuterLayer {  // what goes on when the inner one ends
        int layer = 0;
        float alpha = 1;
        std::vector<NodeId> areas;
    };
    std::vector<OuterLayer> open_layers;
    std::vector<LayerRecord> layers, last_layers;
    int layer = 0;  // the one being drawn

    // Input.
    std::deque<InputEvent> events;
    std::vector<HitTarget> targets, last_targets;
    Gesture gesture;
    std::optional<Point> mouse;  // where it is, if anywhere
    NodeId hovered = 0;
    NodeId hovered_area = 0;
    NodeId pointed = 0;  // as hovered, but also a disabled one
    PointerKind last_pointer = PointerKind::Mouse;
    struct Focus {
        NodeId id = 0;
        bool visible = false;
        int reveal = 0;  // frames in which it is still to be scrolled into view
    } focus;
    // Drawn when all else of its layer is, so that no neighbour covers it.
    struct FocusRing {
        Rect rect, clip;
        float radius = 0;
        int layer = 0;
        float alpha = 1;
    };
    std::optional<FocusRing> focus_ring;
    Cursor cursor = Cursor::Default;
    Press pretended;

    // What happened in this sub-frame.
    struct Moment {
        NodeId clicked = 0;
        NodeId activated = 0;
        NodeId close_layer = 0;
        NodeId pulled = 0;
        NodeId refused = 0;  // a disabled control that was pressed
        NodeId menu = 0;     // a control whose menu was asked for
        Point menu_at;
        int swipe = 0;
        int swipe_layer = 0;
        Point swipe_start;
        std::optional<KeyEvent> key;
        std::optional<InputEvent> edit;
        NodeId submitted = 0;
    } moment;

    // Scrolling.
    std::unordered_map<NodeId, ScrollArea> areas;
    std::vector<NodeId> area_order, last_area_order;
    std::vector<NodeId> open_areas;
    NodeId focused_area = 0;  // the area around what has the focus, in this frame

    // Motion.
    std::unordered_map<NodeId, Tween> tweens;
    bool moving = false;  // something is on its way: the next frame is wanted at once
    bool dirty = true;    // somebody asked for another frame
    bool redraw = false;  // what was drawn may not be what would be drawn now, without new input
    std::optional<std::int64_t> wake;

    static constexpr int kMostLayers = 16;
    static constexpr float kThreshold = 8;  // px that a finger may tremble
    static constexpr float kFinger = 44;
    static constexpr float kPull = 64;
    static constexpr std::int64_t kLongPressMs = 500;

  private:
    void forget_unseen();
};

// The scrollbar's thumb is a target like others.
NodeId thumb_id(NodeId scroll_area);
float thumb_length(const ScrollArea& scroll);

}  // namespace ranets::shell
