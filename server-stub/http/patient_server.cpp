#include "http/patient_server.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>

namespace ranets::stub {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// How often an idle thread looks whether the server has ended since its connection was accepted.
constexpr milliseconds kGlance{1000};

// Of a call that a signal may end before it has done anything.
template <class Call>
auto result_of(Call call) {
    while (true) {
        const auto result = call();
        if (result >= 0 || errno != EINTR) return result;
    }
}

bool ready(int socket, short event, milliseconds patience) {
    pollfd waiting{socket, event, 0};
    const auto end = steady_clock::now() + patience;
    return result_of([&] {
               const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now()).count();
               return poll(&waiting, 1, static_cast<int>(std::max<long>(left, 0)));
           }) > 0;
}

void name_of(int (*side)(int, sockaddr*, socklen_t*), int socket, std::string& ip, int& port) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    if (side(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
        getnameinfo(reinterpret_cast<sockaddr*>(&address), size, host.data(), host.size(),
                    service.data(), service.size(), NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        return;
    }
    ip = host.data();
    port = std::atoi(service.data());
}

// One connection. What was read beyond a request is kept for the next one.
class Connection final : public httplib::Stream {
  public:
    Connection(int socket, milliseconds read_patience, milliseconds write_patience)
        : socket_(socket), read_patience_(read_patience), write_patience_(write_patience) {}

    // Waits for a request's first byte.
    bool has_more_within(milliseconds patience) const {
        return begin_ < end_ || ready(socket_, POLLIN, patience);
    }

    bool is_readable() const override { return has_more_within(read_patience_); }
    bool is_writable() const override {
        return ready(socket_, POLLOUT, write_patience_) && has_other_side();
    }
    ssize_t read(char* to, size_t size) override {
        if (begin_ == end_) {
            if (!is_readable()) return -1;
            const ssize_t count = receive(buffer_.data(), buffer_.size(), 0);
            if (count <= 0) return count;
            begin_ = 0;
            end_ = static_cast<std::size_t>(count);
        }
        const std::size_t count = std::min(size, end_ - begin_);
        std::copy_n(buffer_.data() + begin_, count, to);
        begin_ += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* from, size_t size) override {
        if (!is_writable()) return -1;
        return result_of([&] { return send(socket_, from, size, MSG_NOSIGNAL); });
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override {
        name_of(getpeername, socket_, ip, port);
    }
    void get_local_ip_and_port(std::string& ip, int& port) const override {
        name_of(getsockname, socket_, ip, port);
    }
    socket_t socket() const override { return socket_; }

  private:
    ssize_t receive(char* to, std::size_t size, int flags) const {
        return result_of([&] { return recv(socket_, to, size, flags); });
    }
    // A stream learns by this that nobody listens any more.
    bool has_other_side() const {
        char next = 0;
        return !ready(socket_, POLLIN, milliseconds(0)) || receive(&next, 1, MSG_PEEK) > 0;
    }

    int socket_;
    milliseconds read_patience_;
    milliseconds write_patience_;
    std::array<char, 4096> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

milliseconds patience(time_t seconds, time_t microseconds) {
    return milliseconds(seconds * 1000 + microseconds / 1000);
}

}  // namespace

bool PatientServer::process_and_close_socket(socket_t socket) {
    Connection connection(socket, patience(read_timeout_sec_, read_timeout_usec_),
                          patience(write_timeout_sec_, write_timeout_usec_));
    const auto asked_again = [&] {
        milliseconds left = patience(keep_alive_timeout_sec_, 0);
        for (; svr_sock_ != INVALID_SOCKET && left.count() > 0; left -= kGlance) {
            if (connection.has_more_within(std::min(left, kGlance))) return true;
        }
        return false;
    };
    bool served = false;
    for (std::size_t left = keep_alive_max_count_; left > 0 && asked_again(); --left) {
        bool closed = false;
        served = process_request(connection, left == 1, closed, nullptr);
        if (!served || closed) break;
    }
    shutdown(socket, SHUT_RDWR);
    close(socket);
    return served;
}

}  // namespace ranets::stub
