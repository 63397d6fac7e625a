#pragma once
// Percent-encoding of URL parts and of form bodies.
#include <string>
#include <string_view>

namespace ranets::api {

std::string url_encode(std::string_view text);  // unreserved characters of RFC 3986 stay

// "key=value&key=value", for a query or an application/x-www-form-urlencoded body.
class Form {
  public:
    Form& add(std::string_view key, std::string_view value);
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

}  // namespace ranets::api
