#include "sync/diary_sync.h"

#include <memory>
#include <optional>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "sync/class_lessons.h"

namespace ranets::sync {
namespace {

constexpr int kLastDay = 6;  // a week is asked for from Monday to Sunday

}  // namespace

void DiarySync::detach() {
    CacheFeed::detach();
    weeks_.clear();
    calendars_.clear();
    outdated_weeks_.clear();
    own_records_.clear();
}

void DiarySync::load_account(std::function<void(model::Result<model::Account>)> done) {
    struct Both {
        std::optional<std::string> user;
        std::optional<std::string> context;
        bool failed = false;
    };
    auto both = std::make_shared<Both>();
    auto take = [both, done = std::move(done)](std::optional<std::string> Both::*part,
                                               model::Result<std::string> body) {
        if (both->failed) return;
        if (!body) {
            both->failed = true;
            return done(body.error());
        }
        (*both).*part = std::move(body.value());
        if (both->user && both->context) done(api::decode_account(*both->user, *both->context));
    };
    session_.get(api::user_path(), Priority::Screen,
                 current([take](auto body) { take(&Both::user, std::move(body)); }));
    session_.get(api::context_path(), Priority::Screen,
                 current([take](auto body) { take(&Both::context, std::move(body)); }));
}

bool DiarySync::loading(model::PersonId child, model::Date monday) const {
    return weeks_.contains({child.value, monday.days});
}

void DiarySync::load_week(const model::Child& child, model::Date monday, Finished done) {
    const WeekKey key{child.person.value, monday.days};
    auto& waiting = weeks_[key];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1) return;

    if (child.kind == model::Child::Kind::Pupil)
        ask_week(child, monday);
    else
        ask_class_week(child, monday);
    when_cache([this, child, monday] { load_calendar(cache_->class_of(child, monday).group); });
}

void DiarySync::outdate(model::PersonId child, model::Date monday) {
    const WeekKey key{child.value, monday.days};
    if (weeks_.contains(key)) outdated_weeks_.insert(key);
    if (const auto own = own_records_.find(key); own != own_records_.end()) own->second = true;
}

void DiarySync::ask_week(const model::Child& child, model::Date monday) {
    WeekRequest::Question question;
    question.child = child;
    question.monday = monday;
    question.today = model::local_time(clock_.now(), {}).date;  // its year is all that counts
    question.with_notes = session_.endpoints().lesson_notes;
    if (cache_ != nullptr) {
        question.enrolments = cache_->enrolments(child.person);
        question.enrolments_fresh = !is_old(cache_->enrolments_as_of(child.person));
    }
    const auto get = [this](std::string path, auto answer) {
        session_.get(std::move(path), Priority::Screen, current(std::move(answer)));
    };
    const auto answered = [this, child, monday](auto answer) {
        take_week(child, monday, std::move(answer));
    };
    const auto noted = [this, person = child.person, monday](auto notes) {
        when_cache([this, person, monday, notes = std::move(notes)] {
            const auto written = write(
                [&](store::CacheDb& cache) { return cache.save_notes(person, monday, notes); });
            if (written && on_stored) on_stored();
        });
    };
    WeekRequest::send(std::move(question), get, answered, noted);
}

void DiarySync::ask_class_week(const model::Child& child, model::Date monday) {
    const auto wrap = [this](Answer answer) { return current(std::move(answer)); };
    load_class_lessons(session_, child, monday, monday + kLastDay, wrap,
                       [this, child, monday](auto days) {
                           if (!days) return take_week(child, monday, days.error());
                           std::erase_if(days.value(), [&](const model::Day& day) {
                               return day.date < monday || day.date > monday + kLastDay;
                           });
                           take_week(child, monday, WeekAnswer{std::move(days.value()), {}});
                       });
}

void DiarySync::take_week(const model::Child& child, model::Date monday,
                          model::Result<WeekAnswer> answer) {
    const WeekKey key{child.person.value, monday.days};
    const bool outdated = outdated_weeks_.erase(key) > 0;
    if (!answer) return finish(key, answer.error());
    if (outdated) return ask_week(child, monday);
    when_cache([this, child, monday, answer = std::move(answer.value()), as_of = clock_.now()] {
        store_week(child, monday, answer, as_of);
    });
}

