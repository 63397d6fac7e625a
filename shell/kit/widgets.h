#pragma once
// Controls and small parts that more than one screen uses. Each draws itself in the rectangle it is
// given, reports itself to the accessibility tree and returns what the person did. `key` tells
// siblings apart; `name` is the accessible name, which is also what is written on it unless a
// `label` says otherwise. `obstacle` is what stands in the way of a control's command: it greys the
// control, and is told.
#include <span>
#include <string>
#include <string_view>

#include "app/obstacle.h"
#include "kit/ui.h"
#include "model/diary.h"

namespace ranets::shell {

enum class ButtonLook : std::uint8_t {
    Plain,    // surface with a border
    Primary,  // filled
    Soft,     // primary-soft
    Text,     // no frame, primary text
    Ghost,    // no frame, text colour: icons in bars
};

struct ButtonSpec {
    std::string_view name;
    std::string_view label = {};  // empty: `name` is written; icon_only: nothing is
    ButtonLook look = ButtonLook::Plain;
    std::optional<Icon> icon = {};
    bool icon_only = false;
    float icon_size = 20;
    Type type = kBodyStrong;
    float radius = 12;
    bool enabled = true;
    std::uint32_t flags = 0;  // semantics::Flag, e.g. kHasPopup
    app::Obstacle obstacle = {};
    std::string_view description = {};  // why it is disabled, which is shown, too, when it is tried
    Color border = Color::Line;         // Plain only
    std::optional<Color> icon_color = {};
    float padding = 16;  // beside icon and label
    bool tip = false;    // the name stands beside it when the pointer rests on it: for icons
};
bool button(Ui& ui, std::string_view key, const Rect& rect, const ButtonSpec& spec);
// The width that a button with icon and label needs.
float button_width(Ui& ui, const ButtonSpec& spec);

bool link(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
          std::string_view href, Type type = kBodyStrong);

// «День | Неделя»: returns the index that was chosen now, else -1. `names` where the options are
// written shorter than they are called.
int segmented(Ui& ui, std::string_view key, const Rect& rect, std::string_view group_name,
              std::span<const std::string_view> options, int chosen,
              std::span<const std::string_view> names = {});
float segmented_width(Ui& ui, std::span<const std::string_view> options);

// Parts of one place, of which one is shown; returns the index that was chosen now, else -1. What
// it shows is a Role::TabPanel of the same name.
int tabs(Ui& ui, std::string_view key, const Rect& rect, std::string_view group_name,
         std::span<const std::string_view> names, int chosen);
inline constexpr float kTabsHeight = 44;

// What a list is narrowed down to, in one line that scrolls sideways where it is too long; returns
// the index that was chosen now, else -1.
int filter_chips(Ui& ui, std::string_view key, const Rect& rect, std::string_view group_name,
                 std::span<const std::string_view> names, int chosen);
inline constexpr float kChipsHeight = 44;  // the chips are 32 high in it

// For a control that the screen has drawn: a greyed one must still be told of.
struct ButtonWords {
    std::string_view name;
    app::Obstacle obstacle = {};
    std::uint32_t flags = 0;
    std::string_view description = {};
    bool enabled = true;
};
void say_button(Ui& ui, std::string_view key, const Rect& rect, const ButtonWords& words);

struct CheckboxSpec {
    std::string_view name;
    std::string_view label = {};  // empty: `name` is written
    bool checked = false;
    bool enabled = true;
    app::Obstacle obstacle = {};
    std::string_view description = {};
};
// Box 24, label to its right where there is room for one; true when it was flipped.
bool checkbox(Ui& ui, std::string_view key, const Rect& rect, const CheckboxSpec& spec);
float checkbox_width(Ui& ui, std::string_view name);

struct FieldSpec {
    std::string_view name;  // accessible; the visible label is the screen's
    std::string_view placeholder = {};
    std::string_view autocomplete = {};
    std::string_view input_mode = {};
    Role role = Role::TextField;
    std::optional<Icon> icon = {};  // inside at left
    float reserve_right = 0;        // room for a button inside at right
    bool enabled = true;
    app::Obstacle obstacle = {};
    bool invalid = false;
    std::string_view description = {};
};
// The page's real <input> owns editing; `value` follows it. True when the person changed it.
bool text_field(Ui& ui, std::string_view key, const Rect& rect, const FieldSpec& spec,
                std::string& value);
// Several lines of text, which the page's <textarea> edits. Grows with them from `least` to `most`,
// then scrolls. With a limit (in letters: code points, as the server counts) what is too much is
// not taken, and what is left is said below it once that is little. Enter breaks the line,
// Ctrl+Enter submits; with the input mode "send" Enter submits and Shift+Enter breaks.
struct TextAreaSpec {
    FieldSpec field;
    int least = 2, most = 8;  // lines
    int limit = 0;            // 0: none
};
// The height that text_area() of the same key fills; a finger's at least.
float text_area_height(Ui& ui, std::string_view key, float width, const TextAreaSpec& spec,
                       std::string_view value);
bool text_area(Ui& ui, std::string_view key, const Rect& rect, const TextAreaSpec& spec,
               std::string& value);
// Enter was pressed in it since the last frame.
bool field_submitted(Ui& ui, std::string_view key);

struct Option {
    std::string_view id;
    std::string_view label;
};
// A field that opens a list, with a search in it when it is long; returns the index that was chosen
// now, else -1.
int combobox(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
             std::span<const Option> options, int chosen, std::string_view placeholder,
             std::optional<Icon> icon, app::Obstacle obstacle = {});

// How far something is, from 0 to 1; without a part: that it goes on. The bar is the rectangle.
void progress(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
              std::optional<float> part);
void progress_ring(Ui& ui, std::string_view key, Point centre, float size, std::string_view name,
                   std::optional<float> part);

// The head of a page, cut off the top of `area`; lower in a low window. With `back`, which says
// whither, there is an arrow first. Actions go into the rest of its line, from the right.
struct PageHead {
    std::string_view title;
    std::string_view subtitle = {};
    std::string_view back = {};
    float actions = 0;  // width that they need
};
struct PageHeadPress {
    Rect actions;
    bool back = false;
};
PageHeadPress page_head(Ui& ui, std::string_view key, Rect& area, const PageHead& head);

// --- parts without behaviour: the caller says what they mean
// With a border around it where the mark is new to the person.
void mark_chip(Ui& ui, const Rect& rect, std::string_view value, bool outlined = false,
               bool unseen = false);
float pill(Ui& ui, Point left_middle, std::string_view text, Color back, Color text_color,
           float height = 22, float padding = 8);  // returns its width
float pill_width(Ui& ui, std::string_view text, float padding = 8);
void avatar(Ui& ui, Point centre, float diameter, std::int64_t person, std::string_view initials,
            bool chosen = false);
void badge(Ui& ui, Point centre, int count, Color border);
void tile(Ui& ui, const Rect& rect, Icon icon);           // soft square with the icon of a subject
void progress_bar(Ui& ui, const Rect& rect, float part);  // from 0 to 1 of it
void logo(Ui& ui, const Rect& rect);                      // the backpack of the rail, square
void login_picture(Ui& ui, const Rect& rect);             // the large one with the circle behind it
void skeleton_row(Ui& ui, const Rect& rect);
// An open ring that turns once a second: something is on its way.
void turning_ring(Ui& ui, Point centre, float size);
// Icon, a sentence and at most one button in the middle of the rectangle; true when pressed.
bool empty_state(Ui& ui, std::string_view key, const Rect& rect, Icon icon,
                 std::string_view sentence, std::string_view button_label = {});

// «СВ» for Соня Ветрова.
std::string initials_of(std::string_view first_name, std::string_view last_name);

}  // namespace ranets::shell
