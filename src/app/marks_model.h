#pragma once
// A pupil's marks on the screen: of one term or of a whole school year, out of the cache.
#include <functional>
#include <optional>
#include <vector>

#include "app/screen_model.h"
#include "sync/change_feed.h"
#include "sync/diary_sync.h"
#include "sync/line.h"
#include "sync/marks_sync.h"
#include "sync/outbox.h"

namespace ranets::app {

class MarksModel final : public ScreenModel {
  public:
    // Where no feed tells of changes, what is younger than this is shown without asking.
    static constexpr std::int64_t kFreshForMs = 60'000;

    MarksModel(MarksView& view, const Views& views, sync::MarksSync& sync,
               sync::DiarySync& calendars, sync::Outbox& outbox, sync::ChangeFeed& feed,
               const sync::Line& line, const sync::ServerClock& clock)
        : view_(view),
          views_(views),
          sync_(sync),
          calendars_(calendars),
          outbox_(outbox),
          feed_(feed),
          line_(line),
          clock_(clock) {}

    std::optional<Screen> screen() const override { return Screen::Marks; }
    void attach(store::CacheDb& cache) override;
    void detach() override;
    void clear() override;
    void start_over() override;
    bool cache_moved() override;
    void line_moved() override;
    void day_moved(model::Date today) override;
    void enter(Route& route) override;
    void leave() override;
    void refresh() override;
    void fail(model::Error::Kind kind) override;
    bool failed() const override { return failure_.has_value(); }
    void follow() override;
    void retry_failed() override;
    bool shows_data() const override { return view_.year.value.has_value(); }

    void look_at(model::MarkId mark);

    std::function<void()> on_changed;  // the view, outside of the calls above
    std::function<void()> on_not_kept;

  private:
    const model::DiaryOwner* child() const;
    int this_year() const { return model::study_year_of(today_.monday()); }
    model::GroupId group() const;  // the class of the year shown
    bool waits() const;
    bool on_screen() const { return views_.route.screen == Screen::Marks; }
    void show(int study_year, int term);
    void refresh_if_older(std::int64_t age_ms);
    void read();
    void read_terms();
    void lay_out();
    void count_lessons_left();
    void describe();
    const model::LessonMark* mark(model::MarkId id) const;

    MarksView& view_;
    const Views& views_;
    sync::MarksSync& sync_;
    sync::DiarySync& calendars_;
    sync::Outbox& outbox_;
    sync::ChangeFeed& feed_;
    const sync::Line& line_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    model::PersonId child_;
    model::Date today_;
    bool usual_term_ = true;  // nobody has chosen another
    std::int64_t revision_ = 0;
    std::int64_t overlaid_ = -1;  // the outbox's revision that the view shows
    std::optional<model::Error::Kind> failure_, histogram_failure_;
};

}  // namespace ranets::app
