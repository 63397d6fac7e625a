#pragma once
// What a user can do, as values: a screen gives them, App carries them out once the frame is drawn.
// Each can be asked beforehand whether it would do anything, so that its control is greyed, and
// says why.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/obstacle.h"
#include "app/views.h"

namespace ranets::app {

// --- signing in and out
struct SignIn {
    std::string login, password;
};
struct SignInDemo {  // with an account of LoginView::demo
    model::Role role = model::Role::Pupil;
};
struct SignOut {};  // revokes, wipes the account's files, goes to the login
struct ChooseRegion {
    std::string region;  // its id
};
struct SetSharedComputer {
    bool on = false;
};

// --- walking about
struct Go {
    Route route;
    bool replace = false;  // leaves no new entry in the browser's history
};
struct ChooseChild {
    model::PersonId child;
};
struct LookAtMonth {
    model::Date first = {};  // see MonthView; unset: no more
};
struct Refresh {};     // what is on the screen, at the user's word
struct LoadScreen {};  // once more, where what draws it is missing

struct SetHomeworkFilter {
    model::HomeworkFilter filter;
};
struct DownloadYear {};  // what of the homework's school year is not here, on whatever line

// --- of the child on the screen, and the week or the list of homework there
struct SetDone {
    model::WorkId work;
    bool done = false;
};
struct SetNote {
    model::WorkId work;
    std::string text;
    // What the field showed before anything was typed in it, the same with each letter: what has
    // arrived meanwhile and was not shown there is not written over.
    model::OwnNote begun;
};
// Homework of one's own: new without a work, and taken away without a text. `shown`: it as it was
// when one began to change it.
struct SetOwnHomework {
    model::OwnHomework homework;
    model::OwnHomework shown = {};
};
struct OpenFile {  // of the open lesson, or of the open homework's
    model::FileId file;
};
struct StopFile {  // what has come of it stays
    model::FileId file;
};

// --- of the child's marks
struct LookAtMark {
    model::MarkId mark;  // of those shown; none: no more
};

// --- search (SearchView)
struct OpenSearch {};
struct CloseSearch {};
struct LookFor {
    std::string text;
};
struct NarrowSearch {
    std::optional<model::SearchGroup> group;
};
struct SearchIn {
    model::PersonId child;
};
struct MoreFound {};
struct ContinueSearch {};  // with each frame while SearchView::working says so

// --- what goes along. Names of files are words of the user's language; what no file may be called
// is left out of them.
struct SaveCalendar {  // of this school year, as far as it is here
    std::vector<model::PersonId> children;
    std::string file, calendar;  // what each is called
    bool share = false;          // with another program, rather than kept
};
struct SaveFile {  // that a screen has made of what it shows
    std::string name, ending, bytes;
    bool share = false;
};
struct MakeCalendarAddress {
    std::vector<model::PersonId> children;
};
struct RevokeCalendarAddress {
    std::string id;
};

// --- this device
struct SetTheme {
    Theme theme = Theme::System;
};
struct SetLanguage {
    Language language = Language::Russian;
};
struct SetTextPercent {
    int percent = 100;  // one of kTextPercents
};
struct SetFetchAhead {
    FetchAhead when = FetchAhead::Unmetered;
};
struct DownloadTerm {};  // every week of it, of each child, on whatever line
struct ClearCache {};    // what the server can say again; nothing unsent is lost
struct Dismiss {
    Notice notice = Notice::NewVersion;
};
struct UseHere {};      // in place of the tab of Views::other_tab
struct ApplyUpdate {};  // starts anew, in the version of Notice::NewVersion

using Command =
    std::variant<SignIn, SignInDemo, SignOut, ChooseRegion, SetSharedComputer, Go, ChooseChild,
                 LookAtMonth, Refresh, LoadScreen, SetDone, SetNote, OpenFile, StopFile, LookAtMark,
                 OpenSearch, CloseSearch, LookFor, NarrowSearch, SearchIn, MoreFound,
                 ContinueSearch, SaveCalendar, SaveFile, MakeCalendarAddress, RevokeCalendarAddress,
                 SetTheme, SetLanguage, SetTextPercent, SetFetchAhead, DownloadTerm, ClearCache,
                 Dismiss, UseHere, ApplyUpdate, SetHomeworkFilter, DownloadYear, SetOwnHomework>;

// What stands in the way of each, which its control tells. There is one for each command: what is
// left out does not compile.
Obstacle obstacle_to(const SignIn& command, const Views& views);
Obstacle obstacle_to(const SignInDemo& command, const Views& views);
Obstacle obstacle_to(const SignOut& command, const Views& views);
Obstacle obstacle_to(const ChooseRegion& command, const Views& views);
Obstacle obstacle_to(const SetSharedComputer& command, const Views& views);
Obstacle obstacle_to(const Go& command, const Views& views);
Obstacle obstacle_to(const ChooseChild& command, const Views& views);
Obstacle obstacle_to(const LookAtMonth& command, const Views& views);
Obstacle obstacle_to(const Refresh& command, const Views& views);
Obstacle obstacle_to(const LoadScreen& command, const Views& views);
Obstacle obstacle_to(const SetDone& command, const Views& views);
Obstacle obstacle_to(const SetNote& command, const Views& views);
Obstacle obstacle_to(const OpenFile& command, const Views& views);
Obstacle obstacle_to(const StopFile& command, const Views& views);
Obstacle obstacle_to(const LookAtMark& command, const Views& views);
Obstacle obstacle_to(const OpenSearch& command, const Views& views);
Obstacle obstacle_to(const CloseSearch& command, const Views& views);
Obstacle obstacle_to(const LookFor& command, const Views& views);
Obstacle obstacle_to(const NarrowSearch& command, const Views& views);
Obstacle obstacle_to(const SearchIn& command, const Views& views);
Obstacle obstacle_to(const MoreFound& command, const Views& views);
Obstacle obstacle_to(const ContinueSearch& command, const Views& views);
Obstacle obstacle_to(const SaveCalendar& command, const Views& views);
Obstacle obstacle_to(const SaveFile& command, const Views& views);
Obstacle obstacle_to(const MakeCalendarAddress& command, const Views& views);
Obstacle obstacle_to(const RevokeCalendarAddress& command, const Views& views);
Obstacle obstacle_to(const SetTheme& command, const Views& views);
Obstacle obstacle_to(const SetLanguage& command, const Views& views);
Obstacle obstacle_to(const SetTextPercent& command, const Views& views);
Obstacle obstacle_to(const SetFetchAhead& command, const Views& views);
Obstacle obstacle_to(const DownloadTerm& command, const Views& views);
Obstacle obstacle_to(const ClearCache& command, const Views& views);
Obstacle obstacle_to(const Dismiss& command, const Views& views);
Obstacle obstacle_to(const UseHere& command, const Views& views);
Obstacle obstacle_to(const ApplyUpdate& command, const Views& views);
Obstacle obstacle_to(const SetHomeworkFilter& command, const Views& views);
Obstacle obstacle_to(const DownloadYear& command, const Views& views);
Obstacle obstacle_to(const SetOwnHomework& command, const Views& views);
Obstacle obstacle_to_any(const Command& command, const Views& views);

// Those of a frame, in the order in which they were given.
class Commands {
  public:
    void give(Command command);
    std::vector<Command> take();  // and forgets them

  private:
    std::vector<Command> given_;
};

}  // namespace ranets::app
