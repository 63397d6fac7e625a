#pragma once
// Several answers that make one stored resource. What was stored out of answers that the server
// still gives (304) stays as it is; where only some of them are still the same, those are asked for
// once more, in full, as what they said was not kept apart. One that was lost while others came is
// asked for once more, too: the line is back, and nobody else would ask.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/result.h"
#include "store/cache_db.h"
#include "sync/session.h"

namespace ranets::sync {

struct BatchResult {
    std::optional<model::Error> error;  // of an answer that cannot be done without
    bool unchanged = false;             // what is stored holds; there are no bodies then
    std::vector<model::Result<std::string>> bodies;  // in the order of asking
    store::ETags etags;  // of all that came; of those that hold: with which they were asked for
};

class Batch : public std::enable_shared_from_this<Batch> {
  public:
    // Answered once, from the event loop, or never where nobody waits any more.
    using Ask = std::function<void(std::string path, std::string etag,
                                   std::function<void(model::Result<Answer>)> done)>;
    using Done = std::function<void(BatchResult)>;

    // `known`: of the answers out of which the resource is stored. Its answers keep it alive.
    static std::shared_ptr<Batch> start(Ask ask, store::ETags known, Done done);

    enum class Needed { Yes, No };
    void ask(std::string path, Needed needed = Needed::Yes);
    void close();  // all has been asked
    // Whether all that was asked for has come; what `done` is told may still be on its way.
    bool complete() const { return pending_ == 0; }

  private:
    struct Part {
        std::string path;
        Needed needed = Needed::Yes;
        std::string etag;
        std::optional<model::Result<Answer>> answer;
        bool repeated = false;
    };

    Batch(Ask ask, store::ETags known, Done done);
    void send(std::size_t part, std::string etag);
    void came();
    bool ask_again();  // for what was lost; whether there was any
    bool all_hold() const;
    std::optional<model::Error> failure() const;

    Ask ask_;
    store::ETags known_;
    Done done_;
    std::vector<Part> parts_;
    int pending_ = 1;  // until close()
};

}  // namespace ranets::sync
