// Text: measured and drawn glyph by glyph, cut with an ellipsis, broken into lines.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <vector>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr std::string_view kEllipsis = "…";

struct Letter {
    ImWchar code = 0;
    int bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
    unsigned code = 0;
    const int bytes = ImTextCharFromUtf8(&code, text.data() + at, text.data() + text.size());
    return {static_cast<ImWchar>(code), std::max(1, bytes)};
}

float width_of(ImFont* font, float size, std::string_view text) {
    ImFontBaked* baked = font->GetFontBaked(size);
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        width += baked->GetCharAdvance(letter.code);
        at += static_cast<std::size_t>(letter.bytes);
    }
    return width;
}

std::string_view without_trailing_spaces(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// As much of the text's beginning as `room` holds. What lies beyond is not looked at: a text may
// have a megabyte.
struct Fit {
    std::string_view text;
    float width = 0;
};
Fit fitting(ImFont* font, float size, std::string_view text, float room) {
    ImFontBaked* baked = font->GetFontBaked(size);
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        const float wider = width + baked->GetCharAdvance(letter.code);
        if (wider > room) return {text.substr(0, at), width};
        width = wider;
        at += static_cast<std::size_t>(letter.bytes);
    }
    return {text, width};
}

// A line may end after it. A no-break space is none of these, nor is the hyphen that does not
// break; and № and § stay with their number, as few who write homework take a no-break space.
bool breaks_after(ImWchar code, ImWchar before) {
    if (code == ' ') return before != 0x2116 && before != 0xA7;
    return code == '-' || code == 0x2010;
}

// «Петра I»: a numeral stays with whom it counts.
bool begins_with_numeral(std::string_view text) {
    const auto end = std::min(text.find_first_not_of("IVXL"), text.size());
    if (end == 0) return false;
    const auto after = end < text.size() ? static_cast<unsigned char>(text[end]) : ' ';
    return after < 0x80 && std::isalnum(after) == 0;
}

// Where the first line of `text` ends and the next begins, for a width in device px.
struct Break {
    std::size_t end = 0;  // without the spaces at its end
    std::size_t next = 0;
};
Break first_line(ImFont* font, float size, std::string_view text, float room) {
    ImFontBaked* baked = font->GetFontBaked(size);
    float width = 0;
    std::size_t breakable = 0;  // the last place where the line may end
    ImWchar before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        if (letter.code == '\n') return {at, at + 1};
        width += baked->GetCharAdvance(letter.code);
        // Spaces may hang over the edge.
        if (width > room && letter.code != ' ' && at > 0) {
            const std::size_t next = breakable > 0 ? breakable : at;
            return {without_trailing_spaces(text.substr(0, next)).size(), next};
        }
        at += static_cast<std::size_t>(letter.bytes);
        if (breaks_after(letter.code, before) && !begins_with_numeral(text.substr(at)))
            breakable = at;
        before = letter.code;
    }
    return {without_trailing_spaces(text).size(), text.size()};
}

}  // namespace

Ui::Impl::Face Ui::Impl::face(ImFont* font, float logical_px) const {
    return {font, std::max(1.f, std::round(logical_px * ratio() * kLineBox))};
}

Ui::Impl::Face Ui::Impl::face(Type type) const {
    return face(type.strong ? fonts.semibold : fonts.regular, font_px(type));
}

void Ui::Impl::draw_text(Face face, float x, float middle, std::string_view text,
                         std::uint32_t color) {
    if (text.empty()) return;
    const ImVec2 at(std::round(x), std::round(middle - face.size / 2));
    const ImVec2 low = list->GetClipRectMin();
    const ImVec2 high = list->GetClipRectMax();
    face.font->RenderText(list, face.size, at, faded(color), {low.x, low.y, high.x, high.y},
                          text.data(), text.data() + text.size());
}

void Ui::Impl::log_text(std::string_view text, const Rect& rect, bool cut) {
    if (text_log == nullptr || alpha <= 0) return;
    Rect seen = rect;
    const bool aside = std::any_of(open_areas.begin(), open_areas.end(),
                                   [this](NodeId id) { return areas.at(id).max_x() > 0; });
    if (aside) {
        // What is beyond its sides is reached by scrolling.
        seen.x = std::max(rect.x, clips.back().x);
        seen.w = std::min(right(rect), right(clips.back())) - seen.x;
    }
    text_log->push_back({std::string(text), seen, clips.back(), layer, cut, !open_areas.empty()});
}

float Ui::text_width(std::string_view text, Type type) {
    const auto face = impl_->face(type);
    return width_of(face.font, face.size, text) / impl_->ratio();
}

float Ui::text(const Rect& box, std::string_view text, Type type, Color color, Align align) {
    return text_packed(box, text, type, palette()[color], align);
}

