#pragma once
// The program's options.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "demo/faults.h"
#include "http/limits.h"
#include "model/date.h"
#include "model/result.h"

namespace ranets::stub {

struct Options {
    int port = 8080;  // 0: any free one
    std::string host = "127.0.0.1";
    std::string data;  // empty: in memory
    std::optional<std::uint64_t> seed;
    std::optional<int> students;
    std::optional<model::LocalTime> date;      // the demo's present; none: the real one
    std::string log;                           // empty: none, "-": standard output
    std::string site;                          // empty: looked for beside the executable
    int rate_limit = 0;                        // requests a minute of each client; 0: no limit
    int histogram_min = 5;                     // fewer marks are left out: they tell whose they are
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
    std::vector<std::string> cors_origins;     // of pages that may read the API from a browser
    Limits limits;
    Faults faults;                    // of the line; the demo's page sets others
    bool pupil_teacher_chats = true;  // may be made
    bool demo = false;                // that page is open also where others may come
    bool maintenance = false;         // the API answers with a page that says so
    bool routes = false;              // only list the API's routes
    bool help = false;
};

inline constexpr std::uint64_t kDefaultSeed = 1;
inline constexpr int kDefaultStudents = 550;

// An error's message is a whole sentence.
model::Result<Options> parse_options(const std::vector<std::string>& arguments);

extern const char* const kHelp;

}  // namespace ranets::stub
