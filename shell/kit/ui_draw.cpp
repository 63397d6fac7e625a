// Shapes: rectangles snapped to device px, and everything else made of them.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr float kRingWidth = 2;
constexpr float kRingGap = 2;

constexpr ShadowLayer kCardShadow[] = {{1, 0, .05f}, {1, 1, .025f}, {2, 1, .02f}};
constexpr ShadowLayer kFloatingShadow[] = {
    {1, 1, .05f}, {3, 2, .035f}, {6, 4, .02f}, {9, 7, .012f}};

ImDrawFlags corner_flags(int corners) {
    static_assert(kTopLeft == 1 && kTopRight == 2 && kBottomLeft == 4 && kBottomRight == 8);
    static_assert(ImDrawFlags_RoundCornersTopLeft == 1 << 4 &&
                  ImDrawFlags_RoundCornersBottomRight == 1 << 7);
    return (corners & kAllCorners) == 0 ? ImDrawFlags_RoundCornersNone
                                        : (corners & kAllCorners) << 4;
}

std::uint32_t with_alpha(std::uint32_t color, float alpha) {
    const auto opacity = static_cast<float>(color >> IM_COL32_A_SHIFT) * alpha;
    return (color & ~IM_COL32_A_MASK) | static_cast<std::uint32_t>(opacity + .5f)
                                            << IM_COL32_A_SHIFT;
}

}  // namespace

ImVec2 Ui::Impl::snapped(float x, float y) const {
    return {std::round(x * ratio()), std::round(y * ratio())};
}

std::uint32_t Ui::Impl::faded(std::uint32_t color) const {
    return alpha >= 1 ? color : with_alpha(color, alpha);
}

bool Ui::Impl::visible(const Rect& rect) const {
    const Rect& clip = clips.back();
    return rect.x < right(clip) && right(rect) > clip.x && rect.y < bottom(clip) &&
           bottom(rect) > clip.y;
}

ImDrawList& Ui::draw_list() {
    return *impl_->list;
}

float Ui::px(float logical) const {
    return logical * impl_->ratio();
}

RoundedShapes::Box Ui::Impl::snapped(const Rect& rect) const {
    return {snapped(rect.x, rect.y), snapped(right(rect), bottom(rect))};
}

void Ui::fill(const Rect& rect, Color color, float radius, int corners) {
    if (color == Color::Transparent || !impl_->visible(rect)) return;
    impl_->shapes.fill(*impl_->list, impl_->snapped(rect), px(radius), corner_flags(corners),
                       impl_->faded(palette()[color]));
    // A part of something lies within the border of the whole.
    if (palette().contrast && radius > 0 && corners == kAllCorners)
        impl_->outline(rect, Color::Line, radius, 1);
}

void Ui::fill_packed(const Rect& rect, std::uint32_t color, float radius) {
    if (!impl_->visible(rect)) return;
    impl_->shapes.fill(*impl_->list, impl_->snapped(rect), px(radius), corner_flags(kAllCorners),
                       impl_->faded(color));
    const bool opaque = color >> IM_COL32_A_SHIFT == 0xff;
    if (palette().contrast && radius > 0 && opaque) impl_->outline(rect, Color::Line, radius, 1);
}

void Ui::Impl::outline(const Rect& rect, Color color, float radius, float thickness) {
    shapes.outline(*list, snapped(rect), radius * ratio(),
                   std::max(1.f, std::round(thickness * ratio())), faded((*palette)[color]));
}

void Ui::border(const Rect& rect, Color color, float radius, float thickness) {
    if (color == Color::Transparent || !impl_->visible(rect)) return;
    impl_->outline(rect, color, radius, thickness);
}

void Ui::shadow(const Rect& rect, float radius, Elevation elevation) {
    if (elevation == Elevation::None) return;
    if (palette().dark || palette().contrast) {
        if (elevation == Elevation::Floating)
            border({rect.x - 1, rect.y - 1, rect.w + 2, rect.h + 2}, Color::ShadowLine, radius + 1);
        return;
    }
    const auto& layers = elevation == Elevation::Card
                             ? std::span<const ShadowLayer>(kCardShadow)
                             : std::span<const ShadowLayer>(kFloatingShadow);
    impl_->shapes.shadow(*impl_->list, impl_->snapped(rect), px(radius), layers, impl_->ratio(),
                         impl_->faded(palette()[Color::Text]));
}

