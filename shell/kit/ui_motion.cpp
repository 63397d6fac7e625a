// What moves by itself: values on their way, and what fades in.
#include <algorithm>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr int kReducedFade = 80;         // all that "reduce motion" leaves
constexpr std::int64_t kTurnsMs = 33;    // between the pictures of what turns or runs
constexpr NodeId kAppears = 0x9E3779B9;  // keeps appear(id) apart from animate(id)

float ease_out(float t) {
    const float rest = 1 - t;
    return 1 - rest * rest * rest;
}

// Also when it is new.
bool was_away(const Tween& tween, std::uint64_t frame) {
    return tween.frame == 0 || tween.frame + 1 < frame;
}

}  // namespace

float Tween::at(std::int64_t now) const {
    if (ms <= 0 || now >= start + ms) return to;
    const float t = static_cast<float>(now - start) / static_cast<float>(ms);
    return from + (to - from) * ease_out(std::clamp(t, 0.f, 1.f));
}

float Ui::animate(NodeId id, float target, int ms) {
    Tween& tween = impl_->tweens[id];
    const bool away = was_away(tween, impl_->frame);
    tween.frame = impl_->frame;
    if (away || preferences().reduced_motion || ms <= 0) {
        tween.from = tween.to = target;
        tween.ms = 0;
    } else if (target != tween.to) {
        tween.from = tween.at(now_ms());
        tween.to = target;
        tween.start = now_ms();
        tween.ms = ms;
    }
    if (tween.ms > 0 && now_ms() < tween.start + tween.ms) impl_->moving = true;
    return tween.at(now_ms());
}

float Ui::appear(NodeId id, int ms) {
    Tween& tween = impl_->tweens[id ^ kAppears];
    if (was_away(tween, impl_->frame)) {
        tween.from = 0;
        tween.to = 1;
        tween.start = now_ms();
        tween.ms = preferences().reduced_motion ? std::min(ms, kReducedFade) : ms;
    }
    tween.frame = impl_->frame;
    if (now_ms() < tween.start + tween.ms) impl_->moving = true;
    return tween.at(now_ms());
}

void Ui::wake_for(const Rect& moving) {
    if (impl_->visible(moving)) wake_at(now_ms() + kTurnsMs);
}

}  // namespace ranets::shell
