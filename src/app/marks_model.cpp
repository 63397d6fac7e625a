#include "app/marks_model.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/describe.h"
#include "app/seen_overlay.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/marks_cache.h"
#include "store/topics/week_cache.h"
#include "sync/outbox_kinds/seen_marks.h"

namespace ranets::app {
namespace {

using store::Validity;

constexpr int kDaysOfWeek = 7;

}  // namespace

void MarksModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    revision_ = 0;
    cache_moved();
}

void MarksModel::detach() {
    cache_ = nullptr;
}

void MarksModel::clear() {
    cache_ = nullptr;
    view_ = {};
    child_ = {};
    usual_term_ = true;
    revision_ = 0;
    overlaid_ = -1;
    failure_.reset();
    histogram_failure_.reset();
}

void MarksModel::start_over() {
    view_.year = {};
    view_.table = {};
    view_.histogram = {};
    revision_ = 0;
    failure_.reset();
    cache_moved();
}

const model::DiaryOwner* MarksModel::child() const {
    for (const auto& child : views_.children.all) {
        if (child.person == child_ && child.kind == model::DiaryOwner::Kind::Pupil) return &child;
    }
    return nullptr;
}

model::GroupId MarksModel::group() const {
    const auto* whose = child();
    if (whose == nullptr || cache_ == nullptr) return {};
    if (view_.study_year == this_year()) return whose->group;
    for (const auto& enrolment : store::CalendarCache(*cache_).enrolments(child_)) {
        if (enrolment.study_year == view_.study_year) return enrolment.group;
    }
    return {};
}

void MarksModel::enter(Route& route) {
    Route own;
    own.screen = route.screen;
    own.study_year = route.study_year;
    own.term = route.term;
    route = own;
    const auto* chosen = views_.children.chosen_child();
    const bool of_pupil = chosen != nullptr && chosen->kind == model::DiaryOwner::Kind::Pupil;
    const auto person = of_pupil ? chosen->person : model::PersonId{};
    if (person != child_) {
        leave();
        child_ = person;
        view_ = {};
        revision_ = 0;
    }
    if (!of_pupil) return;
    // A year that is none of the child's has no marks.
    const bool other = route.study_year > 0 && route.study_year < this_year();
    show(other ? route.study_year : this_year(), route.term);
}

void MarksModel::show(int study_year, int term) {
    const bool turned = study_year != view_.study_year;
    usual_term_ = term == kUsualTerm;
    if (turned || (!usual_term_ && term != view_.term)) leave();
    view_.study_year = study_year;
    if (!usual_term_) view_.term = term;
    if (turned) {
        revision_ = 0;
        failure_.reset();
        view_.year = {};
        view_.table = {};
    }
    read();
    lay_out();
    describe();
    refresh_if_older(kFreshForMs);
}

bool MarksModel::waits() const {
    return sync_.loading_year(child_, view_.study_year);
}

void MarksModel::refresh() {
    const auto* whose = child();
    if (whose == nullptr || view_.study_year == 0) return;
    failure_.reset();
    if (!waits()) {
        sync_.load_year(*whose, view_.study_year, today_,
                        [this, person = child_, year = view_.study_year](const auto& result) {
                            if (person != child_ || year != view_.study_year) return;
                            failure_.reset();
                            if (!result) failure_ = result.error().kind;
                            cache_moved();
                            on_changed();
                        });
    }
    if (cache_ != nullptr) calendars_.load_calendar(group());
    if (view_.open) look_at(view_.open);
    describe();
}

void MarksModel::refresh_if_older(std::int64_t age_ms) {
    if (cache_ == nullptr || child() == nullptr) return;
    calendars_.load_calendar(group());
    const auto key = store::marks_year_key(child_, view_.study_year);
    const bool spoken = feed_.available() && !feed_.cursor().empty();
    const auto said = spoken ? cache_->validity(key) : Validity::Unknown;
    if (said == Validity::Stale) return refresh();
    if (said == Validity::Valid && !failure_) return;
    // An age below zero is a clock that was put back: no reason to trust what is here.
    const auto age = view_.year.as_of ? clock_.now() - *view_.year.as_of : age_ms;
    if (age >= age_ms || age < 0 || failure_) refresh();
}

