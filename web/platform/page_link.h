#pragma once
// What the worker says to the page: the messages of web/page/protocol.js.
#include <string_view>

#include "app/file_part.h"
#include "shell/shell.h"

namespace ranets::web::page {

struct Stats {
    int frames = 0;
    double frame_ms_median = 0, frame_ms_p99 = 0;
    int nodes = 0;
    double semantics_ms_median = 0;
    int requests = 0;
    double bytes_in = 0, bytes_out = 0, heap_bytes = 0;
};

void frame_drawn(bool first, bool data);
void semantics(std::string_view changes);
void cursor(shell::Cursor cursor);
void request(const shell::PageRequest& request);
void address(std::string_view address, bool replace);
void keep_settings(std::string_view json);
void keep_tab_session(std::string_view json);
void settled();
void ask_to_persist(bool ask);
void keep_application();
void save_file(const app::FilePart& part);
void start_newest();
void stats(int question, const Stats& stats);

}  // namespace ranets::web::page
