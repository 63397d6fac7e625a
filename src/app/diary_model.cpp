#include "app/diary_model.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/describe.h"
#include "store/topics/own_homework_cache.h"
#include "store/topics/week_cache.h"
#include "sync/outbox_kinds/seen_marks.h"

namespace ranets::app {
namespace {

using store::Validity;

// As many as a calendar's month shows.
constexpr int kMonthWeeks = 6;

}  // namespace

void DiaryModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    revision_ = 0;
    cache_moved();
}

void DiaryModel::detach() {
    cache_ = nullptr;
}

void DiaryModel::clear() {
    cache_ = nullptr;
    view_ = {};
    child_ = {};
    date_ = monday_ = {};
    lesson_ = {};
    own_.clear();
    revision_ = 0;
    failure_.reset();
    waits_for_feed_ = false;
}

void DiaryModel::start_over() {
    view_.week = {};
    view_.summary = {};
    view_.open_lesson = nullptr;
    view_.month.marks.clear();
    revision_ = 0;
    failure_.reset();
    cache_moved();
}

const model::DiaryOwner* DiaryModel::child() const {
    for (const auto& child : children_.all) {
        if (child.person == child_) return &child;
    }
    return nullptr;
}

void DiaryModel::enter(Route& route) {
    // An address names a pupil or a class; a teacher's needs neither: there is but one diary.
    using Kind = model::DiaryOwner::Kind;
    const auto* chosen = children_.chosen_child();
    route.child =
        chosen != nullptr && chosen->kind == Kind::Pupil ? chosen->person : model::PersonId{};
    if (chosen == nullptr || chosen->kind != Kind::Class) route.group = {};
    if (route.date == model::Date{}) route.date = today_;
    show(children_.chosen, route.date, route.lesson);
}

void DiaryModel::show_today() {
    show(children_.chosen, today_, {});
}

void DiaryModel::show(model::PersonId child, model::Date date, model::LessonId lesson) {
    const bool turned = child != child_ || date.monday() != monday_;
    if (turned) leave();
    child_ = child;
    date_ = date;
    monday_ = date.monday();
    lesson_ = lesson;
    if (turned) {
        revision_ = 0;
        failure_.reset();
        view_.open_lesson = nullptr;
        view_.week = {};
        view_.summary = {};
    }
    cache_moved();
    if (turned) refresh_if_older(kFreshForMs);
}

void DiaryModel::look_at_month(model::Date first) {
    view_.month = {};
    view_.month.first = first;
    read_month();
}

void DiaryModel::retry_failed() {
    view_.month.failed = false;
    read_month();
}

void DiaryModel::read_month() {
    auto& month = view_.month;
    const auto* whose = child();
    if (month.first == model::Date{} || cache_ == nullptr || whose == nullptr) return;
    const auto first = month.first.monday();
    const auto last = first + (kMonthWeeks * 7 - 1);
    month.marks = store::WeekCache(*cache_).marks_by_day(whose->person, first, last);
    month.loading = false;
    for (auto monday = first; monday < last; monday = monday + 7) {
        // The future has no marks, and a week that was seen is as fresh as the diary shows it.
        if (monday > today_ || cache_->as_of(store::week_key(whose->person, monday)) ||
            month.failed)
            continue;
        month.loading = true;
        if (sync_.loading(whose->person, monday)) continue;
        sync_.load_week(*whose, monday, [this](const auto& result) {
            view_.month.failed |= !result;
            cache_moved();
            on_changed();
        });
    }
}

void DiaryModel::day_moved(model::Date today) {
    today_ = today;
    look_ahead();
}

OwnRecords::Place DiaryModel::place_of(model::WorkId work) const {
    if (!view_.week.value) return {};
    for (const auto& day : view_.week.value->days) {
        for (const auto& lesson : day.lessons) {
            for (const auto& homework : lesson.homework) {
                if (homework.work == work) return {child_, day.date, &homework};
            }
        }
    }
    return {};
}

void DiaryModel::set_done(model::WorkId work, bool done) {
    for (const auto& one : own_) {
        if (one.work != work || one.done == done) continue;
        auto wanted = one;
        wanted.done = done;
        records_.set_own(child_, wanted, one);
        cache_moved();
        return;
    }
    const auto place = place_of(work);
    if (place.homework == nullptr || model::is_own(work)) return;
    records_.set_done(place, done);
    cache_moved();
}

void DiaryModel::set_note(model::WorkId work, const std::string& text,
                          const model::OwnNote& begun) {
    const auto place = place_of(work);
    if (place.homework == nullptr || model::is_own(work)) return;
    records_.set_note(place, text, begun);
    cache_moved();
}

