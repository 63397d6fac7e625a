#pragma once
// Who is on the other side: how many connections an address has, and whose word counts on whom a
// proxy speaks for.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/message.h"

namespace ranets::stub {

// "::ffff:10.0.0.1" is 10.0.0.1. Empty for what is no address.
std::string plain_address(std::string_view text);

// What one customer of a provider has: an address, or 64 bits of IPv6.
std::string network_of(const std::string& address);

class TrustedProxies {
  public:
    explicit TrustedProxies(const std::vector<std::string>& addresses);

    bool trusts(std::string_view address) const;
    // Sets the request's `remote` and `is_https`. Of X-Forwarded-For the last address that is none
    // of ours counts: what stands before it the client may have written.
    void identify(Request& request, const std::string& peer) const;

  private:
    std::vector<std::string> addresses_;
};

class AddressCounts {
  public:
    std::size_t of(const std::string& address) const;
    void add(const std::string& address) { ++counts_[address]; }
    void remove(const std::string& address);

  private:
    std::unordered_map<std::string, std::size_t> counts_;
};

}  // namespace ranets::stub
