#pragma once
// What is wrong with the line, on purpose: so that anybody can see what an application does then.
#include <cstdint>
#include <optional>
#include <string>

#include "http/json.h"

namespace ranets::stub {

struct Faults {
    int latency = 0;  // milliseconds before each answer
    // Shares of requests, from 0 to 1.
    double loss = 0;             // no answer: the connection is closed
    double cut = 0;              // the body ends in the middle
    double error_rate = 0;       // 503
    double garbage = 0;          // 200 with something else
    std::int64_t bandwidth = 0;  // bytes a second, of all bodies together; 0: no limit
    friend bool operator==(const Faults&, const Faults&) = default;
};

// Sets one by its name in JSON; false when there is no such or the value is out of range.
bool set_fault(Faults& faults, std::string_view name, double value);
std::string_view range_of_fault(std::string_view name);  // in words: "a number from 0 to 1"

Json faults_json(const Faults& faults);
// Takes what the object names, all or nothing; otherwise the name of what is wrong.
std::optional<std::string> change_faults(Faults& faults, const Json& object);

}  // namespace ranets::stub
