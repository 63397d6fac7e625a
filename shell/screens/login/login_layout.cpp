#include "screens/login/login_layout.h"

#include <algorithm>

#include "kit/words.h"

namespace ranets::shell {
namespace {

using Word = strings::Key;

constexpr float kGap = 14, kTightGap = 8;
constexpr float kLabelGap = 4;
constexpr float kControl = 48;
constexpr float kRow = 32, kRegistrationRow = 28;
constexpr float kRowGap = 8;
constexpr float kTouchRow = 44;
constexpr float kDemoSide = 14, kDemoTop = 12, kDemoGap = 8, kDemoButton = 40;
constexpr float kDemoIcon = 16;
constexpr float kDemoButtonPadding = 8;
constexpr float kColumnBelow = 360;  // narrower windows put the demo buttons in a column
constexpr float kNoteSide = 12, kNoteTop = 10, kNoteIcon = 20, kNoteGap = 8;
constexpr int kMostLines = 6;

constexpr std::array<Word, kDemoRoles> kRoleNames = {Word::kLoginDemoPupil, Word::kLoginDemoParent,
                                                     Word::kLoginDemoTeacher};
constexpr std::array<Icon, kDemoRoles> kRoleIcons = {Icon::Backpack, Icon::Users,
                                                     Icon::GraduationCap};

// Goes down the card, part by part.
class Column {
  public:
    Column(float x, float y, float width, float gap) : x_(x), y_(y), width_(width), gap_(gap) {}

    Rect next(float height) {
        const Rect rect = close(height);
        gap();
        return rect;
    }
    // Without the gap after it.
    Rect close(float height) {
        const Rect rect{x_, y_, width_, height};
        y_ += height;
        return rect;
    }
    void skip(float height) { y_ += height; }
    void gap() { y_ += gap_; }
    float x() const { return x_; }
    float y() const { return y_; }
    float width() const { return width_; }

