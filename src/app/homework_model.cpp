#include "app/homework_model.h"

#include <algorithm>
#include <tuple>

#include "app/describe.h"
#include "app/homework_address.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/homework_cache.h"
#include "store/topics/own_homework_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::app {
namespace {

using model::Date;
using model::HomeworkFilter;
using store::Validity;

// Homework is set up to two weeks before it is due, and last week's is asked after.
constexpr int kWeeksAhead = 2, kWeeksBack = 1;

template <class Days, class Visit>
void each_homework(Days& days, const Visit& visit) {
    for (auto& day : days) {
        for (auto& lesson : day.lessons) {
            for (auto& homework : lesson.homework) visit(day.date, lesson, homework);
        }
    }
}

}  // namespace

void HomeworkModel::forget_weeks() {
    view_.list.value.reset();
    view_.open_lesson = nullptr;
    view_.open = nullptr;
    view_.open_own = nullptr;
    items_.clear();
    weeks_.clear();
    own_.clear();
    own_week_ = {};
}

void HomeworkModel::forget() {
    forget_weeks();
    view_ = {};
    shown_ = was_shown_ = false;
    child_ = {};
    work_ = {};
    filter_ = {};
    held_.clear();
    failure_.reset();
}

void HomeworkModel::start_anew() {
    forget_weeks();
    failure_.reset();
    view_.download = HomeworkView::Download::None;
    cache_moved();
}

void HomeworkModel::enter(Route& route) {
    const auto* chosen = child();
    const auto person = chosen != nullptr ? chosen->person : model::PersonId{};
    const bool turned = !shown_ || person != child_;
    if (person != child_) {
        forget_weeks();
        view_.download = HomeworkView::Download::None;
    }
    if (turned) failure_.reset();
    shown_ = was_shown_ = true;
    child_ = person;
    // The menu's way leads to the list as it was left.
    if (turned && route.homework == HomeworkFilter{})
        route.homework = kept_homework_filter(kept_, child_);
    Route own;
    own.screen = route.screen;
    if (chosen != nullptr && chosen->kind == model::DiaryOwner::Kind::Pupil) own.child = child_;
    own.homework = route.homework;
    own.work = work_ = route.work;
    route = own;
    if (!view_.list.value || opened_ != today_ || route.homework != filter_) {
        set_filter(route.homework);
    } else {
        read();
        open();
    }
    if (!turned) return;
    load_near(kFreshForMs);
    load_stale();
}

void HomeworkModel::set_filter(const HomeworkFilter& filter) {
    const bool other_year = filter.year != filter_.year;
    filter_ = filter;
    keep_homework_filter(kept_, child_, filter);
    held_.clear();
    opened_ = today_;
    ++view_.opened;
    find_years();
    const bool moved = read_weeks();
    if (moved || other_year) gather();
    arrange();
    describe();
    if (other_year) load_stale();
}

bool HomeworkModel::shows_year(int year) const {
    return filter_.year == HomeworkFilter::kEveryYear ||
           year == (filter_.year == 0 ? view_.running_year : filter_.year);
}

model::SchoolYear HomeworkModel::mondays_shown() const {
    if (filter_.year != HomeworkFilter::kEveryYear)
        return model::school_year(filter_.year == 0 ? view_.running_year : filter_.year);
    return {model::school_year(view_.years.back()).first,
            model::school_year(view_.running_year).last};
}

void HomeworkModel::find_years() {
    auto& years = view_.years;
    view_.running_year = model::school_year_of(today_);
    years = {view_.running_year};
    if (filter_.year > 0) years.push_back(filter_.year);
    const auto* whose = child();
    if (cache_ != nullptr && whose != nullptr && whose->kind == model::DiaryOwner::Kind::Pupil) {
        for (const auto& enrolment : store::CalendarCache(*cache_).enrolments(child_))
            years.push_back(enrolment.study_year);
    }
    std::sort(years.begin(), years.end(), [](int a, int b) { return a > b; });
    years.erase(std::unique(years.begin(), years.end()), years.end());
    // Up to what can have been set by now.
    const auto latest = today_.monday() + 7 * kWeeksAhead;
    view_.weeks_in_all = 0;
    for (const int year : years) {
        if (!shows_year(year)) continue;
        const auto [first, last] = model::school_year(year);
        view_.weeks_in_all += std::max(0, (std::min(last, latest) - first) / 7 + 1);
    }
}

std::vector<Date> HomeworkModel::missing_weeks() const {
    std::vector<Date> missing;
    if (cache_ == nullptr || !child_) return missing;
    const auto latest = today_.monday() + 7 * kWeeksAhead;
    for (const int year : view_.years) {
        if (!shows_year(year)) continue;
        const auto [first, last] = model::school_year(year);
        for (auto monday = std::min(last, latest); monday >= first; monday = monday + -7) {
            const auto key = store::week_key(child_, monday);
            if (!cache_->as_of(key) || cache_->validity(key) == Validity::Stale)
                missing.push_back(monday);
        }
    }
    return missing;
}