void MarksModel::follow() {
    if (!waits()) failure_.reset();
    cache_moved();
    refresh_if_older(kFreshForMs);
}

void MarksModel::retry_failed() {
    if (view_.open && histogram_failure_) look_at(view_.open);
}

void MarksModel::fail(model::Error::Kind kind) {
    failure_ = kind;
    describe();
}

void MarksModel::line_moved() {
    describe();
}

void MarksModel::day_moved(model::Date today) {
    today_ = today;
    if (on_screen()) cache_moved();
}

// What nobody looks at is read once somebody does.
bool MarksModel::cache_moved() {
    if (!on_screen()) return false;
    const auto seen = [this] {
        return std::tuple(revision_, overlaid_, view_.year.as_of, view_.year.state, view_.terms,
                          view_.years, view_.histogram.state, view_.sync.state);
    };
    const auto before = seen();
    read();
    lay_out();
    describe();
    return before != seen();
}

void MarksModel::read() {
    if (cache_ == nullptr || child() == nullptr || view_.study_year == 0) return;
    read_terms();
    const auto key = store::marks_year_key(child_, view_.study_year);
    const auto revision = cache_->revision(key);
    if (revision != revision_ || outbox_.revision() != overlaid_) {
        if (auto year = store::MarksCache(*cache_).year(child_, view_.study_year)) {
            std::vector<model::MarkId> unseen;
            for (const auto& given : year->marks) {
                if (given.mark.unseen) unseen.push_back(given.mark.id);
            }
            if (!unseen.empty()) unseen = unseen_of(outbox_, child_, unseen);
            for (auto& given : year->marks)
                given.mark.unseen =
                    std::find(unseen.begin(), unseen.end(), given.mark.id) != unseen.end();
            view_.year.value = std::move(*year);
        }
        revision_ = revision;
        overlaid_ = outbox_.revision();
    }
    view_.year.as_of = cache_->as_of(key);
    if (const auto spoken = feed_.as_of();
        spoken && view_.year.as_of && cache_->validity(key) == Validity::Valid)
        view_.year.as_of = std::max(*view_.year.as_of, *spoken);
    const auto* open = mark(view_.open);
    if (open == nullptr) return;
    if (auto counts = store::MarksCache(*cache_).histogram(open->mark.work)) {
        view_.histogram.value = std::move(counts);
        view_.histogram.as_of = cache_->as_of(store::histogram_key(open->mark.work));
    }
}

void MarksModel::read_terms() {
    view_.years = {this_year()};
    for (const auto& enrolment : store::CalendarCache(*cache_).enrolments(child_)) {
        const int year = enrolment.study_year;
        const bool known =
            std::find(view_.years.begin(), view_.years.end(), year) != view_.years.end();
        if (!known && year > 0 && year < this_year()) view_.years.push_back(year);
    }
    std::sort(view_.years.begin(), view_.years.end(), std::greater<>());
    view_.terms = model::terms_of(store::CalendarCache(*cache_).calendar(group()).periods);
    const bool known = view_.terms.empty() || view_.term == 0 ||
                       std::any_of(view_.terms.begin(), view_.terms.end(),
                                   [&](const auto& term) { return term.number == view_.term; });
    if (!usual_term_ && known) return;
    const auto* term = model::current_term(view_.terms, today_);
    view_.term = term != nullptr ? term->number : 0;
}

void MarksModel::lay_out() {
    view_.lessons_left.clear();
    if (!view_.year.value) {
        view_.table = {};
        return;
    }
    const model::ReportingPeriod* shown = nullptr;
    for (const auto& term : view_.terms) {
        if (term.number == view_.term) shown = &term;
    }
    view_.table = model::marks_table(*view_.year.value, view_.study_year, shown);
    count_lessons_left();
}

