#pragma once
// The accessibility tree: what a frame drew, said in words. Widgets report while they draw; the
// finished tree is diffed against the last one, and only the changes cross to the page, which keeps
// them as real DOM above the canvas. Focus, Tab order and default keys (Enter, Space, arrows within
// a group) live in that DOM: ImGui's own keyboard navigation is off.
//
// Ids are ImGui ids (never zero) and stay the same while the thing is the same. Rectangles are in
// px of the window, already clipped to what is visible; what a scroll area hides is
// reported too, as 1x1 px at the area's nearest edge, so that the keyboard reaches it: focus
// scrolls there. Report in reading order; containers open and close around their content.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ranets::semantics {

using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
    // containers
    Group,
    Region,
    Navigation,
    Main,
    Banner,
    Form,
    Search,
    Dialog,
    List,
    ListItem,
    RadioGroup,
    TabList,
    TabPanel,
    Table,
    Row,
    ColumnHeader,
    Cell,
    Article,
    Grid,
    Menu,
    Log,
    RowHeader,
    // leaves (a leaf's name is its whole text)
    Text,
    Heading1,
    Heading2,
    Heading3,
    Image,
    Status,
    Alert,
    Separator,
    // controls
    Button,
    Link,
    CheckBox,
    Radio,
    Tab,
    ComboBox,
    Option,
    MenuItem,
    GridCell,
    ListBox,
    TextField,
    SearchField,
    PasswordField,
    TextArea,
    ProgressBar,
};

enum Flag : std::uint32_t {
    kChecked = 1u << 0,   // CheckBox, Radio
    kSelected = 1u << 1,  // Tab, Option
    kExpanded = 1u << 2,  // with kExpandable
    kExpandable = 1u << 3,
    kDisabled = 1u << 4,
    kCurrent = 1u << 5,  // aria-current=page on a Link; =date on a Group
    kInvalid = 1u << 6,
    kModal = 1u << 7,  // Dialog: what is outside becomes inert
    kBusy = 1u << 8,
    kRequired = 1u << 9,
    kHasPopup = 1u << 10,
    kPolite = 1u << 11,  // Text that should be announced when it changes
    kMenu = 1u << 12,    // with kHasPopup: it is a menu
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
};

// What a text field adds: the page's real <input> owns editing (see shell/widgets/text_field.h).
struct FieldInfo {
    std::string value = {};            // what the shell believes the field holds
    std::uint32_t value_revision = 0;  // of the page's edits that `value` includes
    std::string placeholder = {};
    std::string autocomplete = {};  // HTML autocomplete token: "username", "current-password", …
    std::string input_mode = {};    // HTML inputmode; empty for default
    float text_size = 16;           // px; told in whole ones
    float inset = 0;                // from the rectangle's left edge to the text
    float inset_right = 0;
    float inset_y = 0;      // above and below a text of several lines
    float line_height = 0;  // TextArea; told in whole px
    int limit = 0;          // letters (code points) that it takes; 0: as many as one likes
    std::uint32_t text_color = 0, back_color = 0, placeholder_color = 0;  // 0xAARRGGBB
};

// How the name of a node is drawn, so that the page's own text can lie on it: for the browser's
// search, for selecting, for a translation.
struct TextPlace {
    Rect box = {};  // from the first line's top left; as wide as a line may be, 0: one line, uncut
    float size = 0, line_height = 0;  // px; no size: the name is not drawn as it is
    bool strong = false;
};

// How much of a name is told, bytes: more than any homework has, less than would stop a page.
inline constexpr std::size_t kLongestName = 16 << 10;

// The size of a field's text on the page, which drawn text must share. Whole px: the page has
// measured where the browser puts such text, and no other.
float scaled_text(float size, float scale);
// Of a line of such a text in a TextArea: px of the window, an even number of them.
float line_of_text(float scaled_size);

struct Node {
    NodeId id = 0;
    Role role = Role::Text;
    std::string name = {};
    std::string description = {};  // aria-description, e.g. an error sentence; usually empty
    std::string href = {};         // Link
    std::uint32_t flags = 0;
    // Of items of clipped lists aria-setsize and aria-posinset, from 1; 0: as in the tree. A Grid
    // has here its aria-rowcount and aria-colcount; its rows have, as the position, aria-rowindex,
    // its cells and headers aria-colindex. A ProgressBar: what is done (position) of how much.
    int level_set_size = 0;
    int position_in_set = 0;
    Rect rect = {};
    TextPlace text_place = {};  // the tree's to find
    // Controls: 'tab stop' order is the reading order. Radios and tabs of a group share one stop.
};

// Collects a frame. One instance lives in the shell; widgets reach it through Ui.
class Tree {
  public:
    void begin_frame();
    // What is visible: every rectangle reported from now on is cut to it. Ui keeps it up to date,
    // so whoever reports gives whole rectangles.
    void set_clip(const Rect& clip) { clip_ = clip; }
    // What is reported is in px of this size; what is told and kept is in px of the window.
    void set_scale(float scale) { scale_ = scale; }
    // A finger presses a control within so many px at least, so that much is told of it; 0: no
    // finger.
    void set_touch_size(float size) { touch_size_ = size; }
    // This was drawn. A node with such a name, reported right after or before, has it; one whose
    // name says more has the first of what was drawn within it since the node before.
    void drawn(std::string_view text, const TextPlace& text_place);
    void open(Node node);  // containers
    void close();
    void leaf(Node node);
    void field(Node node, FieldInfo info);  // TextField, SearchField, PasswordField, TextArea
    // The changes since the last accepted frame, as the page's message (format: semantics_wire.h);
    // empty when nothing changed.
    std::string finish_frame();

    // Read by tests: the last finished frame, flattened in reading order.
    struct Entry {
        Node node;
        FieldInfo field;
        int depth = 0;
        NodeId parent = 0;
        bool is_leaf = false;
        bool is_field = false;
    };
    const std::vector<Entry>& entries() const { return current_; }
    const Entry* find(Role role, std::string_view name) const;  // exact name; null if none

  private:
    Entry& add(Node&& node);
    void place_text(Node& node, const TextPlace& text_place) const;
    bool is_within(const TextPlace& text_place, const Node& node) const;

    std::vector<Entry> current_;
    std::vector<Entry> previous_;
    std::vector<NodeId> open_;
    Rect clip_{-1e6f, -1e6f, 2e6f, 2e6f};
    float scale_ = 1;
    float touch_size_ = 0;
    std::string last_text_;  // that was drawn, in this frame
    TextPlace last_place_;
    struct Drawn {
        std::string text;
        TextPlace place;
    };
    std::vector<Drawn> drawn_;  // since the last node; those behind the count keep their memory
    std::size_t drawn_count_ = 0;
    bool has_whole_ = false;  // the last node: its place is of all its name
    bool finished_ = false;
};

}  // namespace ranets::semantics
