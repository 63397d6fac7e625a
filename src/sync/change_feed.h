#pragma once
// What changed since we last asked, in one question: the resources that are named are asked for
// again, and all else that was asked for since the feed is followed is known to hold.
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sync/resource_loader.h"

namespace ranets::sync {

class ChangeFeed : public ResourceLoader {
  public:
    using ResourceLoader::ResourceLoader;

    void detach();

    // False for a server without it: everything is asked for by its age then.
    bool available() const;
    void look_again() { missing_ = false; }  // the server's description came anew

    // `done` is called when what it said is stored; a second question joins the first. Needs the
    // cache: asked without one, it waits.
    void ask(Finished done);
    bool asking() const { return !waiting_.empty(); }
    // The same, told by the server on its own; false: it can't be read.
    bool take(std::string_view body);
    // The stream is alive: whatever happened before has been told.
    void heard() { heard_ = clock_.now(); }

    // A resource has changed, or any may have: whoever has it under way may get what was before.
    std::function<void(const store::ResourceKey& resource)> on_changed;
    std::function<void()> on_all_changed;

    std::optional<model::Instant> last_heard() const;  // when it last answered or told of something
    std::optional<model::Instant> as_of() const;       // of what it vouches for
    std::string cursor() const;                        // empty: not followed yet
    // What is asked for while this stays as it is, and not 0, is followed from then on.
    std::uint64_t position() const { return cursor().empty() ? 0 : 1 + changes_told_; }

  private:
    void send();
    void answered(model::Result<std::string> body);
    model::Result<model::Done> apply(std::string_view body);
    void tell(const model::Result<model::Done>& result);

    std::vector<Finished> waiting_;
    std::optional<model::Instant> heard_;
    bool missing_ = false;            // the server has no feed after all
    bool afresh_ = false;             // the cursor was too old: the question is asked once more
    std::uint64_t changes_told_ = 0;  // how often something had changed
};

}  // namespace ranets::sync
