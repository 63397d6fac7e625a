// Files: parts of them, and those that people send.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "api/content_range.h"
#include "support/fake_school.h"

namespace ranets::test {
namespace {

using nlohmann::json;

constexpr std::string_view kFiles = "/ext/v1/files/";
constexpr std::string_view kUploads = "/ext/v1/uploads";
constexpr std::int64_t kFirstUpload = 9'000'000;

std::string header(const sync::Request& request, std::string_view name) {
    for (const auto& [key, value] : request.headers) {
        if (key == name) return value;
    }
    return {};
}

sync::Response refusal(int status, const char* type) {
    return json_response(status, json{{"type", type}, {"description", type}}.dump());
}

std::int64_t number_at_end(const std::string& url) {
    return std::atoll(url.c_str() + url.rfind('/') + 1);
}

sync::Response send(const FakeSchool::File& file, const std::string& asked, bool knows_ranges) {
    sync::Response response = json_response(200, file.bytes);
    response.headers = {{"content-type", "application/octet-stream"},
                        {"content-disposition", "attachment; filename*=UTF-8''x"},
                        {"etag", '"' + std::to_string(file.version) + '"'}};
    if (asked.empty() || !knows_ranges) return response;
    const auto dash = asked.find('-');
    const auto first = static_cast<std::size_t>(std::atoll(asked.c_str() + 6));
    const auto last = static_cast<std::size_t>(std::atoll(asked.c_str() + dash + 1));
    if (first >= file.bytes.size()) return refusal(416, "rangeInvalid");
    response.status = 206;
    response.body = file.bytes.substr(first, last - first + 1);
    response.headers.emplace_back(
        "content-range", api::content_range(static_cast<std::int64_t>(first),
                                            static_cast<std::int64_t>(response.body.size()),
                                            static_cast<std::int64_t>(file.bytes.size())));
    return response;
}

sync::Response state(std::int64_t id, const FakeSchool::File& file) {
    return json_response(200, json{{"id", std::to_string(id)},
                                   {"name", file.name},
                                   {"mediaType", nullptr},
                                   {"size", file.size},
                                   {"received", file.bytes.size()}}
                                  .dump());
}

}  // namespace

std::optional<sync::Response> FakeSchool::file_exchange(const std::string& login,
                                                        const sync::Request& request) {
    // The URL may have an origin in front.
    const auto files_at = request.url.find(kFiles);
    const auto uploads_at = request.url.find(kUploads);
    if (files_at != std::string::npos) {
        const auto known = files.find(number_at_end(request.url));
        const File usual{.bytes = std::string(kDefaultFileBytes, '%'), .owner = {}, .name = {}};
        return send(known == files.end() ? usual : known->second, header(request, "Range"),
                    knows_ranges);
    }
    if (uploads_at == std::string::npos) return std::nullopt;
    if (request.method == sync::Method::Post) {
        const auto key = header(request, "Idempotency-Key");
        if (const auto before = answered_.find(key); before != answered_.end())
            return before->second.second;
        const json body = json::parse(request.body);
        const auto id = kFirstUpload + static_cast<std::int64_t>(answered_.size());
        files[id] = {.bytes = {}, .owner = login, .name = body["name"], .size = body["size"]};
        auto answer = state(id, files[id]);
        answer.status = 201;
        answered_[key] = {request.url, answer};
        return answer;
    }
    const auto found = files.find(number_at_end(request.url));
    if (found == files.end()) return refusal(404, "apiResourceUnavailable");
    File& file = found->second;
    if (request.method == sync::Method::Delete) {
        files.erase(found);
        return json_response(200, "{}");
    }
    if (request.method == sync::Method::Put) {
        const auto range = api::parse_content_range(header(request, "Content-Range"));
        const auto count = static_cast<std::int64_t>(request.body.size());
        if (!range || range->size != file.size || range->last - range->first + 1 != count)
            return refusal(400, "parameterInvalid");
        const auto here = static_cast<std::int64_t>(file.bytes.size());
        if (range->first > here)
            return json_response(409, json{{"type", "uploadGap"},
                                           {"description", "Bytes are missing"},
                                           {"received", here}}
                                          .dump());
        if (range->last >= here)
            file.bytes += request.body.substr(static_cast<std::size_t>(here - range->first));
    }
    return state(found->first, file);
}

}  // namespace ranets::test
