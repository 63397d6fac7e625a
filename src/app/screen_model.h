#pragma once
// A part of the views that follows the account's files, the line and the day: what stands behind a
// screen, or beside all of them. The application keeps them in a list and tells each of what moved.
#include <optional>

#include "app/views.h"
#include "model/result.h"
#include "store/cache_db.h"

namespace ranets::app {

class ScreenModel {
  public:
    ScreenModel() = default;
    virtual ~ScreenModel() = default;
    ScreenModel(const ScreenModel&) = delete;
    ScreenModel& operator=(const ScreenModel&) = delete;

    // Whose it is; none: it stands beside all of them.
    virtual std::optional<Screen> screen() const { return {}; }

    // --- the account's files
    virtual void attach(store::CacheDb& cache) = 0;  // from now on the view reads it
    virtual void detach() = 0;      // the cache is going away; the view stays as it is
    virtual void clear() = 0;       // nobody's any more
    virtual void start_over() = 0;  // the cache was emptied

    // --- what moved; whether the view did, too
    virtual bool cache_moved() = 0;
    virtual void line_moved() {}
    virtual void day_moved(model::Date) {}  // today

    // --- walking about
    virtual void enter(Route&) {}  // completes the way to its screen, and shows what is there
    virtual void leave() {}        // what was on the screen has been seen

    // --- asking the server
    virtual void refresh() {}                 // at the user's word
    virtual void fail(model::Error::Kind) {}  // what is shown could not be had
    virtual bool failed() const { return false; }
    virtual void follow() {}        // the feed has spoken: asks for what no longer holds
    virtual void retry_failed() {}  // what could not be had before can perhaps be had now

    // Something of the school is to be seen: the first of it ends the start.
    virtual bool shows_data() const { return false; }
};

}  // namespace ranets::app
