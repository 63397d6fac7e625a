#pragma once
// From a request to a route. A route is a row of one table and can't be written down without the
// scopes it needs and the rule by which it is open.
//
// Patterns: steps separated by '/'. "{person}" and its like stand for an id of something that
// exists, else the answer is 404 ("me" is taken for {user} and {person}); "{from}", "{to}",
// "{date}" for days; "{entry}" for an id that the asker may choose; "{chat}" for one that the asker
// is in, "{seq}" for a message's number there; "{text}" for anything, also behind a beginning
// ("person={text}"). Of two fitting rows the upper one wins.
#include <optional>
#include <span>
#include <string_view>

#include "rest/access.h"
#include "rest/handlers.h"

namespace ranets::stub {

enum class Method { Get, Post, Put, Patch, Delete };

using Handler = Answer (*)(const Call&);

struct Route {
    Method method;
    std::string_view pattern;  // below the prefix
    unsigned scopes;           // all of them are needed
    Rule rule;
    Handler handler;
    bool is_stream = false;  // what the handler answers is the first of many events
};

std::string_view word(Method method);  // "GET"

std::span<const Route> partner_routes();  // below /v2/ and /v2.0/
std::span<const Route> own_routes();      // below /ext/v1/

struct Match {
    const Route* route = nullptr;
    bool other_method = false;  // the path is known, by another method only
};

Match find_route(std::span<const Route> routes, std::string_view method, std::string_view path);

// Turns the steps of the path into call.in; an answer when one stands for nothing.
std::optional<Answer> resolve(const Route& route, std::string_view path, Call& call);

}  // namespace ranets::stub
