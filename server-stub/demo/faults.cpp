#include "demo/faults.h"

#include <cmath>

namespace ranets::stub {
namespace {

constexpr double kLongestLatency = 60'000;
constexpr double kMostBytes = 1e9;

bool is_whole(double value, double most) {
    return value >= 0 && value <= most && value == std::floor(value);
}

bool set_share(double& share, double value) {
    if (!(value >= 0 && value <= 1)) return false;
    share = value;
    return true;
}

}  // namespace

bool set_fault(Faults& faults, std::string_view name, double value) {
    if (name == "loss") return set_share(faults.loss, value);
    if (name == "cut") return set_share(faults.cut, value);
    if (name == "errorRate") return set_share(faults.error_rate, value);
    if (name == "garbage") return set_share(faults.garbage, value);
    if (name == "latency" && is_whole(value, kLongestLatency)) {
        faults.latency = static_cast<int>(value);
        return true;
    }
    if (name == "bandwidth" && is_whole(value, kMostBytes)) {
        faults.bandwidth = static_cast<std::int64_t>(value);
        return true;
    }
    return false;
}

std::string_view range_of_fault(std::string_view name) {
    if (name == "latency") return "milliseconds from 0 to 60000";
    return name == "bandwidth" ? "bytes a second, up to 1000000000" : "a share from 0 to 1";
}

Json faults_json(const Faults& faults) {
    return {{"latency", faults.latency}, {"loss", faults.loss},
            {"cut", faults.cut},         {"errorRate", faults.error_rate},
            {"garbage", faults.garbage}, {"bandwidth", faults.bandwidth}};
}

std::optional<std::string> change_faults(Faults& faults, const Json& object) {
    if (!object.is_object()) return "body";
    Faults changed = faults;
    for (const auto& [name, value] : object.items()) {
        if (!value.is_number() || !set_fault(changed, name, value.get<double>())) return name;
    }
    faults = changed;
    return std::nullopt;
}

}  // namespace ranets::stub
