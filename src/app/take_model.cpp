#include "app/take_model.h"

#include <algorithm>
#include <utility>

#include "app/describe.h"
#include "model/diary_calendar.h"
#include "store/topics/homework_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::app {
namespace {

// A class stands in for a person where an administrator reads its lessons.
bool has_calendar(const model::DiaryOwner& owner) {
    return owner.kind != model::DiaryOwner::Kind::Class;
}

}  // namespace

void TakeModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    cache_moved();
}

void TakeModel::clear() {
    addresses_.forget();
    cache_ = nullptr;
    view_ = {};
    shown_ = asking_ = false;
    failure_.reset();
}

bool TakeModel::cache_moved() {
    if (!shown_) return false;
    const auto before = view_.kept;
    read();
    return view_.kept != before;
}

void TakeModel::enter(Route& route) {
    Route own;
    own.screen = route.screen;
    route = own;
    shown_ = true;
    const bool family = views_.account && (views_.account->role == model::Role::Pupil ||
                                           views_.account->role == model::Role::Parent);
    view_.offered = family && session_.endpoints().calendars;
    read();
    if (!view_.addresses.value) refresh();
}

void TakeModel::leave() {
    shown_ = false;
    // Whoever looks over a shoulder later is told no secret.
    view_.made.clear();
    view_.problem.reset();
}

void TakeModel::refresh() {
    if (!view_.offered || asking_) return;
    asking_ = true;
    failure_.reset();
    describe();
    addresses_.list([this](auto list) {
        asking_ = false;
        if (list)
            view_.addresses.value = std::move(list.value());
        else
            failure_ = list.error().kind;
        describe();
        on_changed();
    });
}

void TakeModel::describe() {
    app::describe(view_.addresses, asking_, failure_);
}

model::Date TakeModel::first_day() const {
    return model::Date::of(model::study_year_of(views_.now.date.monday()), 9, 1);
}

void TakeModel::read() {
    view_.kept.clear();
    for (const auto& child : views_.children.all) {
        if (!has_calendar(child)) continue;
        TakeView::Kept kept{.child = child.person, .weeks = 0, .from = {}};
        if (cache_ != nullptr) {
            const auto first = first_day();
            const auto weeks =
                store::HomeworkCache(*cache_).weeks(child.person, first.monday(), first + 366);
            kept.weeks = static_cast<int>(weeks.size());
            if (!weeks.empty()) kept.from = weeks.front().monday;
        }
        view_.kept.push_back(kept);
    }
}

std::string TakeModel::calendar(const std::vector<model::PersonId>& children,
                                std::string_view name) const {
    std::vector<model::CalendarEntry> entries;
    // As old as what is in it: of two files the later one is right.
    std::optional<model::Instant> as_of;
    if (cache_ != nullptr && views_.account) {
        store::WeekCache cache(*cache_);
        const auto first = first_day();
        for (const auto& child : views_.children.all) {
            const bool chosen =
                std::find(children.begin(), children.end(), child.person) != children.end();
            if (!chosen || !has_calendar(child)) continue;
            for (const auto& kept :
                 store::HomeworkCache(*cache_).weeks(child.person, first.monday(), first + 366)) {
                const auto week = cache.week(child, kept.monday);
                if (!week) continue;
                auto of_week = model::calendar_of(child, week->week.days, views_.account->zone,
                                                  children.size() > 1);
                entries.insert(entries.end(), std::make_move_iterator(of_week.begin()),
                               std::make_move_iterator(of_week.end()));
                as_of = std::max(as_of.value_or(week->as_of), week->as_of);
            }
        }
    }
    return model::calendar_file(name, entries, as_of.value_or(clock_.now()));
}

void TakeModel::stop() {
    addresses_.detach();
    asking_ = view_.busy = false;
}

void TakeModel::make_address(const std::vector<model::PersonId>& children) {
    view_.busy = true;
    view_.made.clear();
    view_.problem.reset();
    addresses_.make(children, [this](auto made) {
        view_.busy = false;
        if (!made) {
            view_.problem = made.error().kind;
        } else {
            auto& [address, path] = made.value();
            if (shown_) {
                view_.made = session_.absolute(path);
                view_.made_id = address.id;
            }
            if (view_.addresses.value) view_.addresses.value->push_back(std::move(address));
        }
        on_changed();
        if (!view_.addresses.value) refresh();
    });
}

void TakeModel::revoke_address(const std::string& id) {
    view_.busy = true;
    view_.problem.reset();
    addresses_.revoke(id, [this, id](const auto& result) {
        view_.busy = false;
        if (result) {
            if (view_.made_id == id) view_.made.clear();
            if (view_.addresses.value)
                std::erase_if(*view_.addresses.value,
                              [&](const auto& address) { return address.id == id; });
        } else {
            view_.problem = result.error().kind;
        }
        on_changed();
    });
}

}  // namespace ranets::app
