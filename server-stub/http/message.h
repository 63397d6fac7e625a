#pragma once
// A request as the handlers see it and the reply they give, free of any HTTP library.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/entity.h"

namespace ranets::stub {

// Names with values, in order; a name may come more than once.
class Fields {
  public:
    Fields() = default;
    Fields(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

    void add(std::string name, std::string value) {
        fields_.emplace_back(std::move(name), std::move(value));
    }
    std::string_view get(std::string_view name) const;  // the first one, or ""
    bool has(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

Fields parse_form(std::string_view text);       // application/x-www-form-urlencoded
std::string url_decode(std::string_view text);  // '+' is a space
std::string url_encode(std::string_view text);
std::string html_escape(std::string_view text);

struct Request {
    std::string method;  // upper case; HEAD comes as GET
    std::string path;    // percent-decoded, begins with '/'
    std::string target;  // path and query as they came; never logged
    Fields query;
    Fields headers;  // names in lower case
    std::string body;
    std::string remote;

    std::string_view header(std::string_view name) const { return headers.get(name); }
    bool is_form() const;
    Fields form() const { return is_form() ? parse_form(body) : Fields(); }
};

// Where server-sent events go. Both are false once nobody listens any more.
class Outlet {
  public:
    virtual bool write(std::string_view bytes) = 0;
    virtual bool is_open() = 0;

  protected:
    ~Outlet() = default;
};

// Writes until it or the other side has had enough; on the connection's own thread.
using EventStream = std::function<void(Outlet&)>;

struct Reply {
    int status = 200;
    std::shared_ptr<const Entity> entity;  // none: no body
    Fields headers;
    EventStream events;  // in place of an entity
};

// Whether a page of another site sent it. Of our own pages, or of no page at all, it is not.
bool from_elsewhere(const Request& request);
std::string_view host_of(std::string_view origin);  // with the port: "127.0.0.1:8080"
bool is_loopback(std::string_view host);            // with or without a port

Reply redirect(std::string location);
Reply html(int status, std::string text);

}  // namespace ranets::stub
