#include "http/limits.h"

#include <sys/resource.h>

#include <algorithm>

namespace ranets::stub {
namespace {

constexpr std::size_t kFilesForOthers = 48;  // data, log, pages

// The usual soft limit is just above a thousand.
std::size_t most_files() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

}  // namespace

Limits within_files(Limits limits) {
    constexpr std::size_t kReserved = kFilesForOthers + kTurnedAwayAtOnce;
    const std::size_t files = most_files();
    const std::size_t most = files > 2 * kReserved ? files - kReserved : files / 2;
    limits.connections = std::min(limits.connections, most);
    return limits;
}

}  // namespace ranets::stub
