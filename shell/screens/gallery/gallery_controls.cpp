// Buttons, fields, lists, checkboxes, segments.
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "kit/widgets.h"
#include "screens/gallery/gallery_sections.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr ControlState kStates[] = {
    {Word::kGalleryRest},
    {Word::kGalleryHovered, {.hovered = true}},
    {Word::kGalleryHeld, {.hovered = true, .held = true}},
    {Word::kGalleryFocused, {.ring = true}},
    {Word::kGalleryDisabled, {}, false},
};

constexpr float kControl = 40;
constexpr float kField = 220;
constexpr float kEye = 40, kEyeRoom = 44;

struct Look {
    Word name;
    ButtonLook look;
};
constexpr Look kLooks[] = {
    {Word::kGalleryPlain, ButtonLook::Plain}, {Word::kGalleryPrimary, ButtonLook::Primary},
    {Word::kGallerySoft, ButtonLook::Soft},   {Word::kGalleryText, ButtonLook::Text},
    {Word::kGalleryGhost, ButtonLook::Ghost},
};

// Two side by side where there is room.
Rect field_place(GalleryFlow& flow) {
    const float half = std::floor((flow.width() - GalleryFlow::kGap) / 2);
    return flow.place(half < kField ? flow.width() : half, kControl);
}

void place_button(Ui& ui, GalleryFlow& flow, std::string_view key, const ButtonSpec& spec) {
    static_cast<void>(button(ui, key, flow.place(button_width(ui, spec), kControl), spec));
}

void look_of_button(Ui& ui, GalleryFlow& flow, const Look& look) {
    in_every_state(ui, [&](const ControlState& state) {
        ButtonSpec spec;
        spec.name = text_of(state.name);
        spec.look = look.look;
        spec.enabled = state.enabled;
        place_button(ui, flow, "button", spec);
    });
    ButtonSpec busy;
    busy.name = text_of(Word::kGalleryBusy);
    busy.look = look.look;
    busy.enabled = false;
    busy.flags = semantics::kBusy;
    place_button(ui, flow, "busy", busy);
    ButtonSpec icon;
    icon.name = text_of(Word::kDiaryRefresh);
    icon.look = look.look;
    icon.icon = Icon::Refresh;
    place_button(ui, flow, "icon", icon);
}

void look_of_icon(Ui& ui, GalleryFlow& flow, const Look& look) {
    in_every_state(ui, [&](const ControlState& state) {
        ButtonSpec spec;
        spec.name = text_of(state.name);
        spec.look = look.look;
        spec.enabled = state.enabled;
        spec.icon = Icon::Refresh;
        spec.icon_only = true;
        place_button(ui, flow, "button", spec);
    });
}

// What is typed stays, as in any field.
bool kept_field(Ui& ui, GalleryFlow& flow, std::string_view key, const FieldSpec& spec,
                std::string_view value) {
    const IdScope scope(ui, key);
    auto& kept = ui.keep<std::optional<std::string>>("value");
    if (!kept) kept = value;
    return text_field(ui, "field", field_place(flow), spec, *kept);
}

void password(Ui& ui, GalleryFlow& flow) {
    auto& shown = ui.keep<bool>("shown");
    auto& value = ui.keep<std::optional<std::string>>("password");
    if (!value) value = "ranets";
    FieldSpec spec;
    spec.name = text_of(Word::kLoginPassword);
    spec.role = shown ? Role::TextField : Role::PasswordField;
    spec.autocomplete = "off";
    spec.icon = Icon::Lock;
    spec.reserve_right = kEyeRoom;
    Rect rect = field_place(flow);
    static_cast<void>(text_field(ui, "field", rect, spec, *value));
    ButtonSpec eye;
    eye.name = text_of(shown ? Word::kLoginHidePassword : Word::kLoginShowPassword);
    eye.look = ButtonLook::Ghost;
    eye.icon = shown ? Icon::EyeOff : Icon::Eye;
    eye.icon_only = true;
    if (!button(ui, "eye", centred(cut_right(rect, kEyeRoom), kEye, kEye), eye)) return;
    shown = !shown;
    ui.invalidate();
}

void list(Ui& ui, GalleryFlow& flow, std::string_view name, std::span<const std::string> labels,
          int first, std::optional<Icon> icon, app::Obstacle obstacle = {}) {
    auto& chosen = ui.keep<std::optional<int>>("chosen");
    if (!chosen) chosen = first;
    std::vector<Option> options;
    for (const auto& label : labels) options.push_back({label, label});
    const int pressed = combobox(ui, "list", field_place(flow), name, options, *chosen,
                                 text_of(Word::kGalleryEmpty), icon, obstacle);
    if (pressed >= 0) chosen = pressed;
}

// As many as get a search.
std::vector<std::string> months() {
    std::vector<std::string> names;
    for (int month = 1; month <= 12; ++month) names.emplace_back(month_name(month));
    return names;
}

}  // namespace

