#pragma once
// The school on the screen: its card and the people of one class out of the cache.
#include <functional>
#include <optional>
#include <vector>

#include "app/views.h"
#include "store/cache_db.h"
#include "sync/diary_sync.h"
#include "sync/line.h"
#include "sync/school_sync.h"

namespace ranets::app {

class SchoolModel {
  public:
    // People change seldom: what is younger than this is shown as fresh without asking.
    static constexpr std::int64_t kFreshForMs = 3'600'000;

    SchoolModel(SchoolView& view, sync::SchoolSync& sync, sync::DiarySync& calendars,
                const sync::Line& line, const sync::ServerClock& clock)
        : view_(view), sync_(sync), calendars_(calendars), line_(line), clock_(clock) {}

    void attach(store::CacheDb& cache);  // from now on the view reads it
    void detach();                       // the cache is going away; the view stays as it is
    void clear();                        // nobody's school

    // Of a family: the child's school and class.
    void show(const model::Child& child);
    // Of somebody who works there: a class of `classes`, of all the school's where it is empty;
    // the one chosen last, or the first, where `wanted` is none of them.
    void show(model::SchoolId school, const std::vector<model::SchoolClass>& classes,
              model::GroupId wanted);
    const model::SchoolClass* class_of(model::GroupId group) const;  // of those shown

    void refresh();
    void cache_moved();
    void line_moved();
    void fail(model::Error::Kind kind);  // what the screen needs could not be had
    bool failed() const { return failure_.has_value(); }

    std::function<void()> on_changed;  // the view, outside of the calls above

  private:
    void choose_class();
    void load(std::int64_t unless_younger_ms);
    void read();
    void describe();
    bool older(std::optional<model::Instant> as_of, std::int64_t age_ms) const;
    void finished(const model::Result<model::Done>& result);

    SchoolView& view_;
    sync::SchoolSync& sync_;
    sync::DiarySync& calendars_;
    const sync::Line& line_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    bool all_classes_ = false;  // those of the card
    model::GroupId wanted_;
    std::int64_t card_revision_ = 0;  // of what is in the view; 0: not read
    std::int64_t list_revision_ = 0;
    std::optional<model::Error::Kind> failure_;
};

}  // namespace ranets::app
