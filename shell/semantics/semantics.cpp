#include "semantics/semantics.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "semantics/semantics_wire.h"

namespace ranets::semantics {
namespace {

// What is out of sight is a dot at the nearest edge: small, but there for the keyboard.
constexpr float kDot = 1;

Rect scaled(const Rect& rect, float scale) {
    return {rect.x * scale, rect.y * scale, rect.w * scale, rect.h * scale};
}

Rect cut(const Rect& rect, const Rect& clip) {
    const float left = std::max(rect.x, clip.x);
    const float top = std::max(rect.y, clip.y);
    const float width = std::min(rect.x + rect.w, clip.x + clip.w) - left;
    const float height = std::min(rect.y + rect.h, clip.y + clip.h) - top;
    if (width >= kDot && height >= kDot) return {left, top, width, height};
    const float last_x = std::max(clip.x, clip.x + clip.w - kDot);
    const float last_y = std::max(clip.y, clip.y + clip.h - kDot);
    return {std::clamp(rect.x, clip.x, last_x), std::clamp(rect.y, clip.y, last_y), kDot, kDot};
}

// Between letters.
void shorten(std::string& text) {
    if (text.size() <= kLongestName) return;
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text.resize(end);
    text += "…";
}

// Pressed, not typed into.
bool is_pressed(Role role) {
    switch (role) {
        case Role::Button:
        case Role::Link:
        case Role::CheckBox:
        case Role::Radio:
        case Role::Tab:
        case Role::ComboBox:
        case Role::Option:
            return true;
        default:
            return false;
    }
}

// A letter or a digit is in any name by chance.
bool tells_of(std::string_view name, std::string_view text) {
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    });
    return letters > 1 && name.find(text) != std::string_view::npos;
}

Rect at_least(const Rect& rect, float size) {
    const float w = std::max(rect.w, size), h = std::max(rect.h, size);
    return {rect.x - (w - rect.w) / 2, rect.y - (h - rect.h) / 2, w, h};
}

}  // namespace

void Tree::begin_frame() {
    // A sub-frame that was never finished is forgotten; a finished one is what was accepted last.
    if (finished_) std::swap(previous_, current_);
    finished_ = false;
    current_.clear();
    open_.clear();
    last_text_.clear();
    drawn_count_ = 0;
}

void Tree::place_text(Node& node, const TextPlace& text_place) const {
    node.text_place = {scaled(text_place.box, scale_), text_place.size * scale_,
                       text_place.line_height * scale_, text_place.strong};
}

void Tree::drawn(std::string_view text, const TextPlace& text_place) {
    last_text_.clear();
    if (text.size() > kLongestName) return;  // a name is not told so far
    last_text_ = text;
    last_place_ = text_place;
    if (drawn_count_ == drawn_.size()) drawn_.emplace_back();
    auto& drawn = drawn_[drawn_count_++];
    drawn.text = text;
    drawn.place = text_place;
    if (current_.empty() || !current_.back().is_leaf) return;
    Node& node = current_.back().node;
    const bool whole = node.name == text;
    const bool part = node.text_place.size == 0 && tells_of(node.name, text);
    if (!(whole && !has_whole_) && !(part && is_within(text_place, node))) return;
    place_text(node, text_place);
    has_whole_ = whole;
    --drawn_count_;
}

bool Tree::is_within(const TextPlace& text_place, const Node& node) const {
    const Rect box = scaled(text_place.box, scale_);
    const float middle = box.y + text_place.line_height * scale_ / 2;
    return box.x >= node.rect.x && box.x < node.rect.x + node.rect.w && middle >= node.rect.y &&
           middle < node.rect.y + node.rect.h;
}

Tree::Entry& Tree::add(Node&& node) {
    Entry& entry = current_.emplace_back();
    entry.node = std::move(node);
    shorten(entry.node.name);
    shorten(entry.node.description);
    const Rect whole = entry.node.rect;
    entry.node.rect = cut(scaled(whole, scale_), scaled(clip_, scale_));
    // What is out of sight stays so.
    if (touch_size_ > 0 && is_pressed(entry.node.role) && entry.node.rect.h > kDot)
        entry.node.rect = cut(scaled(at_least(whole, touch_size_), scale_), scaled(clip_, scale_));
    entry.depth = static_cast<int>(open_.size());
    entry.parent = open_.empty() ? 0 : open_.back();
    return entry;
}

void Tree::open(Node node) {
    const NodeId id = node.id;
    add(std::move(node));
    open_.push_back(id);
    drawn_count_ = 0;
}

void Tree::close() {
    if (!open_.empty()) open_.pop_back();
}

void Tree::leaf(Node node) {
    Entry& entry = add(std::move(node));
    entry.is_leaf = true;
    has_whole_ = !entry.node.name.empty() && entry.node.name == last_text_;
    if (has_whole_) place_text(entry.node, last_place_);
    for (std::size_t i = 0; i < drawn_count_ && entry.node.text_place.size == 0; ++i) {
        if (tells_of(entry.node.name, drawn_[i].text) && is_within(drawn_[i].place, entry.node))
            place_text(entry.node, drawn_[i].place);
    }
    drawn_count_ = 0;
}

void Tree::field(Node node, FieldInfo info) {
    Entry& entry = add(std::move(node));
    entry.field = std::move(info);
    entry.field.text_size = scaled_text(entry.field.text_size, scale_);
    entry.field.inset *= scale_;
    entry.field.inset_right *= scale_;
    entry.field.inset_y *= scale_;
    entry.field.line_height = std::round(entry.field.line_height * scale_);
    entry.is_field = true;
}

float scaled_text(float size, float scale) {
    return std::round(size * scale);
}

float line_of_text(float scaled_size) {
    return 2 * std::round(scaled_size * .75f);
}

std::string Tree::finish_frame() {
    open_.clear();
    finished_ = true;
    return write_changes(previous_, current_);
}

const Tree::Entry* Tree::find(Role role, std::string_view name) const {
    const auto found = std::find_if(current_.begin(), current_.end(), [&](const Entry& entry) {
        return entry.node.role == role && entry.node.name == name;
    });
    return found == current_.end() ? nullptr : &*found;
}

}  // namespace ranets::semantics