bool HomeworkModel::holds(const store::ResourceKey& key) const {
    const bool spoken = feed_.available() && !feed_.cursor().empty();
    return spoken && cache_->validity(key) == Validity::Valid;
}

void HomeworkModel::load(Date monday, sync::Priority priority) {
    const auto* whose = child();
    if (whose == nullptr || sync_.loading(whose->person, monday)) return;
    sync_.load_week(
        *whose, monday,
        [this, person = whose->person](const auto& result) {
            if (person != child_) return;
            if (!result) failure_ = result.error().kind;
            cache_moved();
            on_changed();
        },
        priority);
}

void HomeworkModel::load_near(std::int64_t unless_younger_ms) {
    if (!child_ || today_ == Date{}) return;
    for (int week = -kWeeksBack; week <= kWeeksAhead; ++week) {
        const auto monday = today_.monday() + 7 * week;
        const auto key = store::week_key(child_, monday);
        const auto as_of = cache_ != nullptr ? cache_->as_of(key) : std::nullopt;
        const auto age = as_of ? clock_.now() - *as_of : -1;
        const bool young = as_of && (holds(key) || (age >= 0 && age < unless_younger_ms));
        if (unless_younger_ms == 0 || !young) load(monday, sync::Priority::Screen);
    }
    describe();
}

void HomeworkModel::load_stale() {
    if (cache_ == nullptr || !child_) return;
    const auto [first, last] = mondays_shown();
    for (const auto& week : store::HomeworkCache(*cache_).weeks(child_, first, last)) {
        if (week.validity == Validity::Stale) load(week.monday, sync::Priority::Background);
    }
    describe();
}

void HomeworkModel::refresh() {
    failure_.reset();
    load_near(0);
    load_stale();
}

void HomeworkModel::show_day() {
    find_years();
    read_weeks();
    gather();
    arrange();
    describe();
}

bool HomeworkModel::read() {
    const auto seen = [this] {
        return std::tuple(view_.sync.state, view_.list.as_of, view_.weeks_kept, view_.weeks_in_all,
                          view_.revision);
    };
    const auto before = seen();
    find_years();
    if (read_weeks()) {
        gather();
        arrange();
    }
    describe();
    return before != seen();
}

void HomeworkModel::read_days(std::vector<Week>::iterator first, std::vector<Week>::iterator last) {
    const store::Reading reading(cache_->database());
    auto days = store::HomeworkCache(*cache_).days(child_, first->monday, (last - 1)->monday + 6);
    if (!reading.whole()) {  // as if they were not kept, until they can be read
        days.clear();
        view_.weeks_kept -= static_cast<int>(last - first);
        for (auto week = first; week != last; ++week) week->revision = 0;
    }
    auto day = days.begin();
    for (auto week = first; week != last; ++week) {
        week->days.clear();
        week->overlaid = false;
        for (; day != days.end() && day->date < week->monday + 7; ++day)
            week->days.push_back(std::move(*day));
        fold_words(*week);
    }
}

bool HomeworkModel::read_weeks() {
    if (cache_ == nullptr || !child_ || today_ == Date{}) return false;
    const bool written = std::exchange(overlaid_, outbox_.revision()) != outbox_.revision();
    const auto [first, last] = mondays_shown();
    const auto kept = store::HomeworkCache(*cache_).weeks(child_, first, last);
    view_.weeks_kept = static_cast<int>(kept.size());
    std::vector<Week> weeks;
    weeks.reserve(kept.size());
    auto known = weeks_.begin();
    for (const auto& stored : kept) {
        while (known != weeks_.end() && known->monday < stored.monday) ++known;
        const bool here = known != weeks_.end() && known->monday == stored.monday &&
                          known->revision == stored.revision && !(written && known->overlaid);
        weeks.push_back(here ? std::move(*known) : Week{.monday = stored.monday});
        if (!here) weeks.back().revision = -stored.revision;  // to be read
    }
    bool moved = weeks.size() != weeks_.size();
    weeks_ = std::move(weeks);
    // Neighbours at once: of years there are many.
    for (auto begin = weeks_.begin(); begin != weeks_.end();) {
        auto end = begin;
        for (; end != weeks_.end() && end->revision < 0; ++end) end->revision = -end->revision;
        if (end == begin) {
            ++begin;
            continue;
        }
        read_days(begin, end);
        moved = true;
        begin = end;
    }
    if (moved || written) overlay();
    moved |= read_own();
    return moved || written;
}

