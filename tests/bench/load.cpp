// A load generator for the stub server: keep-alive connections on loopback, each with one request
// in flight, bounded in count and time. One thread and poll(), so that on a small machine the
// server is what is measured.
//
//   load PORT CONNECTIONS REQUESTS SECONDS < input
//
// The input's first line is the access token, the others are paths that are asked for in turn.
// Prints one line of JSON.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostConnections = 256;
constexpr int kMostRequests = 1'000'000;
constexpr int kMostSeconds = 60;
constexpr int kSilenceMs = 5'000;

struct Connection {
    int socket = -1;
    std::string received;
    Clock::time_point sent;
};

struct Totals {
    std::vector<double> milliseconds;
    long long bytes = 0;
    int failures = 0;
};

[[noreturn]] void give_up(const char* what) {
    std::perror(what);
    std::exit(1);
}

int bounded(const char* text, int most) {
    return std::clamp(std::atoi(text), 1, most);
}

std::vector<std::string> read_lines() {
    std::vector<std::string> lines;
    std::string line;
    for (int c = std::getchar(); c != EOF; c = std::getchar()) {
        if (c != '\n') {
            line += static_cast<char>(c);
        } else if (!line.empty()) {
            lines.push_back(std::exchange(line, {}));
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

int connect_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (socket < 0) give_up("socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        give_up("connect");
    }
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return socket;
}

void send_all(Connection& connection, std::string_view text) {
    connection.sent = Clock::now();
    while (!text.empty()) {
        const ssize_t count = ::send(connection.socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (count <= 0) give_up("send");
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

// The whole answer's length once its head is here; 0 before.
std::size_t answer_length(std::string_view received) {
    const auto head = received.find("\r\n\r\n");
    if (head == std::string_view::npos) return 0;
    constexpr std::string_view kField = "\r\nContent-Length: ";
    const auto field = received.find(kField);
    if (field > head) {
        std::fputs("an answer without its length\n", stderr);
        std::exit(1);
    }
    return head + 4 + std::strtoull(received.data() + field + kField.size(), nullptr, 10);
}

// Whether the answer is complete; counts it then.
bool receive(Connection& connection, Totals& totals) {
    char buffer[1 << 16];
    const ssize_t count = ::recv(connection.socket, buffer, sizeof buffer, 0);
    if (count <= 0) give_up("recv");
    connection.received.append(buffer, static_cast<std::size_t>(count));
    const auto length = answer_length(connection.received);
    if (length == 0 || connection.received.size() < length) return false;
    totals.bytes += static_cast<long long>(length);
    totals.milliseconds.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - connection.sent).count());
    if (!connection.received.starts_with("HTTP/1.1 200 ")) ++totals.failures;
    connection.received.clear();
    return true;
}

double percentile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("Usage: load PORT CONNECTIONS REQUESTS SECONDS < input\n", stderr);
        return 2;
    }
    const int port = std::atoi(argv[1]);
    const int count = bounded(argv[2], kMostConnections);
    const int most = bounded(argv[3], kMostRequests);
    const std::chrono::seconds time(bounded(argv[4], kMostSeconds));
    const std::vector<std::string> lines = read_lines();
    if (lines.size() < 2) {
        std::fputs("a token and at least one path are wanted on the standard input\n", stderr);
        return 2;
    }

    std::vector<std::string> requests;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        requests.push_back("GET " + lines[i] +
                           " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                           "Accept-Encoding: gzip, br\r\nAuthorization: Bearer " +
                           lines[0] + "\r\n\r\n");
    }

    std::vector<Connection> connections(static_cast<std::size_t>(count));
    std::vector<pollfd> polled;
    Totals totals;
    totals.milliseconds.reserve(static_cast<std::size_t>(most));
    int sent = 0;
    const auto ask = [&](Connection& connection) {
        send_all(connection, requests[static_cast<std::size_t>(sent++) % requests.size()]);
    };
    for (Connection& connection : connections) {
        connection.socket = connect_to(port);
        polled.push_back({connection.socket, POLLIN, 0});
    }
    const auto start = Clock::now();
    for (Connection& connection : connections) ask(connection);
    int in_flight = count;
    while (in_flight > 0) {
        if (::poll(polled.data(), polled.size(), kSilenceMs) <= 0) give_up("poll");
        for (std::size_t i = 0; i < polled.size(); ++i) {
            if (polled[i].revents == 0 || !receive(connections[i], totals)) continue;
            --in_flight;
            if (sent < most && Clock::now() - start < time) {
                ask(connections[i]);
                ++in_flight;
            }
        }
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    for (const Connection& connection : connections) ::close(connection.socket);

    std::ranges::sort(totals.milliseconds);
    std::printf(
        "{\"requests\": %zu, \"failures\": %d, \"seconds\": %.3f, \"perSecond\": %.0f, "
        "\"p50\": %.3f, \"p99\": %.3f, \"bytes\": %lld}\n",
        totals.milliseconds.size(), totals.failures, seconds,
        static_cast<double>(totals.milliseconds.size()) / seconds,
        percentile(totals.milliseconds, 0.5), percentile(totals.milliseconds, 0.99), totals.bytes);
    return totals.failures == 0 ? 0 : 1;
}
