#pragma once
// The diary on the screen: a child's week out of the cache, its state, what follows it.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/own_records.h"
#include "app/screen_model.h"
#include "sync/change_feed.h"
#include "sync/diary_sync.h"
#include "sync/line.h"
#include "sync/outbox.h"
#include "sync/server_clock.h"

namespace ranets::app {

class DiaryModel final : public ScreenModel {
  public:
    // A week younger than this is shown as fresh when it is turned to, without asking.
    static constexpr std::int64_t kFreshForMs = 60'000;

    DiaryModel(DiaryView& diary, const ChildrenView& children, sync::DiarySync& sync,
               const sync::Outbox& outbox, OwnRecords& records, const sync::ChangeFeed& feed,
               const sync::Line& line, const sync::ServerClock& clock)
        : view_(diary),
          children_(children),
          sync_(sync),
          outbox_(outbox),
          records_(records),
          feed_(feed),
          line_(line),
          clock_(clock) {}

    std::optional<Screen> screen() const override { return Screen::Diary; }
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
    bool shows_data() const override { return view_.week.value.has_value(); }

    void show_today();  // of the chosen child, though another screen is shown
    void look_at_month(model::Date first);
    void set_done(model::WorkId work, bool done);
    // `begun`: see SetNote.
    void set_note(model::WorkId work, const std::string& text, const model::OwnNote& begun);
    void refresh_if_older(std::int64_t age_ms);
    void wait_for_feed();  // what is shown is looked at anew by follow() or fail()
    bool followed() const { return validity() == store::Validity::Valid; }

    std::function<void()> on_changed;  // the views, outside of the calls above

  private:
    void show(model::PersonId child, model::Date date, model::LessonId lesson);
    const model::DiaryOwner* child() const;  // whose week it is
    store::Validity validity() const;        // of the week, by the feed
    void read();                             // the week, if the cache has another than the view
    void look_ahead();
    void read_month();  // and asks for those of its weeks that were never loaded
    void describe();    // states of the week and of the synchronisation
    OwnRecords::Place place_of(model::WorkId work) const;
    std::vector<model::OwnHomework> own_homework(const model::DiaryOwner& whose) const;

    DiaryView& view_;
    const ChildrenView& children_;
    sync::DiarySync& sync_;
    const sync::Outbox& outbox_;
    OwnRecords& records_;
    const sync::ChangeFeed& feed_;
    const sync::Line& line_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    model::PersonId child_;  // whose week is in the view
    model::Date date_;
    model::Date monday_;
    model::Date today_;
    model::LessonId lesson_;
    std::vector<model::OwnHomework> own_;  // of the week
    std::int64_t revision_ = 0;            // of the week in the view; 0: not read
    std::int64_t overlaid_ = 0;            // the outbox's, likewise
    std::optional<model::Error::Kind> failure_;
    bool waits_for_feed_ = false;
};

}  // namespace ranets::app