bool HomeworkModel::read_own() {
    const auto [first, last] = mondays_shown();
    auto own = store::OwnHomeworkCache(*cache_).between(child_, first, last + 6);
    std::vector<model::Day> none;
    outbox_.overlay({child_, none, &own});
    std::erase_if(own, [range = model::SchoolYear{first, last + 6}](const auto& one) {
        return one.day < range.first || one.day > range.last;
    });
    std::stable_sort(own.begin(), own.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
    if (own == own_) return false;
    own_ = std::move(own);
    auto& days = own_week_.days;
    days.clear();
    for (const auto& one : own_) {
        if (days.empty() || days.back().date != one.day) days.push_back({one.day, {}, {}});
        auto& lesson = days.back().lessons.emplace_back();
        lesson.subject = one.subject;
        lesson.subject_name = one.subject_name;
        auto& homework = lesson.homework.emplace_back();
        homework.work = one.work;
        homework.text = one.text;
        homework.done = one.done;
        homework.unsent = one.unsent;
    }
    fold_words(own_week_);
    return true;
}

void HomeworkModel::overlay() {
    for (auto& week : weeks_) {
        outbox_.overlay({child_, week.days});
        each_homework(week.days, [&](Date, const auto&, const model::Homework& homework) {
            week.overlaid |= homework.unsent || homework.note.unsent || homework.note.refused;
        });
        if (week.overlaid) fold_words(week);
    }
}

void HomeworkModel::fold_words(Week& week) {
    week.words.clear();
    each_homework(week.days, [&](Date, const model::Lesson& lesson, const auto& homework) {
        week.words.push_back(model::homework_words(lesson, homework));
    });
}

void HomeworkModel::gather() {
    items_.clear();
    auto& subjects = view_.subjects;
    subjects.clear();
    const auto add = [&](const Week& week) {
        std::size_t at = 0;
        each_homework(week.days, [&](Date due, const model::Lesson& lesson, const auto& homework) {
            items_.push_back({due, &lesson, &homework, week.words[at++], homework.done});
            if (!lesson.subject) return;
            const auto known = std::any_of(subjects.begin(), subjects.end(), [&](const auto& one) {
                return one.id == lesson.subject;
            });
            if (!known) subjects.push_back({lesson.subject, lesson.subject_name});
        });
    };
    for (const auto& week : weeks_) add(week);
    if (!own_.empty()) {
        add(own_week_);
        std::stable_sort(items_.begin(), items_.end(),
                         [](const auto& a, const auto& b) { return a.due < b.due; });
    }
    std::sort(subjects.begin(), subjects.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
}

void HomeworkModel::arrange() {
    ++view_.revision;
    // Where nobody ticks nothing is overdue.
    const auto* whose = child();
    const bool ticks = whose != nullptr && whose->kind == model::DiaryOwner::Kind::Pupil;
    for (auto& item : items_) {
        item.sorted_done = item.homework->done || !ticks;
        for (const auto& [work, done] : held_) {
            if (work == item.homework->work) item.sorted_done = done;
        }
    }
    view_.list.value.reset();
    if (view_.weeks_kept > 0 || !child_)
        view_.list.value = model::homework_list(items_, filter_, views_.now);
    open();
}

void HomeworkModel::open() {
    view_.open_lesson = nullptr;
    view_.open = nullptr;
    view_.open_own = nullptr;
    if (!work_) return;
    for (const auto& item : items_) {
        if (item.homework->work != work_) continue;
        view_.open_lesson = item.lesson;
        view_.open = item.homework;
        view_.open_due = item.due;
    }
    for (const auto& one : own_) {
        if (one.work == work_) view_.open_own = &one;
    }
}

void HomeworkModel::describe() {
    bool loading = false;
    auto& oldest = view_.list.as_of;
    oldest.reset();
    for (int week = -kWeeksBack; child_ && week <= kWeeksAhead; ++week) {
        const auto monday = today_.monday() + 7 * week;
        loading |= sync_.loading(child_, monday);
        if (cache_ == nullptr || week < 0) continue;
        const auto key = store::week_key(child_, monday);
        auto as_of = cache_->as_of(key);
        if (const auto spoken = feed_.as_of(); spoken && as_of && holds(key))
            as_of = std::max(*as_of, *spoken);
        if (as_of) oldest = oldest ? std::min(*oldest, *as_of) : *as_of;
    }
    app::describe(view_.list, loading, failure_);
    view_.sync.as_of = view_.list.as_of;
    // A year that was never fetched is told of in its own place.
    const bool known = view_.list.value.has_value() || oldest.has_value();
    describe_sync(view_.sync, loading, failure_, known, line_);
}

OwnRecords::Place HomeworkModel::place_of(model::WorkId work) const {
    for (const auto& item : items_) {
        if (item.homework->work == work) return {child_, item.due, item.homework};
    }
    return {};
}

void HomeworkModel::set_done(model::WorkId work, bool done) {
    for (const auto& item : items_) {
        const bool is_held = std::any_of(held_.begin(), held_.end(),
                                         [&](const auto& held) { return held.first == work; });
        if (item.homework->work == work && !is_held) held_.emplace_back(work, item.sorted_done);
    }
    if (model::is_own(work)) {
        for (const auto& one : own_) {
            if (one.work != work || one.done == done) continue;
            auto wanted = one;
            wanted.done = done;
            records_.set_own(child_, wanted, one);
            break;
        }
        cache_moved();
        return;
    }
    const auto place = place_of(work);
    if (place.homework != nullptr) records_.set_done(place, done);
    cache_moved();
}

void HomeworkModel::set_note(model::WorkId work, const std::string& text,
                             const model::OwnNote& begun) {
    const auto place = place_of(work);
    if (place.homework != nullptr) records_.set_note(place, text, begun);
    cache_moved();
}

}  // namespace ranets::app