// Weeks that nobody has asked for yet are taken to be like the last one that is known: terms end
// before the timetable of their last weeks is looked at.
void MarksModel::count_lessons_left() {
    auto& left = view_.lessons_left;
    left.resize(view_.table.rows.size());
    const auto of_term = std::find_if(view_.terms.begin(), view_.terms.end(),
                                      [&](const auto& one) { return one.number == view_.term; });
    if (cache_ == nullptr || of_term == view_.terms.end() || of_term->finish < today_) return;
    store::WeekCache weeks(*cache_);
    std::vector<model::SubjectId> lessons, usual;
    bool any = false;
    const auto first = std::max(today_ + 1, of_term->start);
    for (auto monday = today_.monday(); monday <= of_term->finish; monday = monday + kDaysOfWeek) {
        const auto sunday = monday + (kDaysOfWeek - 1);
        const bool known = cache_->as_of(store::week_key(child_, monday)).has_value();
        if (known) {
            usual = weeks.subjects_of_lessons(child_, monday, sunday);
            any = true;
        }
        const auto from = std::max(first, monday), to = std::min(of_term->finish, sunday);
        if (from > to) continue;
        const bool whole = from == monday && to == sunday;
        const auto of_week = known && !whole ? weeks.subjects_of_lessons(child_, from, to) : usual;
        lessons.insert(lessons.end(), of_week.begin(), of_week.end());
    }
    if (!any) return;
    for (std::size_t i = 0; i < left.size(); ++i)
        left[i] = static_cast<int>(
            std::count(lessons.begin(), lessons.end(), view_.table.rows[i].subject.id));
}

const model::LessonMark* MarksModel::mark(model::MarkId id) const {
    if (!view_.year.value || !id) return nullptr;
    for (const auto& given : view_.year.value->marks) {
        if (given.mark.id == id) return &given;
    }
    return nullptr;
}

void MarksModel::look_at(model::MarkId id) {
    if (view_.open != id) view_.histogram = {};
    view_.open = id;
    histogram_failure_.reset();
    const auto* given = mark(id);
    if (given == nullptr || cache_ == nullptr) {
        view_.open = {};
        return describe();
    }
    const auto work = given->mark.work;
    const auto as_of = cache_->as_of(store::histogram_key(work));
    const auto age = as_of ? clock_.now() - *as_of : kFreshForMs;
    if (work && (age >= kFreshForMs || age < 0) && !sync_.loading(work)) {
        sync_.load_histogram(work, [this, id](const auto& result) {
            if (id != view_.open) return;
            if (!result) histogram_failure_ = result.error().kind;
            cache_moved();
            on_changed();
        });
    }
    read();
    describe();
}

// What stood on the screen is new no more, nor are the marks of days between terms, which stand on
// none: they go with the term after.
void MarksModel::leave() {
    const bool family = views_.account && (views_.account->role == model::Role::Pupil ||
                                           views_.account->role == model::Role::Parent);
    if (!family || !views_.diary.own_records || child() == nullptr || !view_.year.value) return;
    if (view_.term == 0) return;  // final marks stand there
    model::Date after;
    auto last = model::Date::of(view_.study_year + 1, 8, 31);
    for (const auto& term : view_.terms) {
        if (term.number < view_.term) after = std::max(after, term.finish);
        if (term.number == view_.term && term != view_.terms.back()) last = term.finish;
    }
    std::vector<std::pair<model::Date, model::MarkId>> seen;  // by Monday, as they stand
    for (const auto& given : view_.year.value->marks) {
        if (given.mark.unseen && after < given.day && given.day <= last)
            seen.emplace_back(given.day.monday(), given.mark.id);
    }
    for (std::size_t i = 0; i < seen.size();) {
        const auto monday = seen[i].first;
        std::vector<model::MarkId> of_week;
        for (; i < seen.size() && seen[i].first == monday; ++i) of_week.push_back(seen[i].second);
        if (!outbox_.add(sync::seen_marks_entry(child_, monday, of_week)) && on_not_kept)
            on_not_kept();
    }
    if (!seen.empty()) cache_moved();
}

void MarksModel::describe() {
    const bool loading = view_.study_year != 0 && waits();
    app::describe(view_.year, loading, failure_);
    view_.sync.as_of = view_.year.as_of;
    describe_sync(view_.sync, loading, failure_, view_.year.value.has_value(), line_);
    const auto* open = mark(view_.open);
    app::describe(view_.histogram, open != nullptr && sync_.loading(open->mark.work),
                  histogram_failure_);
}

}  // namespace ranets::app
