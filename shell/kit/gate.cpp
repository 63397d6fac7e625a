#include "kit/gate.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr std::int64_t kPatienceMs = 300;
constexpr float kRowGap = 12;
constexpr float kParts[] = {.9f, .6f, .75f};  // rows of words are not equally long
constexpr float kSide = 20, kPhoneSide = 12, kTop = 12, kFoot = 14;
constexpr float kWidestRows = 560, kHighestCard = 240;

struct GateMemory {
    std::int64_t number = 0;
    std::int64_t since = -1;  // what is awaited has been awaited
    bool told = false;        // that it can't be had
};

float side_of(const Ui& ui) {
    return ui.phone() ? kPhoneSide : kSide;
}

bool has_waited(Ui& ui, GateMemory& memory) {
    if (memory.since < 0) memory.since = ui.now_ms();
    if (ui.now_ms() >= memory.since + kPatienceMs) return true;
    ui.wake_at(memory.since + kPatienceMs);
    return false;
}

void draw_awaited(Ui& ui, Rect rect, const GateSpec& spec) {
    ui.say("loading", Role::Status, text_of(Word::kListLoading), rect);
    if (spec.page) {
        rect = inset(rect, side_of(ui), kTop);
        rect.w = std::min(rect.w, kWidestRows);
    }
    for (std::size_t i = 0; rect.h >= spec.row; ++i) {
        Rect line = inset(cut_top(rect, spec.row), 0, kRowGap / 2);
        line.w *= kParts[i % std::size(kParts)];
        skeleton_row(ui, line);
    }
}

bool draw_failed(Ui& ui, Rect rect, const GateSpec& spec, bool offline) {
    if (spec.page) {
        rect = inset(rect, side_of(ui), 0);
        if (ui.phone()) cut_top(rect, kTop);
        rect = cut_top(rect, std::min(rect.h - kFoot, kHighestCard));
        ui.card(rect);
    }
    return empty_state(ui, "failed", rect, offline ? Icon::WifiOff : Icon::CircleAlert,
                       offline ? spec.offline : spec.failed, text_of(Word::kActionRetry));
}

}  // namespace

Gate gate(Ui& ui, std::string_view key, const Rect& rect, const GateState& state,
          const GateSpec& spec) {
    const IdScope scope(ui, key);
    auto& memory = ui.keep_for_visit<GateMemory>("memory");
    if (std::exchange(memory.number, spec.number) != spec.number) memory.since = -1;
    Gate result;
    result.refreshing = state.has_value && state.loading;
    result.stale = state.has_value && state.failed;
    if (!state.has_value && !state.failed) {
        memory.told = false;
        result.awaited = has_waited(ui, memory);
        if (!spec.name.empty()) ui.open("waiting", Role::Group, spec.name, rect, semantics::kBusy);
        if (result.awaited && spec.row > 0) draw_awaited(ui, rect, spec);
        if (!spec.name.empty()) ui.close();
        return result;
    }
    memory.since = -1;
    if (!state.has_value) {
        const auto sentence = state.offline ? spec.offline : spec.failed;
        if (!std::exchange(memory.told, true))
            ui.request({.kind = PageRequest::Kind::Announce, .text = std::string(sentence)});
        result.retry = draw_failed(ui, rect, spec, state.offline);
        return result;
    }
    memory.told = false;
    result.content = !state.empty;
    if (state.empty)
        result.act = empty_state(ui, "empty", rect, spec.empty_icon, spec.empty, spec.empty_action);
    return result;
}

}  // namespace ranets::shell
