#pragma once
// The sign-in of a browser that keeps no files: it lasts as long as the tab, through its reloads.
#include <optional>
#include <string>
#include <string_view>

#include "store/outbox_db.h"

namespace ranets::app {

struct TabSession {
    std::string account;  // as of its files, if there were any
    store::SavedSession session;
};

std::optional<TabSession> read_tab_session(std::string_view json);  // none where it makes no sense
std::string write_tab_session(const TabSession& tab);

}  // namespace ranets::app
