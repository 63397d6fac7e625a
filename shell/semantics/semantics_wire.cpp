#include "semantics/semantics_wire.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace ranets::semantics {
namespace {

constexpr std::array<std::string_view, 45> kRoleNames{
    "group",        "region",      "navigation",    "main",     "banner",
    "form",         "search",      "dialog",        "list",     "listitem",
    "radiogroup",   "tablist",     "tabpanel",      "table",    "row",
    "columnheader", "cell",        "article",       "grid",     "menu",
    "log",          "rowheader",   "text",          "h1",       "h2",
    "h3",           "img",         "status",        "alert",    "separator",
    "button",       "link",        "checkbox",      "radio",    "tab",
    "combobox",     "option",      "menuitem",      "gridcell", "listbox",
    "textfield",    "searchfield", "passwordfield", "textarea", "progressbar",
};
static_assert(kRoleNames.size() == static_cast<std::size_t>(Role::ProgressBar) + 1);

constexpr int kFractions = 64;  // of a px, in which rectangles are told

// A rectangle as it is told.
using Told = std::array<long, 4>;
Told told(const Rect& rect) {
    return {std::lround(rect.x * kFractions), std::lround(rect.y * kFractions),
            std::lround(rect.w * kFractions), std::lround(rect.h * kFractions)};
}

// Where a node's text is, as it is told: what lies beside the rectangle counts from its corner.
using ToldText = std::array<long, 6>;
ToldText told_text(const Node& node) {
    const TextPlace& text = node.text_place;
    if (text.size == 0) return {};
    const auto fractions = [](float px) { return std::lround(px * kFractions); };
    return {fractions(text.box.x - node.rect.x),
            fractions(text.box.y - node.rect.y),
            fractions(text.box.w),
            fractions(text.size),
            fractions(text.line_height),
            (text.strong ? 600 : 400) * kFractions};
}

bool same_field(const FieldInfo& a, const FieldInfo& b) {
    return a.value == b.value && a.value_revision == b.value_revision &&
           a.placeholder == b.placeholder && a.autocomplete == b.autocomplete &&
           a.input_mode == b.input_mode && a.text_size == b.text_size && a.inset == b.inset &&
           a.inset_right == b.inset_right && a.inset_y == b.inset_y &&
           a.line_height == b.line_height && a.limit == b.limit && a.text_color == b.text_color &&
           a.back_color == b.back_color && a.placeholder_color == b.placeholder_color;
}

bool same(const Tree::Entry& a, const Tree::Entry& b) {
    const Node& x = a.node;
    const Node& y = b.node;
    return x.role == y.role && x.flags == y.flags && told(x.rect) == told(y.rect) &&
           x.name == y.name && x.description == y.description && x.href == y.href &&
           x.level_set_size == y.level_set_size && x.position_in_set == y.position_in_set &&
           told_text(x) == told_text(y) && a.is_field == b.is_field &&
           (!a.is_field || same_field(a.field, b.field));
}

// JSON by hand: a few kinds of values, and no tree of them in between.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    void raw(std::string_view text) { out_ += text; }
    void comma() {
        if (!out_.empty() && out_.back() != '{' && out_.back() != '[') out_ += ',';
    }
    void key(std::string_view name) {
        comma();
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void number(long long value) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        out_.append(digits, end);
    }
    void fraction(long value) {
        if (value < 0) out_ += '-';
        const long size = std::labs(value);
        number(size / kFractions);
        if (size % kFractions == 0) return;
        // 1/64 has six decimals.
        std::array<char, 7> decimals{'.'};
        long rest = size % kFractions * (1'000'000 / kFractions);
        for (std::size_t i = 6; i > 0; --i, rest /= 10)
            decimals[i] = static_cast<char>('0' + rest % 10);
        std::size_t length = decimals.size();
        while (decimals[length - 1] == '0') --length;
        out_.append(decimals.data(), length);
    }
    void text(std::string_view value) {
        constexpr std::string_view kHex = "0123456789abcdef";
        out_ += '"';
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (c == '\n') {
                out_ += "\\n";
            } else if (byte < 0x20) {
                out_ += "\\u00";
                out_ += kHex[byte >> 4];
                out_ += kHex[byte & 15];
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }
    void color(std::uint32_t argb) {
        constexpr std::string_view kHex = "0123456789abcdef";
        out_ += "\"#";
        for (int shift = 20; shift >= 0; shift -= 4) out_ += kHex[argb >> shift & 15];
        out_ += '"';
    }
    void fractions(std::span<const long> values) {
        out_ += '[';
        for (const long value : values) {
            comma();
            fraction(value);
        }
        out_ += ']';
    }

  private:
    std::string& out_;
};

void write_field(Writer& out, const FieldInfo& field) {
    out.raw("{");
    out.key("value"), out.text(field.value);
    out.key("rev"), out.number(field.value_revision);
    out.key("placeholder"), out.text(field.placeholder);
    out.key("autocomplete"), out.text(field.autocomplete);
    out.key("mode"), out.text(field.input_mode);
    out.key("size"), out.fraction(std::lround(field.text_size * kFractions));
    out.key("inset"), out.fraction(std::lround(field.inset * kFractions));
    out.key("insetRight"), out.fraction(std::lround(field.inset_right * kFractions));
    out.key("insetY"), out.fraction(std::lround(field.inset_y * kFractions));
    out.key("line"), out.fraction(std::lround(field.line_height * kFractions));
    out.key("limit"), out.number(field.limit);
    out.key("color"), out.color(field.text_color);
    out.key("back"), out.color(field.back_color);
    out.key("placeholderColor"), out.color(field.placeholder_color);
    out.raw("}");
}

// `before`: null for a node that the page makes anew.
void write_node(Writer& out, const Tree::Entry* before, const Tree::Entry& after) {
    static const Tree::Entry kNothing;
    const bool anew = before == nullptr;
    const Node& old = (anew ? kNothing : *before).node;
    const Node& node = after.node;
    out.comma();
    out.raw("{");
    out.key("id"), out.number(node.id);
    if (anew) out.key("role"), out.text(role_name(node.role));
    if (node.name != old.name) out.key("name"), out.text(node.name);
    if (node.description != old.description) out.key("desc"), out.text(node.description);
    if (node.href != old.href) out.key("href"), out.text(node.href);
    if (node.flags != old.flags) out.key("flags"), out.number(node.flags);
    if (node.level_set_size != old.level_set_size) out.key("size"), out.number(node.level_set_size);
    if (node.position_in_set != old.position_in_set)
        out.key("pos"), out.number(node.position_in_set);
    if (anew || told(node.rect) != told(old.rect)) out.key("r"), out.fractions(told(node.rect));
    if (told_text(node) != told_text(old)) {
        out.key("text");
        if (node.text_place.size == 0)
            out.raw("null");
        else
            out.fractions(told_text(node));
    }
    const bool was_field = !anew && before->is_field;
    if (after.is_field && !(was_field && same_field(before->field, after.field)))
        out.key("field"), write_field(out, after.field);
    else if (was_field && !after.is_field)
        out.key("field"), out.raw("null");
    out.raw("}");
}

using Entries = std::span<const Tree::Entry>;

bool same_shape(Entries before, Entries after) {
    return before.size() == after.size() && std::equal(before.begin(), before.end(), after.begin(),
                                                       [](const auto& a, const auto& b) {
                                                           return a.node.id == b.node.id &&
                                                                  a.parent == b.parent;
                                                       });
}

// Where each id stands, and each parent's children in order.
class Index {
  public:
    explicit Index(Entries entries) : entries_(entries) {
        by_id_.reserve(entries.size());
        children_.reserve(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            by_id_.emplace_back(entries[i].node.id, i);
            children_.emplace_back(entries[i].parent, i);
        }
        std::sort(by_id_.begin(), by_id_.end());
        std::sort(children_.begin(), children_.end());
    }
    const Tree::Entry* find(NodeId id) const {
        const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), Place{id, 0});
        return found != by_id_.end() && found->first == id ? &entries_[found->second] : nullptr;
    }
    using Place = std::pair<NodeId, std::size_t>;
    std::span<const Place> children(NodeId parent) const {
        const auto first = std::lower_bound(children_.begin(), children_.end(), Place{parent, 0});
        auto last = first;
        while (last != children_.end() && last->first == parent) ++last;
        // By pointer and size: the iterators of an older libc++ are not contiguous ones.
        return {children_.data() + (first - children_.begin()),
                static_cast<std::size_t>(last - first)};
    }
    NodeId id_of(const Place& place) const { return entries_[place.second].node.id; }

  private:
    Entries entries_;
    std::vector<Place> by_id_;
    std::vector<Place> children_;  // first is the parent
};

