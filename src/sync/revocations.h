#pragma once
// Sessions that were signed out here, and of which the server has still to be told: without a
// network it is told later, whoever has signed in by then.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/fetcher.h"
#include "sync/http_transport.h"
#include "sync/session.h"

namespace ranets::sync {

class Revocations {
  public:
    static constexpr std::size_t kMost = 8;  // the oldest give way
    static constexpr int kPauseMs = 300'000;

    Revocations(Fetcher& fetcher, Timers& timers, const Session& session)
        : fetcher_(fetcher), timers_(timers), session_(session) {}
    ~Revocations();
    Revocations(const Revocations&) = delete;
    Revocations& operator=(const Revocations&) = delete;

    void resume(std::vector<std::string> tokens);  // of an earlier run
    void add(std::string refresh);
    const std::vector<std::string>& waiting() const { return waiting_; }
    // The network may be back.
    void wake();

    std::function<void()> on_changed;  // waiting(), which is to be kept

  private:
    void send();
    void answered(const Reply& reply);

    Fetcher& fetcher_;
    Timers& timers_;
    const Session& session_;
    std::vector<std::string> waiting_;
    std::optional<Ticket> under_way_;  // the first
    std::optional<std::uint32_t> pause_;
};

}  // namespace ranets::sync