float Ui::text_packed(const Rect& box, std::string_view text, Type type, std::uint32_t color,
                      Align align) {
    if (text.empty() || !impl_->visible(box)) return 0;
    const auto face = impl_->face(type);
    // A box as wide as text_width() said must hold it, whatever became of the last bit.
    const float room = px(box.w) + .5f;
    const std::string_view whole = text;
    Fit fit = fitting(face.font, face.size, text, room);
    float width = fit.width;
    std::string cut;
    if (fit.text.size() < text.size()) {
        const float ellipsis = width_of(face.font, face.size, kEllipsis);
        fit = fitting(face.font, face.size, text, room - ellipsis);
        cut = without_trailing_spaces(fit.text);
        cut += kEllipsis;
        text = cut;
        width = width_of(face.font, face.size, text);
    }
    float x = px(box.x);
    if (align == Align::Centre) x += (px(box.w) - width) / 2;
    if (align == Align::Right) x += px(box.w) - width;
    impl_->draw_text(face, x, px(box.y + box.h / 2), text, color);
    const float ratio = impl_->ratio();
    const float height = face.size / ratio;
    const Rect drawn{x / ratio, box.y + (box.h - height) / 2, width / ratio, height};
    impl_->log_text(whole, drawn, !cut.empty());
    const float line = line_px(type);
    impl_->tree.drawn(
        whole,
        {{drawn.x, box.y + (box.h - line) / 2, 0, line}, face.size / ratio, line, type.strong});
    return drawn.w;
}

std::vector<std::string> Ui::wrap(std::string_view text, Type type, float width, int max_lines) {
    const auto face = impl_->face(type);
    const float room = px(width) + .5f;
    std::vector<std::string> lines;
    while (!text.empty() && static_cast<int>(lines.size()) < max_lines) {
        const Break line = first_line(face.font, face.size, text, room);
        const bool last = static_cast<int>(lines.size()) + 1 == max_lines;
        if (last && line.next < text.size()) {
            const float ellipsis = width_of(face.font, face.size, kEllipsis);
            const std::string_view rest = text.substr(0, text.find('\n'));
            lines.emplace_back(
                without_trailing_spaces(fitting(face.font, face.size, rest, room - ellipsis).text));
            lines.back() += kEllipsis;
            // Its lines are logged as they are, where they are drawn.
            impl_->log_text(text, {}, true);
            break;
        }
        lines.emplace_back(text.substr(0, line.end));
        text.remove_prefix(line.next);
        while (text.starts_with(' ')) text.remove_prefix(1);
    }
    return lines;
}

float Ui::paragraph_height(std::string_view text, Type type, float width, int max_lines) {
    if (text.empty()) return 0;
    return line_px(type) * static_cast<float>(wrap(text, type, width, max_lines).size());
}

float Ui::paragraph(const Rect& box, std::string_view text, Type type, Color color, int max_lines,
                    Align align) {
    float height = 0;
    for (const std::string& line : wrap(text, type, box.w, max_lines)) {
        this->text({box.x, box.y + height, box.w, line_px(type)}, line, type, color, align);
        height += line_px(type);
    }
    if (height > line_px(type) && impl_->visible({box.x, box.y, box.w, height})) {
        const float size = impl_->face(type).size / impl_->ratio();
        impl_->tree.drawn(text, {box, size, line_px(type), type.strong});
    }
    return height;
}

void Ui::icon(Point centre, Icon icon, float size, Color color) {
    const Rect square{centre.x - size / 2, centre.y - size / 2, size, size};
    if (!impl_->visible(square)) return;
    const auto face = impl_->face(impl_->fonts.icons, size);
    char utf8[5];
    ImTextCharToUtf8(utf8, static_cast<unsigned>(icon));
    const std::string_view glyph = utf8;
    impl_->log_text(glyph, square, false);
    const float width = width_of(face.font, face.size, glyph);
    impl_->draw_text(face, px(centre.x) - width / 2, px(centre.y), glyph, palette()[color]);
}

float Ui::field_text_width(std::string_view text, float size) {
    const float page_size = semantics::scaled_text(size, impl_->zoom);
    if (impl_->runs != nullptr) return impl_->runs->width(text, page_size, 400) / impl_->zoom;
    const auto face = impl_->face(impl_->fonts.regular, page_size / impl_->zoom);
    return width_of(face.font, face.size, text) / impl_->ratio();
}

float Ui::field_line(float size) const {
    return semantics::line_of_text(semantics::scaled_text(size, impl_->zoom)) / impl_->zoom;
}

void Ui::field_text(const Rect& box, std::string_view text, float size, Color color) {
    if (text.empty() || !impl_->visible(box)) return;
    const float page_size = semantics::scaled_text(size, impl_->zoom);
    const auto face = impl_->face(impl_->fonts.regular, page_size / impl_->zoom);
    const std::uint32_t packed = palette()[color];
    if (impl_->runs != nullptr) {
        // Where the loader put the baseline of a line box of this font: it counts a half px as a
        // whole one, so that here it is none. A field's middle lies between two px (fields.cpp).
        const float top = std::floor(px(box.y + box.h / 2) - face.size / 2 + .25f);
        const float baseline = top + face.font->GetFontBaked(face.size)->Ascent;
        impl_->runs->draw(*impl_->list, text, std::round(px(box.x)), baseline, page_size, 400,
                          impl_->faded(packed), px(box.w));
        return;
    }
    impl_->log_text(text, box, false);
    push_clip(box);
    impl_->draw_text(face, px(box.x), px(box.y + box.h / 2), text, packed);
    pop_clip();
}

}  // namespace ranets::shell
