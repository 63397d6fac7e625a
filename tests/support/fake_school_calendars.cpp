// Addresses for calendar programs: a secret of the client's, the owner's own to take back.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "support/fake_school.h"

namespace ranets::test {
namespace {

using nlohmann::json;

constexpr std::string_view kAddresses = "/ext/v1/calendar-addresses";

sync::Response refusal(int status, const char* type) {
    return json_response(status, json{{"type", type}, {"description", type}}.dump());
}

std::string key_of(const sync::Request& request) {
    for (const auto& [name, value] : request.headers) {
        if (name == "Idempotency-Key") return value;
    }
    return {};
}

}  // namespace

std::optional<sync::Response> FakeSchool::calendar_addresses(const std::string& login,
                                                             const sync::Request& request) {
    if (!request.url.starts_with(kAddresses) || !has("calendars")) return std::nullopt;
    const auto told = [](const CalendarAddress& address) {
        return json{{"id", std::to_string(address.id)},
                    {"persons", address.persons},
                    {"created", address.made.ms}};
    };
    if (request.method == sync::Method::Get) {
        json list = json::array();
        for (const auto& address : calendars) {
            if (address.owner == login) list.push_back(told(address));
        }
        return json_response(200, list.dump());
    }
    if (request.method == sync::Method::Delete) {
        const auto id = std::atoll(request.url.c_str() + kAddresses.size() + 1);
        const auto gone = std::erase_if(
            calendars, [&](const auto& one) { return one.owner == login && one.id == id; });
        return gone > 0 ? json_response(200, "{}") : refusal(404, "apiResourceUnavailable");
    }
    const auto key = key_of(request);
    for (const auto& address : calendars) {
        if (address.key == key) return json_response(201, told(address).dump());
    }
    const json body = json::parse(request.body);
    calendars.push_back({.id = ++last_calendar_,
                         .owner = login,
                         .key = key,
                         .secret = body["secret"],
                         .persons = body["persons"],
                         .made = now()});
    return json_response(201, told(calendars.back()).dump());
}

}  // namespace ranets::test
