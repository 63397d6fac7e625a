#pragma once
// How far what is on the screen can be trusted, from what happened to its requests.
#include "app/resource.h"
#include "app/views.h"

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

inline SyncView::State sync_state(bool loading, std::optional<model::Error::Kind> failure,
                                  bool known) {
    using State = SyncView::State;
    if (loading) return State::Refreshing;
    if (failure) return *failure == model::Error::Kind::Offline ? State::Offline : State::Failed;
    return known ? State::Fresh : State::Never;
}

}  // namespace ranets::app
