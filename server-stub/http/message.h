#pragma once
// A request as the handlers see it and the reply they give, free of any HTTP library.
#include <functional>
#include <memory>
#include <optional>
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

Fields parse_form(std::string_view text);        // application/x-www-form-urlencoded
std::string url_decode(std::string_view text);   // '+' is a space
std::string path_decode(std::string_view text);  // '+' is itself
std::string url_encode(std::string_view text);
std::string html_escape(std::string_view text);

struct Request {
    std::string method;  // upper case; HEAD comes as GET
    std::string path;    // percent-decoded, begins with '/'
    std::string target;  // path and query as they came; never logged
    Fields query;
    Fields headers;  // names in lower case
    std::string body;
    std::string remote;     // the client's address: the other side's, or what a trusted proxy says
    bool is_https = false;  // a trusted proxy says so

    std::string_view header(std::string_view name) const { return headers.get(name); }
    std::string own_origin() const;  // of this server, as the client calls it
    bool is_form() const;
    Fields form() const { return is_form() ? parse_form(body) : Fields(); }
};

// Where server-sent events go, from any thread. What is written is sent in order; nobody waits.
class Outlet {
  public:
    virtual ~Outlet() = default;
    virtual void write(std::string bytes) = 0;
    virtual void end() = 0;            // after what was written
    virtual bool is_open() const = 0;  // somebody listens still
};

// Called once the answer's head is on its way; writes then and whenever there is something to tell.
using EventStream = std::function<void(std::shared_ptr<Outlet>)>;

// How an answer fares on the demo's bad line.
enum class Delivery {
    Whole,
    Spared,  // whole, and as fast as it goes
    Cut,     // the body ends in the middle
    Lost,    // nothing is sent, the connection ends
};

// Why something is refused. The path that was asked for says in which form it is told.
struct Refusal {
    std::string type;
    std::string description;
};

struct Reply {
    int status = 200;
    std::shared_ptr<const Entity> entity;  // none: no body
    std::optional<Refusal> refusal;        // becomes the entity
    Fields headers;
    EventStream events;  // in place of an entity
    std::string remark;  // for the log
    Delivery delivery = Delivery::Whole;
};

// Whether a page of another site sent it. Of our own pages, or of no page at all, it is not.
bool from_elsewhere(const Request& request);
std::string_view origin_of(std::string_view uri);   // "https://a.example:8443"; empty: it has none
std::string_view host_of(std::string_view origin);  // with the port: "127.0.0.1:8080"
bool is_loopback(std::string_view host);            // with or without a port

Reply redirect(std::string location);
Reply html(int status, std::string text);

}  // namespace ranets::stub
