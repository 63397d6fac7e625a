#include "screens/gallery/gallery_flow.h"

#include <algorithm>

namespace ranets::shell {
namespace {

constexpr float kUnderCaption = 8;

}  // namespace

void KeptHeight::set(float height) {
    if (height == height_) return;
    height_ = height;
    ui_.invalidate();
}

void GalleryFlow::new_line() {
    if (x_ == 0) return;
    y_ += line_ + kGap;
    x_ = line_ = 0;
}

Rect GalleryFlow::place(float w, float h) {
    const float width = std::min(w, area_.w);
    if (x_ + width > area_.w) new_line();
    const Rect rect{area_.x + x_, area_.y + y_, width, h};
    x_ += width + kGap;
    line_ = std::max(line_, h);
    return rect;
}

Rect GalleryFlow::block(float h) {
    new_line();
    const Rect rect = place(area_.w, h);
    new_line();
    return rect;
}

void GalleryFlow::group(std::string_view key, std::string_view name,
                        const std::function<void()>& draw) {
    new_line();
    const IdScope scope(ui_, key);
    const float top = y_;
    KeptHeight height(ui_, "height");
    ui_.open("group", Role::Group, name, {area_.x, area_.y + top, area_.w, height.get()});
    ui_.text({area_.x, area_.y + top, area_.w, line_px(kCaption)}, name, kCaption, Color::Text2);
    y_ += line_px(kCaption) + kUnderCaption;
    draw();
    new_line();
    ui_.close();
    height.set(y_ - top - kGap);
}

float GalleryFlow::end() {
    new_line();
    return std::max(0.f, y_ - kGap);
}

}  // namespace ranets::shell
