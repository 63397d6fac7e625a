#pragma once
// The school on the screen: its card and the people of one class out of the cache.
#include <functional>
#include <optional>
#include <vector>

#include "app/screen_model.h"
#include "sync/diary_sync.h"
#include "sync/line.h"
#include "sync/school_sync.h"

namespace ranets::app {

class SchoolModel final : public ScreenModel {
  public:
    // People change seldom: what is younger than this is shown as fresh without asking.
    static constexpr std::int64_t kFreshForMs = 3'600'000;

    // `views` are the whole: who is signed in, and which child is chosen.
    SchoolModel(SchoolView& view, const Views& views, sync::SchoolSync& sync,
                sync::DiarySync& calendars, const sync::Line& line, const sync::ServerClock& clock)
        : view_(view),
          views_(views),
          sync_(sync),
          calendars_(calendars),
          line_(line),
          clock_(clock) {}

    std::optional<Screen> screen() const override { return Screen::School; }
    void attach(store::CacheDb& cache) override;
    void detach() override;
    void clear() override;
    void start_over() override;
    bool cache_moved() override;
    void line_moved() override;
    void enter(Route& route) override;
    void refresh() override;
    void fail(model::Error::Kind kind) override;
    bool failed() const override { return failure_.has_value(); }
    bool shows_data() const override { return view_.card.value.has_value(); }

    // Of a family: the child's school and class. Of somebody who works there: a class of theirs, of
    // all the school's for an administrator; the one chosen last, or the first, where `wanted` is
    // none of them.
    void show(model::GroupId wanted);
    const model::SchoolClass* class_of(model::GroupId group) const;  // of those shown

    std::function<void()> on_changed;  // the view, outside of the calls above

  private:
    void show(model::SchoolId school, const std::vector<model::SchoolClass>& classes,
              model::GroupId wanted);
    void choose_class();
    void load(std::int64_t unless_younger_ms);
    void read();
    void describe();
    bool older(std::optional<model::Instant> as_of, std::int64_t age_ms) const;
    void finished(const model::Result<model::Done>& result);

    SchoolView& view_;
    const Views& views_;
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
