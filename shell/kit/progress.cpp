// How far something is: bars and rings.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr int kWhole = 100;     // what is told is in hundredths
constexpr float kRunner = .3f;  // of the bar, where nobody knows how far it is
constexpr std::int64_t kRoundMs = 1'500;
constexpr float kRingWidth = 3;

void say_progress(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                  std::optional<float> part) {
    semantics::Node node;
    node.id = ui.id(key);
    node.role = Role::ProgressBar;
    node.name = name;
    node.rect = rect;
    if (part) {
        node.level_set_size = kWhole;
        node.position_in_set = static_cast<int>(std::lround(std::clamp(*part, 0.f, 1.f) * kWhole));
    }
    ui.tree().leaf(std::move(node));
}

void arc(Ui& ui, Point centre, float radius, float from, float part, Color color) {
    constexpr float kTurn = 2 * std::numbers::pi_v<float>;
    const float start = from * kTurn - kTurn / 4;
    auto& list = ui.draw_list();
    list.PathArcTo(ImVec2(ui.px(centre.x), ui.px(centre.y)), ui.px(radius), start,
                   start + part * kTurn, 32);
    list.PathStroke(ui.palette()[color], 0, ui.px(kRingWidth));
}

}  // namespace

void progress(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
              std::optional<float> part) {
    const float radius = rect.h / 2;
    ui.fill(rect, Color::Sunken, radius);
    Rect done = rect;
    if (part) {
        done.w *= std::clamp(*part, 0.f, 1.f);
    } else if (ui.preferences().reduced_motion) {
        done = centred(rect, rect.w * kRunner, rect.h);
    } else {
        const float at = static_cast<float>(ui.now_ms() % kRoundMs) / float{kRoundMs};
        const float left = rect.x + rect.w * (at * (1 + kRunner) - kRunner);
        done.x = std::max(rect.x, left);
        done.w = std::min(right(rect), left + rect.w * kRunner) - done.x;
        ui.wake_for(rect);
    }
    if (done.w > 0) ui.fill(done, Color::PrimaryFill, std::min(radius, done.w / 2));
    say_progress(ui, key, rect, name, part);
}

void progress_ring(Ui& ui, std::string_view key, Point centre, float size, std::string_view name,
                   std::optional<float> part) {
    const Rect rect{centre.x - size / 2, centre.y - size / 2, size, size};
    if (part) {
        const float radius = (size - kRingWidth) / 2;
        arc(ui, centre, radius, 0, 1, Color::Sunken);
        arc(ui, centre, radius, 0, std::clamp(*part, 0.f, 1.f), Color::PrimaryFill);
    } else {
        turning_ring(ui, centre, size);
    }
    say_progress(ui, key, rect, name, part);
}

}  // namespace ranets::shell
