#include "api/file_codec.h"

#include <charconv>

#include "api/json.h"

namespace ranets::api {
namespace {

constexpr std::int64_t kNotSaid = -1;

}  // namespace

std::string encode_upload(std::string_view name, std::int64_t size) {
    return ObjectWriter().text("name", name).integer("size", size).take();
}

model::Result<Upload> decode_upload(std::string_view body) {
    const Document document(body);
    Upload upload;
    const auto id = text(document.root(), "id");
    std::from_chars(id.data(), id.data() + id.size(), upload.id.value);
    upload.received = integer(document.root(), "received", kNotSaid);
    if (!upload.id || upload.received < 0) return garbled("no upload");
    return upload;
}

std::optional<std::int64_t> received_in(std::string_view body) {
    const Document document(body);
    const auto received = integer(document.root(), "received", kNotSaid);
    return received >= 0 ? std::optional(received) : std::nullopt;
}

}  // namespace ranets::api
