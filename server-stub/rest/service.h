#pragma once
// The REST API as a whole: token, route, rule, handler, in this order; answers to reads are kept
// until the minute or the data change.
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "auth/accounts.h"
#include "chats/chats.h"
#include "rest/event_streams.h"
#include "rest/router.h"

namespace ranets::stub {

// Bodies of answers by who asks for what. Any number of threads; forgets all when it is full.
class AnswerCache {
  public:
    struct Stamp {
        std::int64_t minute = 0;
        std::uint64_t version = 0;
        friend bool operator==(Stamp, Stamp) = default;
    };

    // Only for who has the scopes that the answer needed.
    std::shared_ptr<const Entity> find(const std::string& key, Stamp stamp, unsigned scopes);
    void keep(const std::string& key, Stamp stamp, unsigned scopes,
              std::shared_ptr<const Entity> entity);

  private:
    struct Entry {
        Stamp stamp;
        unsigned scopes = 0;
        std::shared_ptr<const Entity> entity;
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::string, Entry> entries;
        std::size_t bytes = 0;
    };
    static constexpr std::size_t kShards = 16;
    static constexpr std::size_t kShardBytes = 4 << 20;

    Shard& shard(const std::string& key) {
        return shards_[std::hash<std::string>{}(key) % kShards];
    }

    std::array<Shard, kShards> shards_;
};

class ApiService {
  public:
    ApiService(const World& world, const Accounts& accounts, const DemoClock& clock,
               const Limits& limits)
        : world_(world), accounts_(accounts), clock_(clock), streams_(limits) {
        world_.writes.observe([this](std::span<const int> people) { streams_.wake(people); });
        world_.chats.tell_by([this](std::span<const int> people, std::string event) {
            streams_.tell(people, event);
        });
    }

    // Nothing for paths that are not of the API.
    std::optional<Reply> handle(const Request& request);
    // The same if it is kept and need not be compressed any more; at once, and without a trace.
    std::optional<Reply> ready(const Request& request);

    EventStreams& streams() { return streams_; }

  private:
    Call call_of(const Grant& grant, const Request& request) const;
    AnswerCache::Stamp stamp_of(const Grant& grant) const;
    Reply open_stream(const Grant& grant, std::string_view token, Answer first);
    Reply answer(const Request& request, std::span<const Route> routes, std::string_view path);
    Reply answer_plainly(const Request& request, std::span<const Route> routes,
                         std::string_view path);

    const World world_;
    const Accounts& accounts_;
    const DemoClock& clock_;
    AnswerCache cache_;
    EventStreams streams_;
};

}  // namespace ranets::stub
