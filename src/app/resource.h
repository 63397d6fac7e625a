#pragma once
// The states of any screen's data.
#include <optional>

#include "model/date.h"
#include "model/result.h"

namespace ranets::app {

template <class T>
struct Resource {
    enum class State {
        Loading,           // nothing yet, a request is under way
        CachedRefreshing,  // value from the cache, a request is under way
        Fresh,             // value as the server has it
        ErrorWithCached,   // value from the cache, the request failed
        Error,             // nothing, the request failed
    };
    State state = State::Loading;
    std::optional<T> value;
    std::optional<model::Instant> as_of;      // when the server said so
    std::optional<model::Error::Kind> error;  // with Error and ErrorWithCached
};

}  // namespace ranets::app
