#include <pthread.h>
#include <signal.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "auth/accounts.h"
#include "options.h"
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

}  // namespace

int main(int argc, char** argv) {
    using namespace ranets::stub;

    const auto options = parse_options({argv + 1, argv + argc});
    if (!options) return complain(options.error().message);
    if (options.value().help) {
        std::fputs(kHelp, stdout);
        return 0;
    }

    // Taken by one thread that waits for them; those started from here on inherit the mask.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    auto server = Server::create(options.value());
    if (!server) return complain(server.error().message);
    greet(options.value(), server.value()->port());

    std::thread watcher([&] {
        int signal = 0;
        sigwait(&ends, &signal);
        server.value()->stop();
    });
    server.value()->run();
    watcher.join();
    return 0;
}
