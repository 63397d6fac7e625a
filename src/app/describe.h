#pragma once
// How far what is on the screen can be trusted, from what happened to its requests.
#include "app/resource.h"
#include "app/views.h"
#include "sync/line.h"

namespace ranets::app {

template <class T>
void describe(Resource<T>& resource, bool loading, std::optional<model::Error::Kind> failure) {
    using State = typename Resource<T>::State;
    resource.error.reset();
    if (loading) {
        resource.state = resource.value ? State::CachedRefreshing : State::Loading;
    } else if (failure) {
        resource.state = resource.value ? State::ErrorWithCached : State::Error;
        resource.error = failure;
    } else {
        resource.state = resource.value ? State::Fresh : State::Loading;
    }
}

// All but `as_of`.
inline void describe_sync(SyncView& view, bool loading, std::optional<model::Error::Kind> failure,
                          bool known, const sync::Line& line) {
    using State = SyncView::State;
    if (loading)
        view.state = State::Refreshing;
    else if (failure)
        view.state = *failure == model::Error::Kind::Offline ? State::Offline : State::Failed;
    else if (!known)
        view.state = State::Never;
    else if (line.down())  // what is young still is not up to date for that
        view.state = line.state() == sync::Line::State::Gone ? State::Offline : State::Failed;
    else
        view.state = State::Fresh;
}

}  // namespace ranets::app
