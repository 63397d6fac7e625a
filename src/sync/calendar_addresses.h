#pragma once
// The addresses that calendar programs ask at: what there are, one more, one less. Each needs the
// server, and nothing of them is kept here: the secret least of all.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/calendar_address.h"
#include "model/clock.h"
#include "model/result.h"
#include "sync/session.h"

namespace ranets::sync {

class CalendarAddresses {
  public:
    CalendarAddresses(Session& session, model::Rng& rng) : session_(session), rng_(rng) {}

    using List = std::vector<model::CalendarAddress>;
    void list(std::function<void(model::Result<List>)> done);

    struct Made {
        model::CalendarAddress address;
        std::string path;  // with the secret, of Endpoints::base: told this once
    };
    // Where the answer was lost, the same wish once more makes no second address.
    void make(const std::vector<model::PersonId>& persons,
              std::function<void(model::Result<Made>)> done);
    // What is gone already counts as taken back.
    void revoke(const std::string& id, std::function<void(model::Result<model::Done>)> done);

    void detach();  // what is under way is never answered
    void forget();  // who was signed in, too

  private:
    struct Wish {
        std::vector<model::PersonId> persons;
        std::string secret, key;
    };

    Session& session_;
    model::Rng& rng_;
    Wish wish_;  // of the last try that may have come to something; without a key there is none
    std::shared_ptr<int> epoch_ = std::make_shared<int>(0);
};

}  // namespace ranets::sync