  private:
    float x_, y_, width_, gap_;
};

void lay_out_field(Ui& ui, Column& column, Rect& label, Rect& field, std::string_view error,
                   Rect* error_rect) {
    label = column.close(line_px(kBodyStrong));
    column.skip(kLabelGap);
    field = column.close(kControl);
    if (!error.empty() && error_rect != nullptr) {
        column.skip(kLabelGap);
        *error_rect = column.close(ui.paragraph_height(error, kBody, column.width(), kMostLines));
    }
    column.gap();
}

// «Чужой компьютер» and «Восстановить доступ»: side by side where both fit.
void lay_out_options(Ui& ui, Column& column, bool with_note, LoginLayout& layout) {
    const float box = checkbox_width(ui, text_of(Word::kLoginShared));
    const float link = ui.text_width(text_of(Word::kLoginRestore), kBodyStrong);
    const float row = ui.preferences().coarse_pointer ? kTouchRow : kRow;
    const bool one_row = box + 16 + link <= column.width();
    layout.shared = column.close(row);
    layout.shared.w = std::min(box, column.width());
    if (with_note) {
        column.skip(kLabelGap);
        const auto note = text_of(Word::kLoginSharedNote);
        layout.shared_note =
            column.close(ui.paragraph_height(note, kCaption, column.width(), kMostLines));
    }
    const float link_width = std::min(link, column.width());
    if (one_row) {
        layout.restore = {column.x() + column.width() - link_width, layout.shared.y, link_width,
                          row};
    } else {
        layout.restore = column.close(row);
        layout.restore.w = link_width;
    }
    column.gap();
}

void lay_out_registration(Ui& ui, Column& column, LoginLayout& layout) {
    const float question = ui.text_width(text_of(Word::kLoginNoAccount), kBody);
    const float link = ui.text_width(text_of(Word::kLoginRegister), kBodyStrong);
    const float row = ui.preferences().coarse_pointer ? kTouchRow : kRegistrationRow;
    if (question + kRowGap + link <= column.width()) {
        const Rect line = column.next(row);
        const float x = line.x + (line.w - question - kRowGap - link) / 2;
        layout.no_account = {x, line.y, question, row};
        layout.registration = {x + question + kRowGap, line.y, link, row};
        return;
    }
    layout.no_account = column.close(line_px(kBody));
    layout.registration = centred(column.next(row), std::min(link, column.width()), row);
}

void lay_out_demo_buttons(Ui& ui, Column& column, LoginLayout& layout) {
    const float share = (column.width() - 2 * kDemoGap) / kDemoRoles;
    const auto fits = [&](bool with_icon) {
        for (int i = 0; i < kDemoRoles; ++i)
            if (button_width(ui, demo_button(i, with_icon)) > share) return false;
        return true;
    };
    const bool in_row = ui.window().w >= kColumnBelow && fits(false);
    layout.demo_icons = !in_row || fits(true);
    const float height = ui.preferences().coarse_pointer ? kTouchRow : kDemoButton;
    if (in_row) {
        Rect row = column.close(height);
        for (Rect& place : layout.demo_buttons) {
            place = cut_left(row, share);
            cut_left(row, kDemoGap);
        }
        return;
    }
    for (Rect& place : layout.demo_buttons) {
        if (&place != &layout.demo_buttons.front()) column.skip(kDemoGap);
        place = column.close(height);
    }
}

void lay_out_demo(Ui& ui, Column& column, std::string_view accounts, LoginLayout& layout) {
    layout.demo = {column.x(), column.y(), column.width(), 0};
    Column inner(column.x() + kDemoSide, column.y() + kDemoTop, column.width() - 2 * kDemoSide,
                 kDemoGap);
    const float text = inner.width() - kDemoIcon - kDemoGap;
    const auto note = text_of(Word::kLoginDemoNote);
    Rect line =
        inner.next(std::max(kDemoIcon, ui.paragraph_height(note, kCaption, text, kMostLines)));
    layout.demo_icon = cut_left(line, kDemoIcon);
    layout.demo_icon.h = line_px(kCaption);
    cut_left(line, kDemoGap);
    layout.demo_note = line;
    lay_out_demo_buttons(ui, inner, layout);
    if (!accounts.empty()) {
        inner.gap();
        layout.demo_accounts =
            inner.close(ui.paragraph_height(accounts, kCaption, inner.width(), kMostLines));
    }
    layout.demo.h = inner.y() + kDemoTop - layout.demo.y;
    column.skip(layout.demo.h);
    column.gap();
}

}  // namespace

LoginLayout lay_out_login(Ui& ui, const LoginTexts& texts, const LoginSpace& space) {
    LoginLayout layout;
    const float gap = space.tight ? kTightGap : kGap;
    Column column(space.side, space.top, space.width - 2 * space.side, gap);
    layout.title_type = space.tight ? kTitle : kDisplay;
    layout.title = column.next(line_px(layout.title_type));
    if (!texts.expired.empty())
        layout.expired = column.next(note_height(ui, texts.expired, column.width()));
    lay_out_field(ui, column, layout.region_label, layout.region, {}, nullptr);
    lay_out_field(ui, column, layout.login_label, layout.login, texts.login_error,
                  &layout.login_error);
    lay_out_field(ui, column, layout.password_label, layout.password, texts.password_error,
                  &layout.password_error);
    lay_out_options(ui, column, texts.shared_note, layout);
    if (!texts.alert.empty())
        layout.alert = column.next(note_height(ui, texts.alert, column.width()));
    layout.sign_in = column.next(kControl);
    layout.gosuslugi = column.next(kControl);
    lay_out_registration(ui, column, layout);
    if (texts.demo) lay_out_demo(ui, column, texts.demo_accounts, layout);
    layout.height = column.y() - gap + space.foot;
    return layout;
}

float note_height(Ui& ui, std::string_view sentence, float width) {
    const float text = width - 2 * kNoteSide - kNoteIcon - kNoteGap;
    return ui.paragraph_height(sentence, kAlertType, text, kMostLines) + 2 * kNoteTop;
}

void draw_note(Ui& ui, const Rect& rect, std::string_view sentence, Icon icon, Color back,
               Color ink) {
    ui.fill(rect, back, 12);
    Rect inner = inset(rect, kNoteSide, kNoteTop);
    const Rect picture = cut_left(inner, kNoteIcon);
    ui.icon({centre(picture).x, inner.y + line_px(kAlertType) / 2}, icon, kNoteIcon, ink);
    cut_left(inner, kNoteGap);
    ui.paragraph(inner, sentence, kAlertType, ink, kMostLines);
}

std::string_view demo_role_name(int index) {
    return text_of(kRoleNames[static_cast<std::size_t>(index)]);
}

ButtonSpec demo_button(int index, bool with_icon) {
    ButtonSpec spec{.name = demo_role_name(index), .icon_size = 18};
    if (with_icon) spec.icon = kRoleIcons[static_cast<std::size_t>(index)];
    spec.icon_color = Color::Primary;
    spec.padding = kDemoButtonPadding;
    return spec;
}

}  // namespace ranets::shell
