#pragma once
// Files of the user on their way to the server. One that was picked is copied into the outbox, then
// sent a piece at a time, one file after the other, and goes on where it was through cuts, reloads
// and crashes. Numbers are this device's; a whole file has the server's id, by which what is
// written later can refer to it.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/result.h"
#include "store/outbox_db.h"
#include "sync/back_off.h"
#include "sync/picked_file.h"
#include "sync/piece_size.h"
#include "sync/session.h"

namespace ranets::sync {

class FileUploads {
  public:
    static constexpr std::int64_t kLargest = 10 << 20;  // as the server has it

    struct State {
        enum class Phase {
            Copying,  // from the page: nothing of it outlives a reload yet
            Queued,   // or on its way
            Waiting,  // for the line
            Landed,
            Refused,  // by the server
        };
        Phase phase = Phase::Copying;
        std::string name;
        std::int64_t done = 0;  // bytes that were copied or sent
        std::int64_t size = 0;
        model::FileId id;  // Landed

        friend bool operator==(const State&, const State&) = default;
    };
    enum class Problem {
        None,
        NotOpen,   // nobody's files are open, or the server takes none
        Empty,     // there is nothing in it
        TooLarge,  // for kLargest
        NoRoom,    // on this device
    };

    FileUploads(Session& session, Timers& timers, model::Rng& rng, const model::Clock& device)
        : session_(session), rng_(rng), device_(device), back_off_(timers, rng) {}

    // `keeps` false: the outbox is in memory, where no copy belongs; the page's file is read as it
    // is sent.
    void attach(store::OutboxDb& outbox, bool keeps);
    void detach();

    struct Begun {
        std::int64_t number = 0;
        Problem problem = Problem::None;
    };
    Begun begin(std::unique_ptr<PickedFile> file);
    void cancel(std::int64_t number);  // the server forgets it, too
    // Whoever wanted it has its id, or has read the refusal.
    void forget(std::int64_t number);
    void wake();                                            // the line may be better
    std::optional<State> state(std::int64_t number) const;  // nothing: there is none
    std::vector<std::int64_t> numbers() const;              // in the order of beginning
    bool waiting() const;                                   // something is to be sent

    std::function<void()> on_changed;  // some state()
    std::function<void(std::int64_t number, model::FileId id)> on_landed;
    // The page's file could not be read to its end, or there is no room for it. It is gone.
    std::function<void(std::int64_t number)> on_lost;

  private:
    struct Job {
        store::OutgoingFile file;
        std::unique_ptr<PickedFile> source;  // until the copy is whole

        bool ready(bool keeps) const {
            return !file.refused && !file.landed() && (file.copied == file.size || !keeps);
        }
    };

    Job* find(std::int64_t number);
    store::OutgoingFiles files() { return outbox_->files(); }
    void copy_next(Job& job);
    void copied(std::int64_t number, std::int64_t first, const std::optional<std::string>& bytes);
    void lose(std::int64_t number);
    void erase(std::int64_t number);
    void pump();
    void announce(const Job& job);
    void send_piece(Job& job);
    void send_bytes(std::int64_t number, std::int64_t first, std::string bytes);
    void ask(Request request, std::int64_t number, void (FileUploads::*then)(Job&, const Reply&));
    void announced(Job& job, const Reply& reply);
    void piece_sent(Job& job, const Reply& reply);
    void fail(Job& job, const Reply& reply);
    void save(Job& job);
    void tell();

    Session& session_;
    model::Rng& rng_;
    const model::Clock& device_;
    BackOff back_off_;
    PieceSize piece_;
    store::OutboxDb* outbox_ = nullptr;
    bool keeps_ = false;
    std::vector<Job> jobs_;
    bool asking_ = false;
    std::int64_t asked_ms_ = 0;
    std::shared_ptr<int> epoch_ = std::make_shared<int>(0);
};

}  // namespace ranets::sync
