#include "http/request_log.h"

#include "http/http_date.h"

namespace ranets::stub {

std::string loggable(std::string_view path) {
    constexpr std::string_view kCalendars = "/ext/v1/calendars/";
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    // What follows is a secret.
    if (path.starts_with(kCalendars)) return std::string(kCalendars) + "-";
    for (const char c : path.substr(0, path.find_first_of("?&"))) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte < 0x7f && c != '\\') {
            out += c;
        } else {
            out.append("\\x") += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

bool RequestLog::open(const std::string& name) {
    file_.reset(name == "-" ? stdout : std::fopen(name.c_str(), "a"));
    return file_ != nullptr;
}

void RequestLog::write(model::Instant at, std::string_view method, std::string_view path,
                       int status, std::string_view remark) {
    if (!file_) return;
    std::string line = http_date(at) + " ";
    line.append(method).append(" ").append(loggable(path)).append(" ");
    line += std::to_string(status);
    if (!remark.empty()) line.append(" warning: ").append(remark);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), file_.get());
    std::fflush(file_.get());
}

}  // namespace ranets::stub
