// A connection's bytes are the same requests in whatever pieces they come: two servers that read
// them in two ways could be set against each other. A refusal may come a little later in one than
// in the other, where a line is not at its end yet.
#include <algorithm>
#include <string>
#include <vector>

#include "http/request_reader.h"
#include "target.h"

namespace ranets::fuzz {
namespace {

using stub::RequestReader;

// What was asked for, a line each.
std::vector<std::string> read(std::string_view bytes, std::size_t piece) {
    const stub::Limits limits{.header_bytes = 2048, .header_fields = 20, .body_bytes = 4096};
    RequestReader reader(limits);
    std::vector<std::string> told;
    while (true) {
        switch (reader.advance()) {
            case RequestReader::Step::NeedsMore: {
                if (bytes.empty()) return told;
                const auto room = reader.room();
                check(!room.empty(), "there is room for more");
                const auto count = std::min({room.size(), piece, bytes.size()});
                std::copy_n(bytes.data(), count, room.data());
                bytes.remove_prefix(count);
                reader.add(count);
                break;
            }
            case RequestReader::Step::ExpectsContinue:
                break;
            case RequestReader::Step::Complete: {
                const auto received = reader.take();
                const stub::Request& request = received.request;
                check(request.body.size() <= limits.body_bytes, "a body is within its limit");
                check(request.path.size() <= limits.path_bytes, "a path is within its limit");
                told.push_back(request.method + " " + request.target + " " + request.body);
                if (!received.keeps_alive) return told;
                break;
            }
            case RequestReader::Step::Refused:
                check(reader.status() >= 400, "a refusal has its status");
                return told;
        }
    }
}

}  // namespace

void http_front(std::string_view bytes) {
    const auto whole = read(bytes, bytes.size() + 1);
    check(read(bytes, 1) == whole, "byte by byte");
    check(read(bytes, 7) == whole, "in sevens");
}

}  // namespace ranets::fuzz
