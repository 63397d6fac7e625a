#include "kit/gate.h"

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

struct GateMemory {
    std::int64_t since = -1;  // what is awaited has been awaited
    bool told = false;        // that it can't be had
};

void draw_awaited(Ui& ui, GateMemory& memory, const Rect& rect, float row) {
    if (memory.since < 0) memory.since = ui.now_ms();
    if (ui.now_ms() < memory.since + kPatienceMs) return ui.wake_at(memory.since + kPatienceMs);
    ui.say("loading", Role::Status, text_of(Word::kListLoading), rect);
    Rect rest = rect;
    for (std::size_t i = 0; rest.h >= row; ++i) {
        Rect line = inset(cut_top(rest, row), 0, kRowGap / 2);
        line.w *= kParts[i % std::size(kParts)];
        skeleton_row(ui, line);
    }
}

}  // namespace

Gate gate(Ui& ui, std::string_view key, const Rect& rect, const GateState& state,
          const GateSpec& spec) {
    const IdScope scope(ui, key);
    auto& memory = ui.keep_for_visit<GateMemory>("memory");
    Gate result;
    result.refreshing = state.has_value && state.loading;
    result.stale = state.has_value && state.failed;
    if (!state.has_value && !state.failed) {
        draw_awaited(ui, memory, rect, spec.row);
        memory.told = false;
        return result;
    }
    memory.since = -1;
    if (!state.has_value) {
        const auto sentence = state.offline ? spec.offline : spec.failed;
        if (!std::exchange(memory.told, true))
            ui.request({.kind = Request::Kind::Announce, .text = std::string(sentence)});
        result.retry =
            empty_state(ui, "failed", rect, state.offline ? Icon::WifiOff : Icon::CircleAlert,
                        sentence, text_of(Word::kActionRetry));
        return result;
    }
    memory.told = false;
    result.content = !state.empty;
    if (state.empty)
        result.act = empty_state(ui, "empty", rect, spec.empty_icon, spec.empty, spec.empty_action);
    return result;
}

}  // namespace ranets::shell
