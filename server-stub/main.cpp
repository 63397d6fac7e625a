#include <signal.h>

#include <cstdio>
#include <string>
#include <vector>

#include "auth/accounts.h"
#include "auth/authorizations.h"
#include "auth/oauth.h"
#include "demo/demo_service.h"
#include "options.h"
#include "rest/calendar_feed.h"
#include "rest/router.h"
#include "server.h"

namespace {

constexpr int kUnusable = 2;

int complain(const std::string& sentence) {
    std::fprintf(stderr, "ranets-stub: %s\n", sentence.c_str());
    return kUnusable;
}

void greet(const ranets::stub::Options& options, int port) {
    const bool is_ipv6 = options.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + options.host + "]" : options.host;
    std::printf("listening on http://%s:%d\n", host.c_str(), port);
    std::printf("demo accounts: parent, pupil, teacher, admin; password of each: %s\n",
                std::string(ranets::stub::kDemoPassword).c_str());
    std::fflush(stdout);
}

void list_routes(std::string_view prefix, std::span<const ranets::stub::Route> routes) {
    for (const ranets::stub::Route& route : routes) {
        std::printf("%s %s%s\n", std::string(word(route.method)).c_str(),
                    std::string(prefix).c_str(), std::string(route.pattern).c_str());
    }
}

}  // namespace

int main(int argc, char** argv) {
    using namespace ranets::stub;

    const auto options = parse_options({argv + 1, argv + argc});
    if (!options) return complain(options.error().message);
    if (options.value().help) {
        std::fputs(kHelp, stdout);
        return 0;
    }

    if (options.value().routes) {
        list_routes("/v2/", partner_routes());
        list_routes("/ext/v1/", own_routes());
        for (const char* route : kDemoRoutes) std::puts(route);
        for (const char* route : kAuthorizationRoutes) std::puts(route);
        for (const char* route : kOAuthRoutes) std::puts(route);
        std::puts(kCalendarRoute);
        return 0;
    }
    signal(SIGXFSZ, SIG_IGN);  // a limit to the size of files is a full disk, not an end
    auto server = Server::create(options.value());
    if (!server) return complain(server.error().message);
    greet(options.value(), server.value()->port());

    server.value()->stop_on_signals();
    server.value()->run();
    return 0;
}
