#pragma once
// Changes as they happen, for as long as somebody looks and the line allows. Whatever ends the
// stream, a new one is begun only when the usual question has gone well again.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "sync/change_feed.h"
#include "sync/event_stream.h"
#include "sync/http_transport.h"
#include "sync/session.h"

namespace ranets::sync {

class Live {
  public:
    // The server says something every 15 s: two times it has not.
    static constexpr int kSilenceMs = 35'000;
    // Something on the way lets nothing through: no other stream is begun for so long.
    static constexpr int kMuteMs = 10 * 60'000;

    Live(HttpTransport& http, Timers& timers, Session& session, ChangeFeed& feed)
        : http_(http), timers_(timers), session_(session), feed_(feed) {}
    ~Live();
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;

    void begin();  // unless it is on, or the server has no events
    void end();    // without telling
    bool on() const { return request_.has_value(); }
    // The last one said nothing for too long: ask by polling.
    bool mute() const { return mute_.has_value(); }

    std::function<void()> on_news;   // the feed has spoken
    std::function<void()> on_ended;  // by itself

  private:
    void heard(std::string_view bytes);
    void closed();
    void silent();
    void watch();

    HttpTransport& http_;
    Timers& timers_;
    Session& session_;
    ChangeFeed& feed_;
    EventStream events_;
    std::optional<RequestId> request_;
    std::optional<std::uint32_t> silence_;
    std::optional<std::uint32_t> mute_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // of the stream
};

}  // namespace ranets::sync
