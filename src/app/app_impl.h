#pragma once
// The parts of the application and how they hang together. A change of the outside or of the user
// comes in at one of the functions of App; every one of them ends in changed().
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/account_files.h"
#include "app/app.h"
#include "app/badge_model.h"
#include "app/child_choice.h"
#include "app/data_model.h"
#include "app/device_settings.h"
#include "app/diary_model.h"
#include "app/file_model.h"
#include "app/late_models.h"
#include "app/login_model.h"
#include "app/own_records.h"
#include "app/screens.h"
#include "sync/change_feed.h"
#include "sync/diary_sync.h"
#include "sync/fetch_ahead.h"
#include "sync/fetcher.h"
#include "sync/file_uploads.h"
#include "sync/live.h"
#include "sync/outbox.h"
#include "sync/revocations.h"
#include "sync/server_clock.h"
#include "sync/session.h"

namespace ranets::app {

// The directory of somebody's files.
std::string directory_of(model::UserId user);

class App::Impl {
  public:
    Impl(Ports ports, std::string_view origin, std::string_view address);
    ~Impl();

    const Views& views() const { return views_; }
    std::uint64_t revision() const { return revision_; }
    sync::FileUploads& uploads() { return uploads_; }

    bool shows_data() const;
    void carry_out(const Command& command);

    void address_changed(std::string_view address);
    void network_changed(bool online);
    void line_costs(bool metered);
    void became_visible();
    void became_hidden();
    void update_waits();
    void late_part_came();
    void late_part_missing();
    void settings_changed(std::string_view json);

  private:
    // An event of the outside or of the user: what it changes is told of once, at its end.
    struct ChangeScope {
        explicit ChangeScope(Impl& owner) : impl(owner) {
            ++impl.change_scopes_;
            impl.last_event_ms_ = impl.ports_.clock.monotonic_ms();
        }
        ~ChangeScope() {
            --impl.change_scopes_;
            impl.changed();
        }
        ChangeScope(const ChangeScope&) = delete;
        ChangeScope& operator=(const ChangeScope&) = delete;
        Impl& impl;
    };

    // One for each command; nothing stands in its way.
    void run(const SignIn& command);
    void run(const SignInDemo& command);
    void run(const SignOut& command);
    void run(const ChooseRegion& command);
    void run(const SetSharedComputer& command);
    void run(const Go& command);
    void run(const ChooseChild& command);
    void run(const LookAtMonth& command);
    void run(const Refresh& command);
    void run(const LoadScreen& command);
    void run(const SetDone& command);
    void run(const SetNote& command);
    void run(const OpenFile& command);
    void run(const StopFile& command);
    void run(const LookAtMark& command);
    void run(const OpenSearch& command);
    void run(const CloseSearch& command);
    void run(const LookFor& command);
    void run(const NarrowSearch& command);
    void run(const SearchIn& command);
    void run(const MoreFound& command);
    void run(const ContinueSearch& command);
    void run(const SaveCalendar& command);
    void run(const SaveFile& command);
    void run(const MakeCalendarAddress& command);
    void run(const RevokeCalendarAddress& command);
    void run(const SetTheme& command);
    void run(const SetLanguage& command);
    void run(const SetTextPercent& command);
    void run(const SetFetchAhead& command);
    void run(const DownloadTerm& command);
    void run(const ClearCache& command);
    void run(const Dismiss& command);
    void run(const UseHere& command);
    void run(const ApplyUpdate& command);
    void run(const SetHomeworkFilter& command);
    void run(const SetOwnHomework& command);
    void run(const DownloadYear& command);

    void connect();
    void resume();  // with the files of last time
    void signed_in(const model::Account& account);
    void files_opened(const model::Account& account);
    // The files are in memory, as the browser has no others.
    bool lasts_as_long_as_tab() const;
    void keep_session(const sync::Tokens& tokens);  // now, or once the disk lets it
    void ask_to_persist();  // once the user has written what only this device knows
    void tell_of_files();   // what is wrong with them, if anything
    void take_files();      // hands the open databases to those who use them
    void detach_files();    // nobody uses them any more
    void detach_sync();     // those who ask and send
    void step_aside();      // another tab takes the files
    // What opening them told of another tab, which is shown; true: it has the files.
    bool files_elsewhere();
    void signed_out_elsewhere();
    void load_account();
    void account_again();  // the line is better now, or somebody looks
    void set_account(const model::Account& account);
    void forget_people();  // what was asked for and shown for whom was signed in
    void session_lost();
    void storage_failed();
    void attach_files();
    void outbox_wrote();  // after it could not, perhaps
    void check_cache();   // once the diary is on the screen, a table at a time
    void disk_again();    // once a write has failed: perhaps there is room now
    void show_login();

