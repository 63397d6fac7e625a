#pragma once
// Rectangles in logical px, and cutting pieces off them: how every screen is laid out.
#include <algorithm>

#include "semantics/semantics.h"

namespace ranets::shell {

using Rect = semantics::Rect;

struct Point {
    float x = 0, y = 0;
};

inline float right(const Rect& rect) {
    return rect.x + rect.w;
}
inline float bottom(const Rect& rect) {
    return rect.y + rect.h;
}
inline Point centre(const Rect& rect) {
    return {rect.x + rect.w / 2, rect.y + rect.h / 2};
}
inline bool contains(const Rect& rect, Point point) {
    return point.x >= rect.x && point.x < right(rect) && point.y >= rect.y &&
           point.y < bottom(rect);
}

inline Rect inset(const Rect& rect, float horizontal, float vertical) {
    return {rect.x + horizontal, rect.y + vertical, std::max(0.f, rect.w - 2 * horizontal),
            std::max(0.f, rect.h - 2 * vertical)};
}
inline Rect inset(const Rect& rect, float all) {
    return inset(rect, all, all);
}

// A piece of the given size in the middle.
inline Rect centred(const Rect& rect, float w, float h) {
    return {rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, w, h};
}

// Cut a piece off a side; the rest stays in `rect`. A piece is never larger than what there is.
inline Rect cut_left(Rect& rect, float w) {
    const float size = std::clamp(w, 0.f, rect.w);
    const Rect piece{rect.x, rect.y, size, rect.h};
    rect.x += size;
    rect.w -= size;
    return piece;
}
inline Rect cut_right(Rect& rect, float w) {
    const float size = std::clamp(w, 0.f, rect.w);
    rect.w -= size;
    return {right(rect), rect.y, size, rect.h};
}
inline Rect cut_top(Rect& rect, float h) {
    const float size = std::clamp(h, 0.f, rect.h);
    const Rect piece{rect.x, rect.y, rect.w, size};
    rect.y += size;
    rect.h -= size;
    return piece;
}
inline Rect cut_bottom(Rect& rect, float h) {
    const float size = std::clamp(h, 0.f, rect.h);
    rect.h -= size;
    return {rect.x, bottom(rect), rect.w, size};
}

}  // namespace ranets::shell
