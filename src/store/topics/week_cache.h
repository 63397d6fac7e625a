#pragma once
// Topic of the cache: the days of children, with lessons, homework and marks.
#include <functional>
#include <optional>
#include <vector>

#include "model/diary.h"
#include "model/lesson_notes.h"
#include "model/own_records.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kWeekTopic;
inline constexpr ResourceKind kWeekKind{2};
inline constexpr ResourceKind kNotesKind{6};

inline ResourceKey week_key(model::PersonId child, model::Date monday) {
    return {kWeekKind, child.value, monday};
}
inline ResourceKey notes_key(model::PersonId child, model::Date monday) {
    return {kNotesKind, child.value, monday};
}

struct StoredWeek {
    model::Week week;           // with the calendar's period and holidays, as far as they are known
    model::Instant as_of;       // when the server said so, by its clock
    std::int64_t revision = 0;  // moves when the content or the class's calendar does
};

class WeekCache {
  public:
    explicit WeekCache(CacheDb& cache) : cache_(cache) {}

    // Replaces the child's whole week, in one transaction: what is not in `days` is gone, but for
    // names of attachments, notes to lessons and own records that are known already. Where that
    // changes the week, the answer with its notes has to be had anew: they may be of new lessons.
    model::Result<model::Done> save_week(model::PersonId child, model::Date monday,
                                         const std::vector<model::Day>& days, model::Instant as_of,
                                         const ETags& etags = {});
    model::Result<model::Done> save_attachments(model::PersonId child, model::Date monday,
                                                const std::vector<model::Attachment>& files);
    // Replaces all notes of the week; nothing happens when it has never been loaded.
    model::Result<model::Done> save_notes(model::PersonId child, model::Date monday,
                                          const std::vector<model::LessonNote>& notes,
                                          const ETags& etags = {});
    // Changes a stored week as `edit` says.
    model::Result<model::Done> edit_week(model::PersonId child, model::Date monday,
                                         const std::function<void(std::vector<model::Day>&)>& edit);

    // Nothing when the week has never been loaded. Attachments without names are left out.
    std::optional<StoredWeek> week(const model::DiaryOwner& child, model::Date monday);
    // As in StoredWeek; 0 when the week has never been loaded.
    std::int64_t week_revision(const model::DiaryOwner& child, model::Date monday);
    // The class that had the week's lessons, as far as they and the enrolments of that school year
    // tell; else today's.
    model::Enrolment class_of(const model::DiaryOwner& child, model::Date monday);
    std::vector<model::WorkId> works_with_nameless_files(model::PersonId child, model::Date monday);

    // Of days that have any, inclusive, by day.
    std::vector<model::DayMarks> marks_by_day(model::PersonId child, model::Date first,
                                              model::Date last);
    // New to who reads them.
    std::vector<model::MarkId> unseen_marks(model::PersonId child, model::Date since);
    // Of each lesson on the days, inclusive, but for cancelled ones.
    std::vector<model::SubjectId> subjects_of_lessons(model::PersonId child, model::Date first,
                                                      model::Date last);
    // The first day after `after` that has lessons, if every week up to it is stored.
    std::optional<model::Day> next_school_day(model::PersonId child, model::Date after);

    struct KeptWeeks {
        int weeks = 0;
        model::Date first;  // Monday of the earliest
    };
    std::optional<KeptWeeks> kept_weeks(model::PersonId child);

    // As they are stored: by day, number and id; attachments without names are among them.
    std::vector<model::Day> days(model::PersonId child, model::Date first, model::Date last);

  private:
    model::Result<model::Done> replace_days(model::PersonId child, model::Date monday,
                                            const std::vector<model::Day>& days);
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