    void enter(Route route);               // shows a route, completed
    void visit(Route route);               // while nobody is signed in: now, or once somebody is
    ScreenModel* model_of(Screen screen);  // null: its screen needs none, or it is not there yet
    void set_class(model::GroupId group);  // whose lessons an administrator reads
    bool administers() const;
    void show_address(bool replace);
    void notify(Notice notice);
    void keep_homework_filters();
    void remember();  // the device's settings, unless nothing is to be left here

    // app_sync.cpp: when the server is asked what is new.
    void connect_outbox();
    void connect_sync();
    bool follows() const;  // the feed tells of the children here
    void follow_shown();
    void catch_up();  // one question, or the week where there is no feed
    void caught_up(const model::Result<model::Done>& result);
    bool others_failed() const;
    void refresh_failed();
    void try_again();      // what is missing, once a try is worth while
    void ask_regularly();  // while somebody looks
    void stop_asking();

    // app_data.cpp: what is kept on this device.
    void connect_data();
    std::deque<sync::FetchAhead::Wish> wishes(bool whole_term);
    void fetch_ahead();  // where it is wanted and nothing is in its way
    void fetch_small_files();
    void stop_fetching();
    void end_year(bool well);    // its download, if it runs
    bool download_runs() const;  // that somebody has asked for

    void changed();
    void clock_moved();
    void follow_clock();
    void day_moved(model::Date before);
    void update_line();
    void update_late_part();
    void make_late_models();
    bool late_part_needed() const;
    void update_device();
    void update_lesson();  // what is shown of one beside the cache
    const model::Lesson* open_lesson() const;
    void schedule_tick();

    Ports ports_;
    Views views_;
    std::uint64_t revision_ = 0;
    int change_scopes_ = 0;           // open ones
    std::int64_t last_event_ms_ = 0;  // when the last of them began
    DeviceSettings settings_;
    std::vector<std::string> homework_filters_;  // in settings_, too, where anything is to be left
    Route wanted_;                               // where to go once signed in
    std::string shown_address_;                  // as the address bar has it
    std::string login_;                          // whose session it is, as typed
    model::Date today_;                          // that everything stands at which depends on it
    bool visible_ = true;
    std::optional<std::uint32_t> tick_;
    std::optional<std::uint32_t> question_;  // to the feed
    std::optional<std::uint32_t> slow_;      // what waits has had its time
    std::int64_t changed_at_ = 0;            // the outbox's revision
    std::int64_t waits_since_ms_ = 0;
    std::optional<std::uint32_t> disk_again_, check_cache_, keep_again_;
    std::optional<std::vector<std::string>> unchecked_;  // tables of the cache
    int disk_tries_ = 0;
    unsigned people_ = 0;  // moves when somebody else signs in, or nobody

    sync::ServerClock clock_;
    sync::Fetcher fetcher_;
    sync::Session session_;
    sync::Revocations revocations_;
    sync::Outbox outbox_;
    sync::FileUploads uploads_;
    sync::DiarySync sync_;
    sync::ChangeFeed feed_;
    sync::Live live_;
    sync::FetchAhead ahead_;
    AccountFiles files_;
    LoginModel login_model_;
    FileModel file_model_;
    ChildChoice children_{views_.children};
    OwnRecords records_{outbox_, ports_.rng};
    DiaryModel diary_{views_.diary, views_.children, sync_,           outbox_,
                      records_,     feed_,           fetcher_.line(), clock_};
    BadgeModel badges_{views_.badges, views_.children, outbox_};
    DataModel data_{views_.data, views_.children, files_, diary_};
    std::unique_ptr<LateModels> late_;  // null until their part of the program is there
    std::vector<ScreenModel*> models_{&diary_, &badges_, &data_};  // and those of late_
};

}  // namespace ranets::app
