#include "options.h"

#include <charconv>
#include <limits>

#include "http/addresses.h"
#include "http/message.h"

namespace ranets::stub {
namespace {

constexpr int kFewestStudents = 22;  // one in each class
constexpr int kMostStudents = 200'000;
constexpr int kMostRequestsAMinute = 1'000'000;
constexpr int kLargestClass = 64;
constexpr int kNoon = 12 * 60;

model::Error fault(std::string sentence) {
    return {model::Error::Kind::Refused, std::move(sentence), false};
}

template <class Number>
std::optional<Number> number(const std::string& text, Number low, Number high) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return value < low || value > high ? std::nullopt : std::optional(value);
}

// A day alone means its noon.
std::optional<model::LocalTime> moment(const std::string& text) {
    const auto letter = text.find('T');
    const auto date = model::Date::parse(text.substr(0, letter));
    if (!date) return std::nullopt;
    if (letter == std::string::npos) return model::LocalTime{*date, {kNoon}};
    const auto time = model::TimeOfDay::parse(text.substr(letter + 1));
    return time ? std::optional(model::LocalTime{*date, *time}) : std::nullopt;
}

// "--error-rate" is errorRate in JSON.
std::string_view fault_of(const std::string& name) {
    if (name == "--error-rate") return "errorRate";
    for (const char* known : {"--latency", "--loss", "--cut", "--garbage", "--bandwidth"}) {
        if (name == known) return std::string_view(known).substr(2);
    }
    return {};
}

bool set(Options& options, const std::string& name, const std::string& value) {
    if (name == "--host") options.host = value;
    if (name == "--data") options.data = value;
    if (name == "--log") options.log = value;
    if (name == "--site") options.site = value;
    if (name == "--port") {
        const auto port = number<int>(value, 0, 65'535);
        if (port) options.port = *port;
        return port.has_value();
    }
    if (name == "--seed") {
        options.seed = number<std::uint64_t>(value, 0, std::numeric_limits<std::uint64_t>::max());
        return options.seed.has_value();
    }
    if (name == "--students") {
        options.students = number<int>(value, kFewestStudents, kMostStudents);
        return options.students.has_value();
    }
    if (name == "--rate-limit") {
        const auto limit = number<int>(value, 1, kMostRequestsAMinute);
        if (limit) options.rate_limit = *limit;
        return limit.has_value();
    }
    if (name == "--histogram-min") {
        const auto marks = number<int>(value, 1, kLargestClass);
        if (marks) options.histogram_min = *marks;
        return marks.has_value();
    }
    if (name == "--trusted-proxy") {
        options.trusted_proxies.push_back(plain_address(value));
        return !options.trusted_proxies.back().empty();
    }
    if (name == "--cors-origin") {
        options.cors_origins.push_back(value);
        return !value.empty() && origin_of(value) == value;
    }
    if (name == "--date") {
        options.date = moment(value);
        return options.date.has_value();
    }
    if (const std::string_view fault = fault_of(name); !fault.empty()) {
        const auto amount = number<double>(value, 0, std::numeric_limits<double>::max());
        return amount && set_fault(options.faults, fault, *amount);
    }
    return !value.empty();
}

std::string expected(const std::string& name) {
    if (name == "--port") return "a number from 0 to 65535";
    if (name == "--seed") return "a whole number";
    if (name == "--students") {
        return "a number from " + std::to_string(kFewestStudents) + " to " +
               std::to_string(kMostStudents);
    }
    if (name == "--rate-limit") {
        return "a number from 1 to " + std::to_string(kMostRequestsAMinute);
    }
    if (name == "--histogram-min") return "a number from 1 to " + std::to_string(kLargestClass);
    if (name == "--trusted-proxy") return "an address like 10.0.0.1";
    if (name == "--cors-origin") return "an origin like https://diary.example";
    if (name == "--date") return "a day like 2026-11-18 or a moment like 2026-11-18T12:34";
    if (const std::string_view fault = fault_of(name); !fault.empty()) {
        return std::string(range_of_fault(fault));
    }
    return "a value";
}

}  // namespace

const char* const kHelp =
    "Usage: ranets-stub [options]\n"
    "Serves Ranets and the REST API of a made-up school.\n"
    "\n"
    "  --port N            port to listen on, 0 for any free one (8080)\n"
    "  --host H            address to listen on (127.0.0.1)\n"
    "  --data FILE         keep sign-ins, ticks and notes in FILE (in memory)\n"
    "  --seed N            which school to make up (1)\n"
    "  --students N        how many pupils it has (550)\n"
    "  --date DAY[THH:MM]  the school's present, which then ticks on (the real one)\n"
    "  --log FILE          one line a request, - for standard output (none)\n"
    "  --site DIR          the built page (site beside the program, or build/site)\n"
    "  --rate-limit N      answer 429 to more than N requests a minute of a client (none)\n"
    "  --histogram-min N   leave out histograms of fewer marks, which tell whose they are (5)\n"
    "  --trusted-proxy A   believe the X-Forwarded-For of a proxy at address A; may come again\n"
    "  --cors-origin O     let pages of origin O read the API from a browser; may come again\n"
    "  --latency MS        milliseconds before each answer (0)\n"
    "  --loss SHARE        of the API's requests, 0 to 1: no answer, the connection ends (0)\n"
    "  --cut SHARE         the same: the body ends in the middle (0)\n"
    "  --error-rate SHARE  the same: 503, by half with Retry-After (0)\n"
    "  --garbage SHARE     the same: 200 with a hotel's page, or with broken JSON (0)\n"
    "  --bandwidth N       bytes a second for all bodies together, 0 for no limit (0)\n"
    "  --demo              open the page /demo, which sets these, also beyond this machine\n"
    "  --no-pupil-teacher-chats  pupils and teachers don't write to each other directly\n"
    "  --maintenance       answer the API's requests by a page that says it is closed\n"
    "  --routes            list the API's routes\n"
    "  --help              this text\n";

model::Result<Options> parse_options(const std::vector<std::string>& arguments) {
    constexpr const char* kNames[] = {
        "--port",          "--host",        "--data",         "--seed",       "--students",
        "--date",          "--log",         "--site",         "--rate-limit", "--loss",
        "--latency",       "--cut",         "--error-rate",   "--garbage",    "--bandwidth",
        "--trusted-proxy", "--cors-origin", "--histogram-min"};
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string name = arguments[i];
        if (name == "--help" || name == "-h") {
            options.help = true;
            return options;
        }
        if (name == "--no-pupil-teacher-chats") {
            options.pupil_teacher_chats = false;
            continue;
        }
        if (name == "--maintenance" || name == "--routes" || name == "--demo") {
            (name == "--routes" ? options.routes
             : name == "--demo" ? options.demo
                                : options.maintenance) = true;
            continue;
        }
        std::optional<std::string> value;
        if (const auto equals = name.find('='); equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
        }
        bool known = false;
        for (const char* candidate : kNames) known |= name == candidate;
        if (!known) return fault("unknown option " + name + "; --help lists them all.");
        if (!value && i + 1 < arguments.size()) value = arguments[++i];
        if (!value) return fault(name + " needs " + expected(name) + ".");
        if (!set(options, name, *value)) {
            return fault(name + " needs " + expected(name) + ", not \"" + *value + "\".");
        }
    }
    return options;
}

}  // namespace ranets::stub
