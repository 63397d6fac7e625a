#pragma once
// What is remembered for this device rather than for an account.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoints.h"
#include "app/views.h"

namespace ranets::app {

struct DeviceSettings {
    std::string account;  // whose files are here; empty: nobody's
    std::string region;
    Theme theme = Theme::System;
    Language language = Language::Russian;
    int text_percent = 100;
    FetchAhead fetch_ahead = FetchAhead::Unmetered;
    bool storage_told = false;   // Notice::StorageUnavailable was shown
    bool promise_asked = false;  // the browser was asked to keep what is stored
    std::int64_t server_offset_ms = 0;
    std::vector<std::string> revocations;       // refresh tokens: see sync::Revocations
    std::vector<std::string> homework_filters;  // of the account: see app/homework_address.h
    api::Endpoints endpoints;                   // as the configuration said last

    friend bool operator==(const DeviceSettings&, const DeviceSettings&) = default;
};

DeviceSettings read_settings(std::string_view json);  // what can't be read keeps its default
std::string write_settings(const DeviceSettings& settings);

}  // namespace ranets::app
