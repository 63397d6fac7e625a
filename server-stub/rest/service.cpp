#include "rest/service.h"

#include "rest/changes.h"
#include "rest/token.h"

namespace ranets::stub {
namespace {

struct Tree {
    std::string_view prefix;
    std::span<const Route> (*routes)();
};

constexpr std::array<Tree, 3> kTrees{{
    {"/v2/", partner_routes},
    {"/v2.0/", partner_routes},
    {"/ext/v1/", own_routes},
}};

// One client forgets the prefix here.
constexpr std::string_view kBareFeed = "/users/me/feed";

Reply unauthorized(std::string_view type, std::string_view description) {
    Reply reply = problem(401, type, description);
    reply.headers.add("WWW-Authenticate", "Bearer");
    return reply;
}

// Of a stream; asks anew each time with the token that it was opened with.
class Feed final : public EventSource {
  public:
    Feed(const World& world, const Accounts& accounts, const DemoClock& clock,
         std::string_view token, const Grant& grant)
        : world_(world),
          accounts_(accounts),
          clock_(clock),
          token_(token),
          viewer_{&world.district.person(grant.person), grant.scopes} {}

    bool may_listen() const override { return accounts_.check(token_).has_value(); }
    Answer news(std::string_view cursor) override {
        static const Request kNothing;
        const Call call{world_, viewer_, kNothing, clock_.local_now(), {}};
        const bool is_due = call.now >= next_;
        if (is_due) next_ = changes::next_moment(call);
        told_ = last_change();
        return is_due ? changes::after(call, cursor) : changes::written_after(call, cursor);
    }
    bool is_all_told() const override {
        return told_ == last_change() && clock_.local_now() < next_;
    }
    std::chrono::milliseconds quiet() const override {
        return std::chrono::milliseconds(model::instant_of(next_, kSchoolZone).ms -
                                         clock_.now().ms);
    }

  private:
    std::int64_t last_change() const { return world_.writes.last_change(viewer_.person->index); }

