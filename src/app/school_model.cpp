#include "app/school_model.h"

#include <algorithm>
#include <utility>

#include "app/describe.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/school_cache.h"

namespace ranets::app {

void SchoolModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    card_revision_ = list_revision_ = 0;
    cache_moved();
}

void SchoolModel::detach() {
    cache_ = nullptr;
}

void SchoolModel::clear() {
    cache_ = nullptr;
    view_ = {};
    all_classes_ = false;
    wanted_ = {};
    card_revision_ = list_revision_ = 0;
    failure_.reset();
}

void SchoolModel::start_over() {
    card_revision_ = list_revision_ = 0;
    cache_moved();
}

void SchoolModel::enter(Route& route) {
    Route own;
    own.screen = route.screen;
    own.group = route.group;
    route = own;
    show(route.group);
}

void SchoolModel::show(model::GroupId wanted) {
    const auto& account = *views_.account;
    if (account.role == model::Role::Administrator) return show(account.school, {}, wanted);
    if (account.role == model::Role::Teacher) return show(account.school, account.classes, wanted);
    if (const auto* child = views_.children.chosen_child())
        show(child->school, {{child->group, child->group_name, 0}}, child->group);
}

void SchoolModel::show(model::SchoolId school, const std::vector<model::SchoolClass>& classes,
                       model::GroupId wanted) {
    all_classes_ = classes.empty();
    if (wanted) wanted_ = wanted;
    if (school != view_.school) {
        view_ = {};
        view_.school = school;
        card_revision_ = list_revision_ = 0;
        failure_.reset();
    }
    if (!all_classes_) view_.classes = classes;
    choose_class();
    cache_moved();
    load(kFreshForMs);
}

const model::SchoolClass* SchoolModel::class_of(model::GroupId group) const {
    const auto found = std::find_if(view_.classes.begin(), view_.classes.end(),
                                    [&](const auto& item) { return item.group == group; });
    return found == view_.classes.end() ? nullptr : &*found;
}

void SchoolModel::choose_class() {
    model::GroupId group = view_.group;
    if (class_of(wanted_) != nullptr)
        group = wanted_;
    else if (class_of(group) == nullptr)
        group = view_.classes.empty() ? model::GroupId{} : view_.classes.front().group;
    if (group == view_.group) return;
    view_.group = group;
    view_.class_list = {};
    view_.calendar = {};
    list_revision_ = 0;
    failure_.reset();
}

void SchoolModel::refresh() {
    failure_.reset();
    load(0);
}

bool SchoolModel::older(std::optional<model::Instant> as_of, std::int64_t age_ms) const {
    // An age below zero is a clock that was put back: no reason to trust what is here.
    const auto age = as_of ? clock_.now() - *as_of : age_ms;
    return age >= age_ms || age < 0 || failure_;
}

void SchoolModel::load(std::int64_t unless_younger_ms) {
    if (view_.school && !sync_.loading(view_.school) && older(view_.card.as_of, unless_younger_ms))
        sync_.load_school(view_.school, [this](const auto& result) { finished(result); });
    if (view_.group && !sync_.loading(view_.group) &&
        older(view_.class_list.as_of, unless_younger_ms))
        sync_.load_class_list(view_.group, [this](const auto& result) { finished(result); });
    calendars_.load_calendar(view_.group);
    describe();
}

void SchoolModel::finished(const model::Result<model::Done>& result) {
    if (!result) failure_ = result.error().kind;
    cache_moved();
    on_changed();
}

bool SchoolModel::cache_moved() {
    read();
    describe();
    return true;
}

void SchoolModel::line_moved() {
    describe();
}

void SchoolModel::fail(model::Error::Kind kind) {
    failure_ = kind;
    describe();
}

void SchoolModel::read() {
    if (cache_ == nullptr || !view_.school) return;
    const auto card = cache_->revision(store::school_key(view_.school));
    if (card != card_revision_) {
        view_.card.value = store::SchoolCache(*cache_).school(view_.school);
        card_revision_ = card;
        if (all_classes_ && view_.card.value) {
            view_.classes = view_.card.value->classes;
            const auto before = view_.group;
            choose_class();
            // Which class to ask for is known only now.
            if (view_.group != before) load(kFreshForMs);
        }
    }
    view_.card.as_of = cache_->as_of(store::school_key(view_.school));
    if (!view_.group) return;
    const auto list = cache_->revision(store::class_list_key(view_.group));
    if (list != list_revision_) {
        view_.class_list.value = store::SchoolCache(*cache_).class_list(view_.group);
        list_revision_ = list;
    }
    view_.class_list.as_of = cache_->as_of(store::class_list_key(view_.group));
    view_.calendar = store::CalendarCache(*cache_).calendar(view_.group);
}

void SchoolModel::describe() {
    const bool card = sync_.loading(view_.school);
    const bool list = sync_.loading(view_.group);
    app::describe(view_.card, card, failure_);
    app::describe(view_.class_list, list, failure_);
    auto& sync = view_.sync;
    describe_sync(sync, card || list, failure_, view_.card.value.has_value(), line_);
    sync.as_of = view_.card.as_of;
    if (sync.as_of && view_.class_list.as_of)
        sync.as_of = std::min(*sync.as_of, *view_.class_list.as_of);
}

}  // namespace ranets::app
