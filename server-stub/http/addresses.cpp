#include "http/addresses.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace ranets::stub {
namespace {

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> forwarded_for(const Request& request) {
    std::vector<std::string> addresses;
    for (std::string_view line : request.headers.all("x-forwarded-for")) {
        while (!line.empty()) {
            const std::string_view item = line.substr(0, line.find(','));
            line.remove_prefix(std::min(line.size(), item.size() + 1));
            addresses.push_back(plain_address(trim(item)));
        }
    }
    return addresses;
}

}  // namespace

std::string plain_address(std::string_view text) {
    constexpr std::string_view kMapped = "::ffff:";
    std::string name(text.substr(0, text.find('%')));
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return name;
    if (inet_pton(AF_INET6, name.c_str(), bytes.data()) != 1 ||
        !inet_ntop(AF_INET6, bytes.data(), out.data(), out.size())) {
        return {};
    }
    name = out.data();
    const bool is_mapped = name.starts_with(kMapped) && name.find('.') != std::string::npos;
    return is_mapped ? name.substr(kMapped.size()) : name;
}

std::string network_of(const std::string& address) {
    constexpr std::size_t kPrefix = 8;
    std::array<char, sizeof(in6_addr)> bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
    return std::string(bytes.data(), kPrefix);
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& addresses) {
    for (const std::string& address : addresses) addresses_.push_back(plain_address(address));
}

bool TrustedProxies::trusts(std::string_view address) const {
    return std::ranges::find(addresses_, address) != addresses_.end();
}

void TrustedProxies::identify(Request& request, const std::string& peer) const {
    request.remote = peer;
    if (!trusts(peer)) return;
    request.is_https = request.header("x-forwarded-proto") == "https";
    std::vector<std::string> addresses = forwarded_for(request);
    while (!addresses.empty() && !addresses.back().empty()) {
        request.remote = std::move(addresses.back());
        addresses.pop_back();
        if (!trusts(request.remote)) return;
    }
}

std::size_t AddressCounts::of(const std::string& address) const {
    const auto found = counts_.find(address);
    return found == counts_.end() ? 0 : found->second;
}

void AddressCounts::remove(const std::string& address) {
    const auto found = counts_.find(address);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

}  // namespace ranets::stub
