#pragma once
// What a user can do. The shell calls these; App implements them; tests record them.
#include <string_view>

#include "app/views.h"

namespace ranets::app {

class Commands {
  public:
    virtual ~Commands() = default;

    virtual void sign_in(std::string_view login, std::string_view password) = 0;
    virtual void sign_in_demo(model::Role role) = 0;
    virtual void sign_out() = 0;  // revokes, wipes the account's files, goes to the login
    virtual void choose_region(std::string_view region_id) = 0;
    virtual void set_shared_computer(bool on) = 0;

    // `replace` leaves no new entry in the browser's history.
    virtual void go(const Route& route, bool replace = false) = 0;
    virtual void choose_child(model::PersonId child) = 0;
    // Of the child and the week on the screen: homework's tick, and the user's own words on it.
    virtual void set_done(model::WorkId work, bool done) = 0;
    virtual void set_note(model::WorkId work, std::string_view text) = 0;
    virtual void open_file(model::FileId file) = 0;     // of the lesson on the screen
    virtual void look_at_month(model::Date first) = 0;  // see MonthView; unset: no more
    virtual void refresh() = 0;                         // what is on the screen, at the user's word
    virtual void set_theme(Theme theme) = 0;
    virtual void set_language(Language language) = 0;
    virtual void set_text_percent(int percent) = 0;  // others than kTextPercents change nothing
    virtual void set_fetch_ahead(FetchAhead when) = 0;
    virtual void download_term() = 0;  // every week of it, of each child, on whatever line
    virtual void clear_cache() = 0;    // what the server can say again; nothing unsent is lost
    virtual void dismiss(Notice notice) = 0;
    virtual void use_here() = 0;      // in place of the tab of Views::other_tab
    virtual void apply_update() = 0;  // starts anew, in the version of Notice::NewVersion
};

}  // namespace ranets::app
