#pragma once
// Two devices of one family and a server, in a world where everything goes wrong that can: from a
// seed, so that what failed once fails again. After each step what must always hold is checked.
#include <cstdint>
#include <optional>
#include <string>

namespace ranets::simulation {

struct Outcome {
    std::optional<std::string> broken;  // what did not hold, and after which step
    int actions = 0;                    // of users
    int writes = 0;                     // that the server has done
    int crashes = 0;
    int edits = 0;        // of the school
    int disk_faults = 0;  // spells of them
    int ways_back = 0;    // of a cache that had gone to memory, to a disk with room made on it
    std::int64_t requests = 0;
};

// With `tell` each step is written to standard output.
Outcome simulate(std::uint64_t seed, bool tell);

}  // namespace ranets::simulation
