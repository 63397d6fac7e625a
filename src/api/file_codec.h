#pragma once
// Files that are sent: what the server says of them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "model/result.h"

namespace ranets::api {

struct Upload {
    model::FileId id;
    std::int64_t received = 0;  // bytes from the front
};

std::string encode_upload(std::string_view name, std::int64_t size);
model::Result<Upload> decode_upload(std::string_view body);
// Also of the answer to a piece that does not join what is there.
std::optional<std::int64_t> received_in(std::string_view body);

}  // namespace ranets::api
