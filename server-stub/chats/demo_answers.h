#pragma once
// In the demo teachers answer direct messages: some seconds later, having read them first. Safe
// from any number of threads.
#include <map>
#include <mutex>
#include <string_view>

#include "rest/call.h"

namespace ranets::stub {

class DemoAnswers {
  public:
    DemoAnswers(const World& world, const model::Clock& real) : world_(world), real_(real) {}

    void note(std::int64_t chat, int sender, std::int64_t seq);
    bool is_due() const;
    void act();  // whatever is due

  private:
    struct Due {
        std::int64_t at = 0;  // of the next of the two
        std::int64_t seq = 0;
        bool is_read = false;
    };

    void read(std::int64_t chat, int reader, std::int64_t seq);
    void answer(std::int64_t chat, int writer, std::int64_t seq);

    const World world_;
    const model::Clock& real_;
    mutable std::mutex mutex_;
    std::map<std::pair<std::int64_t, int>, Due> due_;  // by chat and who answers
};

}  // namespace ranets::stub
