#pragma once
// «Взять с собой»: lessons and homework as a calendar's file, out of the cache, and the addresses
// at which calendar programs ask for them.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/screen_model.h"
#include "sync/calendar_addresses.h"
#include "sync/line.h"
#include "sync/server_clock.h"
#include "sync/session.h"

namespace ranets::app {

class TakeModel final : public ScreenModel {
  public:
    TakeModel(TakeView& view, const Views& views, sync::CalendarAddresses& addresses,
              const sync::Session& session, const sync::ServerClock& clock)
        : view_(view), views_(views), addresses_(addresses), session_(session), clock_(clock) {}

    std::optional<Screen> screen() const override { return Screen::Take; }
    void attach(store::CacheDb& cache) override;
    void detach() override { cache_ = nullptr; }
    void clear() override;
    void start_over() override { cache_moved(); }
    bool cache_moved() override;
    void enter(Route& route) override;
    void leave() override;
    void refresh() override;
    bool failed() const override { return shown_ && failure_.has_value(); }

    // What is here of this school year of theirs, as a file.
    std::string calendar(const std::vector<model::PersonId>& children, std::string_view name) const;

    void stop();  // asking: nobody will be answered
    void make_address(const std::vector<model::PersonId>& children);
    void revoke_address(const std::string& id);

    std::function<void()> on_changed;  // the view, outside of the calls above

  private:
    void read();
    void describe();
    model::Date first_day() const;  // of the school year

    TakeView& view_;
    const Views& views_;
    sync::CalendarAddresses& addresses_;
    const sync::Session& session_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    bool shown_ = false;
    bool asking_ = false;
    std::optional<model::Error::Kind> failure_;  // of the list
};

}  // namespace ranets::app
