#pragma once
// The page on which a person signs in for a client of the API.
#include <string>
#include <string_view>

#include "http/message.h"

namespace ranets::stub {

struct LoginPage {
    const Fields& hidden;  // what the form carries back unchanged
    std::string_view client;
    std::string_view login;
    std::string_view complaint;  // empty: none
};

std::string render(const LoginPage& page);
std::string result_page(bool granted);
std::string_view login_style();

}  // namespace ranets::stub
