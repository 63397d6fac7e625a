#include "sync/diary_sync.h"

#include <optional>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "store/topics/account_cache.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/own_records.h"
#include "store/topics/week_cache.h"
#include "sync/class_lessons.h"

namespace ranets::sync {
namespace {

constexpr int kLastDay = 6;  // a week is asked for from Monday to Sunday

model::Result<model::Done> store_calendar(store::CacheDb& cache, model::GroupId group,
                                          const BatchResult& result, model::Instant as_of) {
    if (result.unchanged) return cache.confirm(store::calendar_key(group), as_of, result.etags);
    auto calendar = api::decode_periods(result.bodies[0].value());
    if (!calendar) return model::Done{};  // what is known is better
    const auto& body = result.bodies[1];
    auto bells = body ? api::decode_bells(body.value())
                      : model::Result<std::vector<model::Bell>>(body.error());
    calendar.value().bells =
        bells ? std::move(bells.value()) : store::CalendarCache(cache).calendar(group).bells;
    return store::CalendarCache(cache).save_calendar(group, calendar.value(), as_of, result.etags);
}

}  // namespace

void DiarySync::detach() {
    ResourceLoader::detach();
    weeks_.clear();
    calendars_.clear();
    invalid_weeks_.clear();
    own_records_.clear();
}

void DiarySync::load_account(std::function<void(model::Result<model::Account>)> done) {
    ask_batch(
        store::account_key(), {api::user_path(), api::context_path()},
        [this, done = std::move(done)](const BatchResult& result) {
            if (result.error) return done(*result.error);
            if (result.unchanged) {
                const auto known =
                    cache_ != nullptr ? store::AccountCache(*cache_).account() : std::nullopt;
                if (!known)
                    return done(model::Error{model::Error::Kind::Storage, "no account", false});
                static_cast<void>(write([&](store::CacheDb& cache) {
                    return cache.confirm(store::account_key(), clock_.now(), result.etags);
                }));
                return done(*known);
            }
            auto account = api::decode_account(result.bodies[0].value(), result.bodies[1].value());
            // Who signs in has no files yet: whoever opens them stores the account then.
            if (account && cache_ != nullptr) {
                static_cast<void>(write([&](store::CacheDb& cache) {
                    return store::AccountCache(cache).save_account(account.value(), clock_.now(),
                                                                   result.etags);
                }));
            }
            done(std::move(account));
        });
}

bool DiarySync::loading(model::PersonId child, model::Date monday) const {
    return weeks_.contains({child.value, monday.days});
}

void DiarySync::load_week(const model::DiaryOwner& child, model::Date monday, Finished done,
                          Priority priority) {
    const WeekKey key{child.person.value, monday.days};
    auto& waiting = weeks_[key];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1) return;

    ask(child, monday, priority);
    when_cache([this, child, monday] {
        load_calendar(store::WeekCache(*cache_).class_of(child, monday).group);
    });
}

void DiarySync::ask(const model::DiaryOwner& child, model::Date monday, Priority priority) {
    if (child.kind == model::DiaryOwner::Kind::Pupil)
        ask_week(child, monday, priority);
    else
        ask_class_week(child, monday, priority);
}

void DiarySync::invalidate(const store::ResourceKey& resource) {
    if (resource.kind != store::kWeekKind) return;
    const WeekKey key{resource.owner, resource.start.days};
    if (weeks_.contains(key)) invalid_weeks_.insert(key);
    // Their week is here already, as it was before.
    if (const auto own = own_records_.find(key); own != own_records_.end())
        own->second = {.invalid = true, .position = 0};
}

void DiarySync::invalidate_all() {
    for (const auto& [key, waiting] : weeks_) invalid_weeks_.insert(key);
    for (auto& [key, own] : own_records_) own = {.invalid = true, .position = 0};
}

void DiarySync::ask_week(const model::DiaryOwner& child, model::Date monday, Priority priority) {
    WeekLoader::Question question;
    question.child = child;
    question.monday = monday;
    question.today = model::local_time(clock_.now(), {}).date;  // its year is all that counts
    question.with_notes = session_.endpoints().lesson_notes;
    if (cache_ != nullptr) {
        question.enrolments = store::CalendarCache(*cache_).enrolments(child.person);
        question.enrolments_fresh = !is_old(cache_->as_of(store::enrolments_key(child.person)));
    }
    question.known = etags(store::week_key(child.person, monday));
    question.known_notes = etags(store::notes_key(child.person, monday));
    question.known_enrolments = etags(store::enrolments_key(child.person));
    const auto answered = [this, child, monday,
                           position = feed_position ? feed_position() : 0](auto answer) {
        take_week(child, monday, position, std::move(answer));
    };
    const auto noted = [this, person = child.person, monday](auto got) {
        if (!got) return invalidate(person, monday);
        when_cache([this, person, monday, answer = std::move(got.value())] {
            const auto written = write([&](store::CacheDb& cache) {
                return store::WeekCache(cache).save_notes(person, monday, answer.notes,
                                                          answer.etags);
            });
            if (written && on_stored) on_stored();
        });
    };
    WeekLoader::send(std::move(question), asking(priority), asking(Priority::Background), answered,
                     noted);
}

void DiarySync::ask_class_week(const model::DiaryOwner& child, model::Date monday,
                               Priority priority) {
    // The feed tells of children alone.
    load_class_lessons(
        asking(priority), child, monday, etags(store::week_key(child.person, monday)),
        [this, child, monday](auto answer) { take_week(child, monday, 0, std::move(answer)); });
}

