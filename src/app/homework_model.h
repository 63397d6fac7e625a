#pragma once
// The list of homework on the screen: a school year's, or all that is known, of the chosen child,
// narrowed down. While its screen is not shown it does nothing.
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/own_records.h"
#include "app/screen_model.h"
#include "sync/change_feed.h"
#include "sync/diary_sync.h"
#include "sync/line.h"
#include "sync/server_clock.h"

namespace ranets::app {

class HomeworkModel final : public ScreenModel {
  public:
    static constexpr std::int64_t kFreshForMs = 60'000;  // as of the diary

    HomeworkModel(HomeworkView& view, const Views& views, sync::DiarySync& sync,
                  const sync::Outbox& outbox, OwnRecords& records, const sync::ChangeFeed& feed,
                  const sync::Line& line, const sync::ServerClock& clock,
                  std::vector<std::string>& kept)
        : view_(view),
          views_(views),
          sync_(sync),
          outbox_(outbox),
          records_(records),
          feed_(feed),
          line_(line),
          clock_(clock),
          kept_(kept) {}

    std::optional<Screen> screen() const override { return Screen::Homework; }
    void attach(store::CacheDb& cache) override {
        cache_ = &cache;
        if (was_shown_) start_anew();
    }
    void detach() override { cache_ = nullptr; }
    void clear() override {
        cache_ = nullptr;
        if (was_shown_) forget();
    }
    void start_over() override {
        if (was_shown_) start_anew();
    }
    bool cache_moved() override { return shown_ && read(); }
    void line_moved() override {
        if (shown_) describe();
    }
    void day_moved(model::Date today) override {
        today_ = today;
        if (shown_) show_day();
    }
    void enter(Route& route) override;
    void leave() override { shown_ = false; }
    void refresh() override;
    void follow() override {
        if (shown_) load_stale();
    }
    void fail(model::Error::Kind kind) override {
        if (!shown_) return;
        failure_ = kind;
        describe();
    }
    bool failed() const override { return shown_ && failure_.has_value(); }
    bool shows_data() const override { return view_.list.value.has_value(); }

    void set_filter(const model::HomeworkFilter& filter);
    void set_done(model::WorkId work, bool done);
    // `begun`: see SetNote.
    void set_note(model::WorkId work, const std::string& text, const model::OwnNote& begun);

    // What is not here of the years shown: by Monday, the latest first.
    std::vector<model::Date> missing_weeks() const;

    std::function<void()> on_changed;  // the view, outside of the calls above

  private:
    struct Week {
        model::Date monday;
        std::int64_t revision = 0;
        std::vector<model::Day> days = {};
        std::vector<std::string> words = {};  // of each homework, in order
        bool overlaid = false;                // shows what waits in the outbox
    };

    const model::DiaryOwner* child() const { return views_.children.chosen_child(); }
    bool shows_year(int year) const;
    model::SchoolYear mondays_shown() const;
    bool holds(const store::ResourceKey& key) const;
    void start_anew();
    void forget();
    void forget_weeks();
    void show_day();
    void load(model::Date monday, sync::Priority priority);
    void load_near(std::int64_t unless_younger_ms);
    void load_stale();
    bool read();        // what moved in the cache and the outbox; whether the view did
    void find_years();  // and how much of those that are shown is here
    bool read_weeks();  // whether any of them moved
    void read_days(std::vector<Week>::iterator first, std::vector<Week>::iterator last);
    void overlay();
    static void fold_words(Week& week);
    bool read_own();  // homework of one's own; whether it moved
    void gather();    // what is there out of the weeks
    void arrange();   // the list out of what is there
    void open();      // the panel's homework
    void describe();
    OwnRecords::Place place_of(model::WorkId work) const;

    HomeworkView& view_;
    const Views& views_;
    sync::DiarySync& sync_;
    const sync::Outbox& outbox_;
    OwnRecords& records_;
    const sync::ChangeFeed& feed_;
    const sync::Line& line_;
    const sync::ServerClock& clock_;
    std::vector<std::string>& kept_;  // how the list was left, of each child
    store::CacheDb* cache_ = nullptr;
    bool shown_ = false, was_shown_ = false;
    model::PersonId child_;
    model::Date today_, opened_;  // the latter: on which one began to read
    model::WorkId work_;
    model::HomeworkFilter filter_;
    std::vector<Week> weeks_;              // in order
    std::vector<model::OwnHomework> own_;  // by day
    Week own_week_;                        // the same, as the list shows it
    std::int64_t overlaid_ = 0;            // the outbox's revision
    std::vector<model::HomeworkItem> items_;
    // What was ticked since the filter was used last stays where it was: done or not.
    std::vector<std::pair<model::WorkId, bool>> held_;
    std::optional<model::Error::Kind> failure_;
};

}  // namespace ranets::app
