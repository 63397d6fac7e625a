#pragma once
// What is known of the line to the server, from the exchanges on it: how fast it is, whether it
// holds, and when it is worth the next try. One for the whole engine: a server in trouble is not
// asked again by everybody who has a question.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

#include "model/clock.h"
#include "model/result.h"

namespace ranets::sync {

class Line {
  public:
    enum class State {
        Good,
        Bad,   // the last tries failed, but something is there
        Gone,  // no connection at all
    };
    // Times out what takes much longer than what was seen, within these bounds.
    static constexpr int kFirstTimeoutMs = 15'000;
    static constexpr int kShortestTimeoutMs = 4'000;
    static constexpr int kLongestTimeoutMs = 60'000;
    static constexpr int kLongestFileMs = 300'000;  // more, for a large answer
    static constexpr double kAssumedSpeed = 10;     // bytes a ms, until it was measured
    // Of the first pause after a failure a random part is waited; each next one is four times as
    // long: what is not mended in seconds is seldom mended in a minute.
    static constexpr int kFirstPauseMs = 1'000;
    static constexpr int kLongestPauseMs = 300'000;
    // Whatever chance says: so many failed tries in ten minutes.
    static constexpr std::size_t kMostFailures = 11;
    static constexpr std::int64_t kWindowMs = 600'000;
    // After so many failures in a row, or so long without a success, the line counts as down.
    static constexpr int kFailuresToDown = 3;
    static constexpr int kRefusalsToDown = 2;  // without any connection
    static constexpr std::int64_t kPatienceMs = 10'000;
    static constexpr std::int64_t kProbeEveryMs = 2'000;

    Line(const model::Clock& clock, model::Rng& rng) : clock_(clock), rng_(rng) {}

    struct Exchange {
        std::int64_t sent_ms = 0;  // by the monotonic clock
        std::size_t bytes = 0;     // of both bodies
    };
    void succeeded(const Exchange& exchange);
    // `retry_after_ms`: what the server asked for, if anything. Failures of what was sent before
    // the last one was known count as that one.
    void failed(const Exchange& exchange, model::Error::Kind kind,
                std::optional<std::int64_t> retry_after_ms);

    void lost();  // the browser says so: nothing is tried by itself until probe()
    // Somebody wants to know now: the user, or because the network or the tab is back. True if the
    // next try may be made at once; so soon after the last such wish it is put off a little. A try
    // that was under way already and fails is none: the wish is still due.
    bool probe();

    State state() const;
    bool in_trouble() const { return failures_ > 0; }  // one try at a time
    // Trying again at once does not help: whoever waits is told so.
    bool down() const { return down_; }
    // Of the last failure.
    const model::Error& trouble() const { return trouble_; }
    // Until the next try; 0: now; nothing: not by itself.
    std::optional<std::int64_t> wait_ms() const;
    // Of an answer of so many bytes; 0: one like most are.
    int timeout_ms(std::int64_t expects = 0) const;

    std::function<void()> on_changed;  // the state, or whether it is down

  private:
    void measure(const Exchange& exchange);
    std::int64_t random_part(std::int64_t most);

    const model::Clock& clock_;
    model::Rng& rng_;
    int failures_ = 0;  // in a row
    bool down_ = false;
    bool lost_ = false;
    std::int64_t trouble_since_ = 0;  // when the first of these was sent
    std::int64_t last_failure_ms_ = 0;
    std::int64_t next_try_ms_ = 0;
    std::optional<std::int64_t> probed_ms_;
    std::deque<std::int64_t> failed_at_;  // of the last ten minutes
    model::Error trouble_;

    std::optional<double> round_trip_ms_;
    double deviation_ms_ = 0;
    std::optional<double> bytes_per_ms_;
    int timeouts_ = 0;  // since the last success
};

}  // namespace ranets::sync
