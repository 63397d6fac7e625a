// Text fields of several lines: the drawing of what the page's <textarea> holds.
//
// Lines are broken as browsers break them: the widths are the browser's own, and where a line may
// end are the places of UAX #14 that Russian and English have. Only what is seen is laid out, so
// that a text of a megabyte costs no more than a page of it.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "kit/field_frame.h"
#include "kit/obstacle_words.h"
#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {
namespace {

constexpr float kInsetY = 8;
constexpr float kFinger = 44;  // px that it needs
constexpr float kCountGap = 4;
constexpr int kFewLeft = 50;               // letters from which on they are counted; and a tenth
constexpr std::size_t kLongestWord = 600;  // bytes that no line holds: what is longer is cut anyhow

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::size_t letters_of(std::string_view text) {
    return text.size() -
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Behind the byte at `at`, the last one of a letter.
bool may_end(std::string_view text, std::size_t at) {
    const char c = text[at];
    const bool digit_follows = at + 1 < text.size() && is_digit(text[at + 1]);
    switch (c) {
        case ' ':
        case '\t':
        case '|':
            return true;
        case '?':
        case '!':
            return at + 1 < text.size() &&
                   (is_digit(text[at + 1]) || text[at + 1] >= 'A' || (text[at + 1] & 0x80) != 0);
        case '/':
            return !digit_follows;
        case '-':  // before a digit it may be a minus
            return !digit_follows || (at > 0 && text[at - 1] != ' ');
        default:
            break;
    }
    // ‐ – —
    const auto dash = at >= 2 ? text.substr(at - 2, 3) : std::string_view();
    return dash == "\u2010" || dash == "\u2013" || dash == "\u2014";
}

std::string_view without_end_spaces(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

class Lines {
  public:
    Lines(Ui& ui, float room) : ui_(ui), room_(room) {}

    // Where the first line of the text ends, behind the spaces that hang over its edge.
    std::size_t first(std::string_view text) const {
        std::size_t end = 0;
        while (end < text.size()) {
            std::size_t next = end;
            while (next < text.size() && text[next] != '\n' && next - end < kLongestWord &&
                   !may_end(text, next))
                ++next;
            if (next < text.size() && text[next] != '\n') ++next;
            while (next < text.size() && (text[next] == ' ' || continues(text[next]))) ++next;
            if (!fits(text.substr(0, next))) return end > 0 ? end : letters_that_fit(text, next);
            if (next == text.size() || text[next] == '\n') return next;
            end = next;
        }
        return end;
    }

  private:
    bool fits(std::string_view line) const {
        return ui_.field_text_width(without_end_spaces(line), kFieldText) <= room_;
    }

    // At least one letter of a word that is longer than the line.
    std::size_t letters_that_fit(std::string_view text, std::size_t word) const {
        std::size_t least = 1, most = word;
        while (least < text.size() && continues(text[least])) ++least;
        while (most > least) {
            std::size_t middle = (least + most + 1) / 2;
            while (middle > least && middle < text.size() && continues(text[middle])) --middle;
            if (middle == least) {
                ++middle;
                while (middle < most && continues(text[middle])) ++middle;
            }
            if (fits(text.substr(0, middle))) {
                least = middle;
            } else {
                most = middle - 1;
                while (most > least && most < text.size() && continues(text[most])) --most;
            }
        }
        return least;
    }

    Ui& ui_;
    float room_;
};

// Laid out once for each text and width.
struct AreaState {
    std::size_t hash = 0;
    float width = -1, line = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> lines;  // begin and size, in bytes
};

const AreaState& laid_out(Ui& ui, std::string_view text, float room, int most) {
    auto& state = ui.keep<AreaState>("lines");
    const std::size_t hash = std::hash<std::string_view>{}(text);
    const float line = ui.field_line(kFieldText);
    if (state.hash == hash && state.width == room && state.line == line && !state.lines.empty())
        return state;
    state = {hash, room, line, {}};
    const Lines lines(ui, room);
    std::size_t at = 0;
    while (static_cast<int>(state.lines.size()) < most) {
        const std::size_t size = lines.first(text.substr(at));
        state.lines.emplace_back(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size));
        at += size;
        if (at >= text.size()) break;
        // A text that ends with the end of a line has an empty one behind it.
        if (text[at] == '\n') ++at;
    }
    return state;
}

float text_room(Ui& ui, float width, const FieldSpec& spec) {
    const bool icon = spec.icon.has_value() && width >= kFieldWithIcon;
    const float right = spec.reserve_right > 0 ? spec.reserve_right : kFieldPadding;
    return std::max(0.f, width - whole_px(ui, field_inset(icon)) - right);
}

float inset_y(Ui& ui, const TextAreaSpec& spec) {
    const float lines = static_cast<float>(spec.least) * ui.field_line(kFieldText);
    const float finger = ui.preferences().coarse_pointer ? (kFinger - lines) / 2 : 0;
    return whole_px(ui, std::max(kInsetY, finger));
}

int letters_left(const TextAreaSpec& spec, std::string_view value) {
    return spec.limit - static_cast<int>(letters_of(value));
}

bool counts(const TextAreaSpec& spec, std::string_view value) {
    return spec.limit > 0 && letters_left(spec, value) <= std::max(kFewLeft, spec.limit / 10);
}

float count_height(const TextAreaSpec& spec, std::string_view value) {
    return counts(spec, value) ? kCountGap + line_px(kCaption) : 0;
}

std::string count_text(int left) {
    return left >= 0 ? plural(strings::Key::kFieldLettersLeft, left)
                     : plural(strings::Key::kFieldLettersOver, -left);
}

}  // namespace

float text_area_height(Ui& ui, std::string_view key, float width, const TextAreaSpec& spec,
                       std::string_view value) {
    const IdScope scope(ui, key);
    const auto& lines = laid_out(ui, value, text_room(ui, width, spec.field), spec.most).lines;
    const int shown = std::clamp(static_cast<int>(lines.size()), spec.least, spec.most);
    return static_cast<float>(shown) * ui.field_line(kFieldText) + 2 * inset_y(ui, spec) +
           count_height(spec, value);
}

bool text_area(Ui& ui, std::string_view key, const Rect& place, const TextAreaSpec& spec,
               std::string& value) {
    FieldSpec field = with_obstacle(spec.field);
    field.role = Role::TextArea;
    const NodeId id = ui.id(key);
    const IdScope scope(ui, key);
    Rect rest = place;
    Rect count = cut_bottom(rest, count_height(spec, value));
    FieldPass pass = begin_field(ui, id, rest, field, value);
    pass.info.inset_y = inset_y(ui, spec);
    pass.info.line_height = ui.field_line(kFieldText);
    pass.info.limit = spec.limit;

    const float line = ui.field_line(kFieldText);
    const Rect inside{pass.rect.x + pass.info.inset, pass.rect.y + pass.info.inset_y,
                      text_room(ui, pass.rect.w, field), pass.rect.h - 2 * pass.info.inset_y};
    Rect row{inside.x, inside.y, inside.w, line};
    const Color ink = field.enabled ? Color::Text : Color::Text3;
    ui.push_clip(inside);
    if (value.empty()) {
        for (const auto& words : ui.wrap(field.placeholder, kLarge, inside.w, spec.most)) {
            ui.field_text(row, words, kFieldText, Color::Text3);
            row.y += line;
        }
    } else {
        for (const auto& [begin, size] : laid_out(ui, value, inside.w, spec.most).lines) {
            const auto words = std::string_view(value).substr(begin, size);
            ui.field_text(row, without_end_spaces(words), kFieldText, ink);
            row.y += line;
        }
    }
    ui.pop_clip();

    std::string left;
    if (counts(spec, value)) {
        left = count_text(letters_left(spec, value));
        field.description = left;
        cut_top(count, kCountGap);
        ui.text(count, left, kCaption, letters_left(spec, value) < 0 ? Color::Danger : Color::Text2,
                Align::Right);
    }
    const bool changed = pass.changed;
    end_field(ui, field, std::move(pass));
    if (!left.empty()) ui.say("count", Role::Text, left, count);
    return changed;
}

}  // namespace ranets::shell