void write_kids(Writer& out, NodeId parent, const Index& before, const Index& after) {
    const auto old = before.children(parent);
    const auto now = after.children(parent);
    if (std::equal(old.begin(), old.end(), now.begin(), now.end(),
                   [&](const auto& a, const auto& b) { return before.id_of(a) == after.id_of(b); }))
        return;
    out.comma();
    out.raw("[");
    out.number(parent);
    out.raw(",[");
    for (const auto& place : now) {
        out.comma();
        out.number(after.id_of(place));
    }
    out.raw("]]");
}

// Writes `"name":[…]`, or nothing where `fill` writes nothing.
template <class Fill>
void write_list(std::string& message, std::string_view name, const Fill& fill) {
    std::string items;
    Writer out(items);
    fill(out);
    if (items.empty()) return;
    Writer all(message);
    all.key(name);
    message += '[';
    message += items;
    message += ']';
}

void write_moved(std::string& message, Entries before, Entries after) {
    const Index old(before);
    const Index now(after);
    write_list(message, "set", [&](Writer& out) {
        for (const auto& entry : after) {
            const Tree::Entry* was = old.find(entry.node.id);
            if (was == nullptr || was->node.role != entry.node.role)
                write_node(out, nullptr, entry);
            else if (!same(*was, entry))
                write_node(out, was, entry);
        }
    });
    write_list(message, "kids", [&](Writer& out) {
        write_kids(out, 0, old, now);
        for (const auto& entry : after) write_kids(out, entry.node.id, old, now);
    });
    write_list(message, "gone", [&](Writer& out) {
        for (const auto& entry : before) {
            if (now.find(entry.node.id) != nullptr) continue;
            out.comma();
            out.number(entry.node.id);
        }
    });
}

// The usual frame: the same nodes in the same places, few of them different.
void write_in_place(std::string& message, Entries before, Entries after) {
    write_list(message, "set", [&](Writer& out) {
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (same(before[i], after[i])) continue;
            const bool anew = before[i].node.role != after[i].node.role;
            write_node(out, anew ? nullptr : &before[i], after[i]);
        }
    });
}

}  // namespace

std::string_view role_name(Role role) {
    return kRoleNames[static_cast<std::size_t>(role)];
}

std::string write_changes(std::span<const Tree::Entry> before, std::span<const Tree::Entry> after) {
    std::string message = "{";
    if (same_shape(before, after))
        write_in_place(message, before, after);
    else
        write_moved(message, before, after);
    if (message.size() == 1) return {};
    message += '}';
    return message;
}

}  // namespace ranets::semantics