void Ui::card(const Rect& rect, float radius, Elevation elevation) {
    shadow(rect, radius, elevation);
    fill(rect, Color::Surface, radius);
    // What floats has its shadow, and in the dark the line around it.
    if (elevation != Elevation::Floating) border(rect, Color::Line, radius);
}

void Ui::horizontal_line(float x, float y, float w, Color color) {
    if (!impl_->visible({x, y, w, 1})) return;
    const ImVec2 from = impl_->snapped(x, y);
    const float width = std::max(1.f, std::round(px(1)));
    impl_->list->AddRectFilled(from, {std::round(px(x + w)), from.y + width},
                               impl_->faded(palette()[color]));
}

void Ui::vertical_line(float x, float y, float h, Color color) {
    if (!impl_->visible({x, y, 1, h})) return;
    const ImVec2 from = impl_->snapped(x, y);
    const float width = std::max(1.f, std::round(px(1)));
    impl_->list->AddRectFilled(from, {from.x + width, std::round(px(y + h))},
                               impl_->faded(palette()[color]));
}

void Ui::circle(Point centre, float radius, Color color) {
    if (!impl_->visible({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius})) return;
    impl_->list->AddCircleFilled({px(centre.x), px(centre.y)}, px(radius),
                                 impl_->faded(palette()[color]));
}

void Ui::ring(const Rect& rect, float radius) {
    const float out = kRingGap + kRingWidth;
    border({rect.x - out, rect.y - out, rect.w + 2 * out, rect.h + 2 * out}, Color::Primary,
           radius + out, kRingWidth);
}

void Ui::Impl::draw_focus_ring() {
    if (!focus_ring) return;
    // It may stand out of the area around its control, but not where the control is not.
    const float out = kRingGap + kRingWidth;
    const Rect room{focus_ring->clip.x - out, focus_ring->clip.y - out,
                    focus_ring->clip.w + 2 * out, focus_ring->clip.h + 2 * out};
    splitter.SetCurrentChannel(list, focus_ring->layer);
    clips.push_back(room);
    list->PushClipRect(snapped(room.x, room.y), snapped(right(room), bottom(room)));
    alpha = focus_ring->alpha;
    ui.ring(focus_ring->rect, focus_ring->radius);
    list->PopClipRect();
    clips.pop_back();
}

// --- transparency and clips

void Ui::push_alpha(float alpha) {
    impl_->alphas.push_back(impl_->alpha);
    impl_->alpha *= std::clamp(alpha, 0.f, 1.f);
}
void Ui::pop_alpha() {
    impl_->alpha = impl_->alphas.back();
    impl_->alphas.pop_back();
}

// What lies outside of the clip is cut to nothing at its edge: there the tree tells what is in it.
Rect Ui::Impl::cut_to_clip(const Rect& rect) const {
    const Rect& outer = clips.back();
    const float left = std::clamp(rect.x, outer.x, std::max(outer.x, right(outer) - 1));
    const float top = std::clamp(rect.y, outer.y, std::max(outer.y, bottom(outer) - 1));
    return {left, top, std::max(0.f, std::min(right(rect), right(outer)) - left),
            std::max(0.f, std::min(bottom(rect), bottom(outer)) - top)};
}

void Ui::push_clip(const Rect& rect) {
    const Rect cut = impl_->cut_to_clip(rect);
    impl_->clips.push_back(cut);
    impl_->list->PushClipRect(impl_->snapped(cut.x, cut.y),
                              impl_->snapped(right(cut), bottom(cut)));
    impl_->tree.set_clip(cut);
}
void Ui::pop_clip() {
    impl_->clips.pop_back();
    impl_->list->PopClipRect();
    impl_->tree.set_clip(clip());
}
const Rect& Ui::clip() const {
    return impl_->clips.back();
}

}  // namespace ranets::shell