void DiarySync::store_week(const model::Child& child, model::Date monday, const WeekAnswer& answer,
                           model::Instant as_of) {
    const auto written = write([&](store::CacheDb& cache) -> model::Result<model::Done> {
        if (answer.enrolments) {
            auto kept = cache.save_enrolments(child.person, *answer.enrolments, as_of);
            if (!kept) return kept;
        }
        return cache.save_week(child.person, monday, answer.days, as_of);
    });
    finish({child.person.value, monday.days}, written);
    if (!written) return;
    if (on_stored) on_stored();
    load_file_names(child.person, monday);
    if (child.kind == model::Child::Kind::Pupil) load_own_records(child.person, monday);
    // By now it is known which class that was.
    if (cache_ != nullptr) load_calendar(cache_->class_of(child, monday).group);
}

bool DiarySync::is_old(std::optional<model::Instant> as_of) const {
    return !as_of || clock_.now() - *as_of >= kFrameworkLastsMs;
}

void DiarySync::finish(WeekKey key, const model::Result<model::Done>& result) {
    const auto waiting = weeks_.extract(key);
    if (waiting.empty()) return;
    for (const auto& done : waiting.mapped()) done(result);
}

void DiarySync::load_own_records(model::PersonId child, model::Date monday) {
    const WeekKey key{child.value, monday.days};
    if (!session_.endpoints().own_records || !own_records_.emplace(key, false).second) return;
    session_.get(api::own_records_path(child, monday, monday + kLastDay), Priority::Background,
                 current([this, key, child, monday](const auto& body) {
                     const auto asked = own_records_.extract(key);
                     if (asked.mapped()) return load_own_records(child, monday);
                     if (!body || cache_ == nullptr) return;
                     const auto own = api::decode_own_records(body.value());
                     if (!own) return;
                     const auto written = write([&](store::CacheDb& cache) {
                         return cache.save_own_records(child, monday, own.value());
                     });
                     if (written && on_stored) on_stored();
                 }));
}

void DiarySync::load_file_names(model::PersonId child, model::Date monday) {
    if (cache_ == nullptr) return;
    const auto works = cache_->works_with_nameless_files(child, monday);
    if (works.empty()) return;
    session_.get(api::homework_path(works), Priority::Background,
                 current([this, child, monday](const auto& body) {
                     if (!body || cache_ == nullptr) return;
                     const auto files = api::decode_homework_files(body.value());
                     if (!files) return;
                     const auto written = write([&](store::CacheDb& cache) {
                         return cache.save_attachments(child, monday, files.value());
                     });
                     if (written && on_stored) on_stored();
                 }));
}

void DiarySync::load_calendar(model::GroupId group) {
    if (!group || !is_old(cache_->calendar_as_of(group))) return;
    if (!calendars_.insert(group.value).second) return;

    // Bells serve little without periods, so they are asked for after them and may fail.
    session_.get(
        api::periods_path(group), Priority::Background, current([this, group](const auto& body) {
            auto periods = body ? api::decode_periods(body.value()) : body.error();
            if (!periods) {
                calendars_.erase(group.value);
                return;
            }
            session_.get(api::bells_path(group), Priority::Background,
                         current([this, group, calendar = std::move(periods.value())](
                                     const auto& bells_body) mutable {
                             calendars_.erase(group.value);
                             auto bells =
                                 bells_body
                                     ? api::decode_bells(bells_body.value())
                                     : model::Result<std::vector<model::Bell>>(bells_body.error());
                             if (cache_ == nullptr) return;
                             calendar.bells =
                                 bells ? std::move(bells.value()) : cache_->calendar(group).bells;
                             const auto written = write([&](store::CacheDb& cache) {
                                 return cache.save_calendar(group, calendar, clock_.now());
                             });
                             if (written && on_stored) on_stored();
                         }));
        }));
}

}  // namespace ranets::sync
