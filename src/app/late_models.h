#pragma once
// The models of screens whose code comes in the late part of the program, with what asks the server
// for them. They are made once that part is there; whatever names one of them elsewhere would have
// its code fetched before the diary can be read (web/build/late_part.txt). So are the functions
// virtual: the optimiser would put short ones into their callers, with the calls in them.
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "app/homework_model.h"
#include "app/marks_model.h"
#include "app/school_model.h"
#include "app/search_model.h"
#include "app/take_model.h"
#include "sync/calendar_addresses.h"
#include "sync/marks_sync.h"
#include "sync/school_sync.h"

namespace ranets::app {

class LateModels {
  public:
    // What of the application they stand on; all of it outlives them.
    struct Uses {
        Views& views;
        sync::Session& session;
        sync::ServerClock& clock;
        sync::DiarySync& calendars;
        sync::Outbox& outbox;
        OwnRecords& records;
        std::vector<std::string>& homework_filters;  // kept, of each child
        sync::ChangeFeed& feed;
        const sync::Line& line;
        model::Rng& rng;
    };

    struct Events {
        std::function<void()> changed;  // a view, outside of the calls of ScreenModel
        std::function<void()> classes_changed;
        std::function<void()> marks_stored;
        std::function<void()> not_kept;
        std::function<void()> storage_failed;
    };

    LateModels(const Uses& uses, const Events& events);
    virtual ~LateModels();
    LateModels(const LateModels&) = delete;
    LateModels& operator=(const LateModels&) = delete;

    virtual std::array<ScreenModel*, 5> models() {
        return {&homework_, &school_, &marks_, &search_, &take_};
    }

    // Those who ask the server, as ResourceLoader has it.
    virtual void attach(store::CacheDb& cache);
    virtual void detach();

    virtual void show_class(model::GroupId group);
    virtual const model::SchoolClass* class_of(model::GroupId group) const;
    virtual void look_at(model::MarkId mark);
    virtual SearchModel& search() { return search_; }
    virtual TakeModel& take() { return take_; }

    virtual void narrow_homework(const model::HomeworkFilter& filter);
    // Of homework in the list; `begun`: see SetNote.
    virtual void set_done(model::WorkId work, bool done);
    virtual void set_note(model::WorkId work, const std::string& text, const model::OwnNote& begun);
    virtual std::vector<model::Date> missing_homework() const;  // see HomeworkModel::missing_weeks

  private:
    sync::SchoolSync school_sync_;
    sync::MarksSync marks_sync_;
    sync::CalendarAddresses calendar_addresses_;
    HomeworkModel homework_;
    SchoolModel school_;
    MarksModel marks_;
    SearchModel search_;
    TakeModel take_;
};

}  // namespace ranets::app
