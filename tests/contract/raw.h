#pragma once
// A connection to the server, byte by byte: for what no client library sends.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

namespace ranets::stub::testing {

class Raw {
  public:
    // `from` is one of this machine's own addresses, 127.0.0.0/8.
    explicit Raw(int port, const char* from = "127.0.0.1") : socket_(connect_to(port, from)) {}
    ~Raw() {
        if (socket_ >= 0) close(socket_);
    }
    Raw(Raw&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    // False once the other side has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    // All that comes until the other side closes, or until nothing has come for so long.
    const std::string& receive(int silence_ms = 300) {
        while (receive_some(silence_ms)) continue;
        return received_;
    }
    // The same until there is `text`, or a good while is over.
    const std::string& wait_for(std::string_view text) {
        constexpr int kPatienceMs = 30'000;
        while (received_.find(text) == std::string::npos && receive_some(kPatienceMs)) continue;
        return received_;
    }
    const std::string& until_closed() { return receive(30'000); }
    bool is_closed() const { return closed_; }
    // The statuses of what was received, as "200 404".
    std::string statuses() const {
        std::string all;
        constexpr std::string_view kLine = "HTTP/1.1 ";
        for (auto at = received_.find(kLine); at != std::string::npos;
             at = received_.find(kLine, at + 1)) {
            all += (all.empty() ? "" : " ") + received_.substr(at + kLine.size(), 3);
        }
        return all;
    }

  private:
    static int connect_to(int port, const char* from) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        REQUIRE(socket >= 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        inet_pton(AF_INET, from, &address.sin_addr);
        REQUIRE(bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        return socket;
    }
    bool receive_some(int silence_ms) {
        pollfd waiting{socket_, POLLIN, 0};
        if (closed_ || poll(&waiting, 1, silence_ms) <= 0) return false;
        std::array<char, 4096> buffer{};
        const ssize_t count = recv(socket_, buffer.data(), buffer.size(), 0);
        closed_ = count <= 0;
        if (!closed_) received_.append(buffer.data(), static_cast<std::size_t>(count));
        return !closed_;
    }

    int socket_;
    std::string received_;
    bool closed_ = false;
};

}  // namespace ranets::stub::testing