void in_every_state(Ui& ui, const std::function<void(const ControlState&)>& draw) {
    for (const auto& state : kStates) {
        const IdScope scope(ui, static_cast<std::int64_t>(state.name));
        ui.pretend(state.press);
        draw(state);
        ui.pretend({});
    }
}

void gallery_buttons(Gallery& gallery, GalleryFlow& flow) {
    for (const auto& look : kLooks)
        flow.group(text_of(look.name), text_of(look.name),
                   [&] { look_of_button(gallery.ui, flow, look); });
    // A real one: the way from here.
    const auto name = text_of(Word::kLaterOpenDiary);
    const Rect place = flow.block(line_px(kBodyStrong));
    app::Route route;
    route.screen = app::Screen::Diary;
    if (link(gallery.ui, "link",
             {place.x, place.y, gallery.ui.text_width(name, kBodyStrong), place.h}, name,
             app::address_of(route)))
        gallery.commands.give(app::Go{.route = route});
}

void gallery_icon_buttons(Gallery& gallery, GalleryFlow& flow) {
    for (const auto& look : kLooks)
        flow.group(text_of(look.name), text_of(look.name),
                   [&] { look_of_icon(gallery.ui, flow, look); });
}

void gallery_fields(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const auto empty = text_of(Word::kGalleryEmpty);
    kept_field(ui, flow, "empty", {.name = empty, .placeholder = empty}, {});
    in_every_state(ui, [&](const ControlState& state) {
        const auto name = text_of(state.name);
        kept_field(ui, flow, "field", {.name = name, .enabled = state.enabled}, name);
    });
    const auto invalid = text_of(Word::kGalleryInvalid);
    kept_field(
        ui, flow, "invalid",
        {.name = invalid, .invalid = true, .description = text_of(Word::kLoginWrongPassword)},
        invalid);
    const auto search = text_of(Word::kCommonSearchInList);
    kept_field(
        ui, flow, "search",
        {.name = search, .placeholder = search, .role = Role::SearchField, .icon = Icon::Search},
        {});
    const IdScope scope(ui, "password");
    password(ui, flow);
}

void gallery_areas(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const auto draw = [&](std::string_view key, const TextAreaSpec& spec, std::string_view value) {
        const IdScope scope(ui, key);
        auto& kept = ui.keep<std::optional<std::string>>("value");
        if (!kept) kept = value;
        const float height = text_area_height(ui, "area", flow.width(), spec, *kept);
        text_area(ui, "area", flow.block(height), spec, *kept);
    };
    const auto empty = text_of(Word::kGalleryEmpty);
    draw("empty", {.field = {.name = empty, .placeholder = empty}}, {});
    in_every_state(ui, [&](const ControlState& state) {
        const auto name = text_of(state.name);
        draw("area", {.field = {.name = name, .enabled = state.enabled}}, name);
    });
    const auto invalid = text_of(Word::kGalleryInvalid);
    const std::string long_text = std::string(text_of(Word::kGalleryReason)) + ' ' +
                                  std::string(text_of(Word::kGalleryReason));
    draw("invalid",
         {.field = {.name = invalid, .invalid = true}, .limit = static_cast<int>(long_text.size())},
         long_text);
}

void gallery_lists(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    std::vector<std::string> names;
    for (const auto& state : kStates) names.emplace_back(text_of(state.name));
    int number = 0;
    in_every_state(ui, [&](const ControlState& state) {
        list(ui, flow, text_of(state.name), names, number++, {},
             state.enabled ? app::Obstacle::None : app::Obstacle::Offline);
    });
    const auto all_months = months();
    const IdScope scope(ui, "long");
    list(ui, flow, text_of(Word::kGalleryEmpty), all_months, -1, Icon::CalendarDays);
}

void gallery_checks(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    for (const bool first : {false, true}) {
        const IdScope scope(ui, first ? "on" : "off");
        in_every_state(ui, [&](const ControlState& state) {
            auto& checked = ui.keep<std::optional<bool>>("checked");
            if (!checked) checked = first;
            const auto name = text_of(state.name);
            const Rect rect = flow.place(checkbox_width(ui, name), kControl);
            if (checkbox(ui, "box", rect,
                         {.name = name, .checked = *checked, .enabled = state.enabled}))
                checked = !*checked;
        });
        flow.new_line();
    }
}

void gallery_segments(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const std::array two{text_of(Word::kDiaryLayoutDay), text_of(Word::kDiaryLayoutWeek)};
    constexpr std::array<std::string_view, 4> kFour{"5", "4", "3", "2"};
    const auto draw = [&](std::string_view key, Word name, std::span<const std::string_view> all) {
        const IdScope scope(ui, key);
        auto& chosen = ui.keep<int>("chosen");
        const Rect rect = flow.place(segmented_width(ui, all), kControl);
        const int pressed = segmented(ui, "segments", rect, text_of(name), all, chosen);
        if (pressed >= 0) chosen = pressed;
    };
    draw("two", Word::kDiaryLayout, two);
    draw("four", Word::kNavMarks, kFour);
}

}  // namespace ranets::shell
