#include "app/late_models.h"

namespace ranets::app {

LateModels::LateModels(const Uses& uses, const Events& events)
    : school_sync_(uses.session, uses.clock),
      marks_sync_(uses.session, uses.clock),
      calendar_addresses_(uses.session, uses.rng),
      homework_(uses.views.homework, uses.views, uses.calendars, uses.outbox, uses.records,
                uses.feed, uses.line, uses.clock, uses.homework_filters),
      school_(uses.views.school, uses.views, school_sync_, uses.calendars, uses.line, uses.clock),
      marks_(uses.views.marks, uses.views, marks_sync_, uses.calendars, uses.outbox, uses.feed,
             uses.line, uses.clock),
      search_(uses.views.search, uses.views, uses.outbox, uses.clock),
      take_(uses.views.take, uses.views, calendar_addresses_, uses.session, uses.clock) {
    homework_.on_changed = events.changed;
    school_sync_.on_storage_failed = events.storage_failed;
    school_.on_changed = events.classes_changed;
    marks_sync_.on_storage_failed = events.storage_failed;
    marks_sync_.on_stored = events.marks_stored;
    marks_sync_.feed_position = [&feed = uses.feed] {
        return feed.available() ? feed.position() : 0;
    };
    marks_.on_changed = events.changed;
    marks_.on_not_kept = events.not_kept;
    take_.on_changed = events.changed;
}

LateModels::~LateModels() = default;

void LateModels::attach(store::CacheDb& cache) {
    school_sync_.attach(cache);
    marks_sync_.attach(cache);
}

void LateModels::detach() {
    school_sync_.detach();
    marks_sync_.detach();
    take_.stop();
}

void LateModels::show_class(model::GroupId group) {
    school_.show(group);
}

const model::SchoolClass* LateModels::class_of(model::GroupId group) const {
    return school_.class_of(group);
}

void LateModels::look_at(model::MarkId mark) {
    marks_.look_at(mark);
}

void LateModels::narrow_homework(const model::HomeworkFilter& filter) {
    homework_.set_filter(filter);
}

void LateModels::set_done(model::WorkId work, bool done) {
    homework_.set_done(work, done);
}

void LateModels::set_note(model::WorkId work, const std::string& text,
                          const model::OwnNote& begun) {
    homework_.set_note(work, text, begun);
}

std::vector<model::Date> LateModels::missing_homework() const {
    return homework_.missing_weeks();
}

}  // namespace ranets::app