    const World& world_;
    const Accounts& accounts_;
    const DemoClock& clock_;
    const std::string token_;
    const Viewer viewer_;
    std::int64_t told_ = 0;
    LocalTime next_{};  // before it time brings nothing that was not told
};

// Where the address holds a token, it is not kept.
bool may_be_kept(const Request& request) {
    return request.method == "GET" && !has_token_in_query(request);
}

std::string key_of(const Grant& grant, const Request& request) {
    return std::to_string(grant.person) + "\n" + request.target;
}

Reply personal(std::shared_ptr<const Entity> entity) {
    Reply reply;
    reply.entity = std::move(entity);
    reply.headers.add("Cache-Control", "private, no-cache");
    return reply;
}

Reply reply_to(const Answer& answer) {
    if (const auto& file = answer.download) {
        Reply reply = personal(file->entity);
        reply.status = answer.status;
        reply.headers.add("Content-Disposition",
                          "attachment; filename*=UTF-8''" + url_encode(file->name));
        reply.headers.add("Accept-Ranges", "bytes");
        if (answer.status == 206) {
            reply.headers.add("Content-Range", file->content_range);
            reply.headers.add("ETag", file->entity->etag(Encoding::Identity));
        }
        return reply;
    }
    Reply reply = answer.status == 200 ? personal(json_entity(answer.json))
                                       : json_reply(answer.status, answer.json);
    for (const auto& [name, value] : answer.headers) reply.headers.add(name, value);
    if (answer.status == 204) reply.entity = nullptr;
    if (answer.status == 503) reply.headers.add("Retry-After", "5");
    return reply;
}

}  // namespace

std::shared_ptr<const Entity> AnswerCache::find(const std::string& key, Stamp stamp,
                                                unsigned scopes) {
    Shard& at = shard(key);
    const std::lock_guard lock(at.mutex);
    const auto found = at.entries.find(key);
    if (found == at.entries.end()) return nullptr;
    const Entry& entry = found->second;
    return entry.stamp == stamp && (entry.scopes & ~scopes) == 0 ? entry.entity : nullptr;
}

void AnswerCache::keep(const std::string& key, Stamp stamp, unsigned scopes,
                       std::shared_ptr<const Entity> entity) {
    const std::size_t size = key.size() + entity->plain_size();
    if (size > kShardBytes / 8) return;
    Shard& at = shard(key);
    const std::lock_guard lock(at.mutex);
    if (at.bytes + size > kShardBytes) {
        at.entries.clear();
        at.bytes = 0;
    }
    at.bytes += size;  // of replaced entries, too: the shard is only cleared a little early
    at.entries[key] = {stamp, scopes, std::move(entity)};
}

AnswerCache::Stamp ApiService::stamp_of(const Grant& grant) const {
    const LocalTime now = clock_.local_now();
    return {std::int64_t{now.date.days} * 24 * 60 + now.time.minutes,
            world_.writes.version(grant.person)};
}

// Of the same person and stamp the same came of the same address, and the rule let it pass.
std::optional<Reply> ApiService::ready(const Request& request) {
    if (!may_be_kept(request)) return std::nullopt;
    const std::string_view token = token_of(request);
    const auto grant = token.empty() ? std::nullopt : accounts_.check(token);
    if (!grant) return std::nullopt;
    auto entity = cache_.find(key_of(*grant, request), stamp_of(*grant), grant->scopes);
    if (!entity ||
        !entity->is_at_hand(request.header("accept-encoding"), request.header("if-none-match"))) {
        return std::nullopt;
    }
    return personal(std::move(entity));
}

std::optional<Reply> ApiService::handle(const Request& request) {
    const std::string_view path = request.path;
    if (path == kBareFeed) return answer(request, partner_routes(), path.substr(1));
    for (const Tree& tree : kTrees) {
        if (path.starts_with(tree.prefix)) {
            return answer(request, tree.routes(), path.substr(tree.prefix.size()));
        }
    }
    return std::nullopt;
}

Reply ApiService::answer(const Request& request, std::span<const Route> routes,
                         std::string_view path) {
    Reply reply = answer_plainly(request, routes, path);
    if (has_token_in_query(request)) {
        reply.headers.add("Warning", "299 - \"access_token in the address is deprecated\"");
    }
    return reply;
}

Reply ApiService::answer_plainly(const Request& request, std::span<const Route> routes,
                                 std::string_view path) {
    const std::string_view token = token_of(request);
    if (token.empty()) return unauthorized("tokenRequired", "Access token is required");
    const auto grant = accounts_.check(token);
    if (!grant) return unauthorized("invalidToken", "Access token is invalid or expired");

    world_.chats.note_here(grant->person);

    const Match match = find_route(routes, request.method, path);
    if (!match.route) {
        return match.other_method ? problem(405, "apiMethodNotSupported", "Method not supported")
                                  : problem(404, "apiResourceUnavailable", "No such resource");
    }
    const Route& route = *match.route;
    if ((grant->scopes & route.scopes) != route.scopes) {
        return problem(403, "outOfScope", "The token was not issued for this");
    }

    // The stamp is taken before the data is looked at: what changes meanwhile makes it stale.
    const AnswerCache::Stamp stamp = stamp_of(*grant);
    Call call = call_of(*grant, request);
    if (auto fault = resolve(route, path, call)) return reply_to(*fault);
    if (!route.rule(call)) return reply_to(not_yours());

    const bool is_kept = may_be_kept(request) && !route.is_stream;
    const std::string key = is_kept ? key_of(*grant, request) : std::string();
    if (is_kept) {
        auto entity = cache_.find(key, stamp, grant->scopes);
        if (entity) return personal(std::move(entity));
    }
    Answer answer = route.handler(call);
    if (route.is_stream && answer.status == 200)
        return open_stream(*grant, token, std::move(answer));
    Reply reply = reply_to(answer);
    // A file is large, and what is kept has no name.
    if (is_kept && reply.status == 200 && !answer.download && !answer.passing) {
        cache_.keep(key, stamp, route.scopes, reply.entity);
    }
    return reply;
}

Call ApiService::call_of(const Grant& grant, const Request& request) const {
    return {world_,
            {&world_.district.person(grant.person), grant.scopes},
            request,
            clock_.local_now(),
            {}};
}

Reply ApiService::open_stream(const Grant& grant, std::string_view token, Answer first) {
    using enum EventStreams::Room;
    const auto room = streams_.room_for(grant.person);
    if (room != Enough) {
        Reply full = room == None ? problem(503, "apiServerError", "Too many listen already")
                                  : problem(429, "apiRequestLimit", "You listen too often already");
        full.headers.add("Retry-After", "30");
        return full;
    }
    Reply reply;
    reply.headers.add("Cache-Control", "private, no-cache");
    reply.headers.add("X-Accel-Buffering", "no");  // for proxies that would collect events
    reply.events = [this, grant, token = std::string(token),
                    first = std::move(first)](std::shared_ptr<Outlet> to) {
        streams_.open(grant.person, std::move(to), first,
                      std::make_unique<Feed>(world_, accounts_, clock_, token, grant));
    };
    return reply;
}

}  // namespace ranets::stub
