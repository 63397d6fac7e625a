#include "http/connections.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <charconv>
#include <filesystem>
#include <string>

namespace ranets::stub {
namespace {

int port_in(const sockaddr_storage& address) {
    if (address.ss_family == AF_INET) {
        return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
    }
    if (address.ss_family == AF_INET6) {
        return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
    }
    return 0;
}

// By getsockname or getpeername; 0 for what is no TCP socket, or has no other side.
int port_by(int (*name)(int, sockaddr*, socklen_t*), int descriptor) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const bool known = name(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    return known ? port_in(address) : 0;
}

template <class Wanted>
void shut_where(Wanted wanted) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
        const std::string name = entry.path().filename();
        int descriptor = -1;
        std::from_chars(name.data(), name.data() + name.size(), descriptor);
        if (descriptor >= 0 && wanted(descriptor)) shutdown(descriptor, SHUT_RDWR);
    }
}

}  // namespace

void shut_connections_of(int port) {
    shut_where([=](int descriptor) { return port_by(getsockname, descriptor) == port; });
}

void shut_connection(int port, int remote_port) {
    shut_where([=](int descriptor) {
        return port_by(getsockname, descriptor) == port &&
               port_by(getpeername, descriptor) == remote_port;
    });
}

}  // namespace ranets::stub