void DiarySync::take_week(const model::DiaryOwner& child, model::Date monday,
                          std::uint64_t position, model::Result<WeekAnswer> answer) {
    const WeekKey key{child.person.value, monday.days};
    const bool invalid = invalid_weeks_.erase(key) > 0;
    if (!answer) return finish(key, answer.error());
    if (invalid) return ask(child, monday, Priority::Screen);
    when_cache([this, child, monday, position, answer = std::move(answer.value()),
                as_of = clock_.now()] { store_week(child, monday, position, answer, as_of); });
}

void DiarySync::store_week(const model::DiaryOwner& child, model::Date monday,
                           std::uint64_t position, const WeekAnswer& answer, model::Instant as_of) {
    const bool with_own =
        child.kind == model::DiaryOwner::Kind::Pupil && session_.endpoints().own_records;
    const auto written = write([&](store::CacheDb& cache) -> model::Result<model::Done> {
        model::Result<model::Done> done = model::Done{};
        if (answer.enrolments)
            done = store::CalendarCache(cache).save_enrolments(child.person, *answer.enrolments,
                                                               as_of, answer.enrolment_etags);
        else if (answer.enrolments_unchanged)
            done =
                cache.confirm(store::enrolments_key(child.person), as_of, answer.enrolment_etags);
        if (!done) return done;
        done = answer.unchanged
                   ? cache.confirm(store::week_key(child.person, monday), as_of, answer.etags)
                   : store::WeekCache(cache).save_week(child.person, monday, answer.days, as_of,
                                                       answer.etags);
        if (done && !with_own && is_followed(position))
            done = cache.set_valid(store::week_key(child.person, monday));
        return done;
    });
    if (!written && store::is_absent(written.error())) return ask(child, monday, Priority::Screen);
    finish({child.person.value, monday.days}, written);
    if (!written) return;
    if (on_stored) on_stored();
    load_file_names(child.person, monday);
    if (with_own) load_own_records(child.person, monday, position);
    // By now it is known which class that was.
    if (cache_ != nullptr) load_calendar(store::WeekCache(*cache_).class_of(child, monday).group);
}

// Something that belongs to the week could not be had: the feed's word is not enough.
void DiarySync::invalidate(model::PersonId child, model::Date monday) {
    if (const auto own = own_records_.find({child.value, monday.days}); own != own_records_.end())
        own->second.position = 0;
    else if (cache_ != nullptr)
        static_cast<void>(write([&](store::CacheDb& cache) {
            return cache.invalidate(store::week_key(child, monday));
        }));
}

// What has changed since the question may be in the answer, or may not.
bool DiarySync::is_followed(std::uint64_t position) const {
    return position != 0 && feed_position() == position;
}

bool DiarySync::is_old(std::optional<model::Instant> as_of) const {
    return !as_of || clock_.now() - *as_of >= kFrameworkLastsMs;
}

void DiarySync::finish(WeekKey key, const model::Result<model::Done>& result) {
    const auto waiting = weeks_.extract(key);
    if (waiting.empty()) return;
    for (const auto& done : waiting.mapped()) done(result);
}

void DiarySync::load_own_records(model::PersonId child, model::Date monday,
                                 std::uint64_t position) {
    const WeekKey key{child.value, monday.days};
    const auto [under_way, is_new] = own_records_.try_emplace(key);
    under_way->second = {.invalid = !is_new, .position = position};
    if (!is_new) return;
    session_.get(api::own_records_path(child, monday, monday + kLastDay), Priority::Background,
                 current([this, key, child, monday](const auto& body) {
                     const auto asked = own_records_.extract(key).mapped();
                     if (asked.invalid) return load_own_records(child, monday, asked.position);
                     if (!body || cache_ == nullptr) return;
                     const auto own = api::decode_own_records(body.value());
                     if (!own) return;
                     const auto written = write([&](store::CacheDb& cache) {
                         auto done = store::save_own_records(cache, child, monday, own.value());
                         if (done && is_followed(asked.position))
                             done = cache.set_valid(store::week_key(child, monday));
                         return done;
                     });
                     if (written && on_stored) on_stored();
                 }));
}

void DiarySync::load_file_names(model::PersonId child, model::Date monday) {
    if (cache_ == nullptr) return;
    const auto works = store::WeekCache(*cache_).works_with_nameless_files(child, monday);
    if (works.empty()) return;
    session_.get(api::homework_path(works), Priority::Background,
                 current([this, child, monday](const auto& body) {
                     if (!body) return invalidate(child, monday);
                     if (cache_ == nullptr) return;
                     const auto files = api::decode_homework_files(body.value());
                     if (!files) return invalidate(child, monday);
                     const auto written = write([&](store::CacheDb& cache) {
                         return store::WeekCache(cache).save_attachments(child, monday,
                                                                         files.value());
                     });
                     if (written && on_stored) on_stored();
                 }));
}

void DiarySync::load_calendar(model::GroupId group) {
    if (!group || !is_old(cache_->as_of(store::calendar_key(group)))) return;
    if (!calendars_.insert(group.value).second) return;

    const auto batch =
        Batch::start(asking(Priority::Background), etags(store::calendar_key(group)),
                     [this, group](const BatchResult& result) {
                         calendars_.erase(group.value);
                         if (result.error || cache_ == nullptr) return;
                         const auto written = write([&](store::CacheDb& cache) {
                             return store_calendar(cache, group, result, clock_.now());
                         });
                         if (written && on_stored) on_stored();
                     });
    batch->ask(api::periods_path(group));
    // Bells serve little without periods, and may fail.
    batch->ask(api::bells_path(group), Batch::Needed::No);
    batch->close();
}

}  // namespace ranets::sync