void DiaryModel::leave() {
    if (!view_.week.value || !view_.own_records) return;
    std::vector<model::MarkId> marks;
    for (const auto& day : view_.week.value->days) {
        for (const auto& lesson : day.lessons) {
            for (const auto& mark : lesson.marks) {
                if (mark.unseen) marks.push_back(mark.id);
            }
        }
    }
    if (marks.empty()) return;
    records_.keep(sync::seen_marks_entry(child_, monday_, marks));
    cache_moved();
}

void DiaryModel::refresh() {
    const auto* whose = child();
    if (whose == nullptr || monday_ == model::Date{}) return;
    failure_.reset();
    if (!sync_.loading(whose->person, monday_)) {
        sync_.load_week(*whose, monday_,
                        [this, person = whose->person, monday = monday_](const auto& result) {
                            if (person != child_ || monday != monday_) return;
                            failure_.reset();
                            if (!result) failure_ = result.error().kind;
                            cache_moved();
                            on_changed();
                        });
    }
    describe();
}

Validity DiaryModel::validity() const {
    const bool spoken = cache_ != nullptr && feed_.available() && !feed_.cursor().empty();
    return spoken ? cache_->validity(store::week_key(child_, monday_)) : Validity::Unknown;
}

void DiaryModel::refresh_if_older(std::int64_t age_ms) {
    const auto said = validity();
    if (said == Validity::Stale) return refresh();
    if (said == Validity::Valid && !failure_) return;
    // An age below zero is a clock that was put back: no reason to trust what is here.
    const auto age = view_.week.as_of ? clock_.now() - *view_.week.as_of : age_ms;
    if (age >= age_ms || age < 0 || failure_) refresh();
}

void DiaryModel::wait_for_feed() {
    waits_for_feed_ = true;
    describe();
}

void DiaryModel::follow() {
    waits_for_feed_ = false;
    if (!sync_.loading(child_, monday_)) failure_.reset();
    cache_moved();
    refresh_if_older(kFreshForMs);
}

void DiaryModel::line_moved() {
    describe();
}

bool DiaryModel::cache_moved() {
    const auto seen = [this] {
        return std::tuple(revision_, own_, view_.week.as_of, view_.week.state, view_.next_day,
                          view_.month.marks, view_.month.loading, view_.month.failed,
                          view_.sync.state);
    };
    const auto before = seen();
    read();
    read_month();
    look_ahead();
    describe();
    return before != seen();
}

void DiaryModel::fail(model::Error::Kind kind) {
    failure_ = kind;
    waits_for_feed_ = false;
    describe();
}

void DiaryModel::read() {
    const auto* whose = child();
    if (cache_ == nullptr || whose == nullptr || monday_ == model::Date{}) return;
    const auto revision = store::WeekCache(*cache_).week_revision(*whose, monday_);
    auto own = own_homework(*whose);
    if (revision != revision_ || outbox_.revision() != overlaid_ || own != own_) {
        own_ = std::move(own);
        if (auto stored = store::WeekCache(*cache_).week(*whose, monday_)) {
            outbox_.overlay({whose->person, stored->week.days});
            model::add_own_homework(stored->week.days, own_);
            overlaid_ = outbox_.revision();
            view_.week.value = std::move(stored->week);
            view_.summary = model::summarise(*view_.week.value);
            revision_ = stored->revision;
        } else if (view_.week.value) {
            // The cache has lost it meanwhile; what the user does is shown all the same.
            outbox_.overlay({whose->person, view_.week.value->days});
            overlaid_ = outbox_.revision();
            view_.summary = model::summarise(*view_.week.value);
        }
    }
    view_.week.as_of = cache_->as_of(store::week_key(whose->person, monday_));
    if (const auto spoken = feed_.as_of();
        spoken && view_.week.as_of && validity() == Validity::Valid)
        view_.week.as_of = std::max(*view_.week.as_of, *spoken);
    view_.open_lesson = nullptr;
    if (!view_.week.value || !lesson_) return;
    for (const auto& day : view_.week.value->days) {
        for (const auto& lesson : day.lessons) {
            if (lesson.id == lesson_) view_.open_lesson = &lesson;
        }
    }
}

std::vector<model::OwnHomework> DiaryModel::own_homework(const model::DiaryOwner& whose) const {
    if (whose.kind != model::DiaryOwner::Kind::Pupil) return {};
    auto own = store::OwnHomeworkCache(*cache_).between(whose.person, monday_, monday_ + 6);
    std::vector<model::Day> none;
    outbox_.overlay({whose.person, none, &own});
    return own;
}

void DiaryModel::look_ahead() {
    view_.next_day.reset();
    if (cache_ != nullptr && child_)
        view_.next_day = store::WeekCache(*cache_).next_school_day(child_, date_);
}

void DiaryModel::describe() {
    const bool loading = waits_for_feed_ || sync_.loading(child_, monday_);
    app::describe(view_.week, loading, failure_);
    view_.sync.as_of = view_.week.as_of;
    describe_sync(view_.sync, loading, failure_, view_.week.value.has_value(), line_);
}

}  // namespace ranets::app
