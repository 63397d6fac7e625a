#pragma once
// What stands in the place of data that are not there (yet): in one place for every screen.
//
//     const Gate gate = resource_gate(ui, "gate", rect, views.marks.list, marks.empty(), spec);
//     if (gate.retry) commands.give(app::Refresh{});
//     if (!gate.content) return;
//     … draw what resource.value holds …
#include <string_view>

#include "app/resource.h"
#include "kit/ui.h"

namespace ranets::shell {

struct GateSpec {
    std::int64_t number = 0;     // of what is awaited: another one has patience of its own
    std::string_view name = {};  // of the place, where it is to be told busy
    bool page = false;  // all below a page's head: with its margins, and in a card what is lacking
    // Of the sunken rows that stand for what is awaited; 0: the caller draws what does.
    float row = 56;
    // Nothing there: a sentence, and at most one thing to do about it.
    Icon empty_icon = Icon::FileText;
    std::string_view empty = {};
    std::string_view empty_action = {};
    // Not to be had: without a network, and otherwise. «Повторить» tries again.
    std::string_view offline;
    std::string_view failed;
};

struct Gate {
    bool content = false;     // there is something to draw; nothing else was drawn
    bool awaited = false;     // there is not, and has not been for 300 ms
    bool refreshing = false;  // and it is being asked for anew
    bool stale = false;       // and it could not be
    bool retry = false;       // the person wants to try again
    bool act = false;         // `empty_action` was pressed
};

// What a Resource says without its value.
struct GateState {
    bool has_value = false, empty = false;
    bool loading = false, failed = false;  // a request is under way; the last one failed
    bool offline = false;
};
// Sunken rows are drawn only after 300 ms, so that what comes at once doesn't flash.
Gate gate(Ui& ui, std::string_view key, const Rect& rect, const GateState& state,
          const GateSpec& spec);

template <class T>
Gate resource_gate(Ui& ui, std::string_view key, const Rect& rect, const app::Resource<T>& resource,
                   bool empty, const GateSpec& spec) {
    using State = typename app::Resource<T>::State;
    const State state = resource.state;
    return gate(ui, key, rect,
                {.has_value = resource.value.has_value(),
                 .empty = empty,
                 .loading = state == State::Loading || state == State::CachedRefreshing,
                 .failed = state == State::Error || state == State::ErrorWithCached,
                 .offline = resource.error == model::Error::Kind::Offline},
                spec);
}

}  // namespace ranets::shell
