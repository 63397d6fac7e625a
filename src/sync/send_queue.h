#pragma once
// In which order entries of an outbox may go: those of one object one after the other, and none
// before those that it depends on. Each addition and removal costs as much as it changes.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ranets::sync {

class SendQueue {
  public:
    // `depends_on`: objects with spaces between; what comes later of them is not waited for.
    void add(std::int64_t number, std::string_view object, std::string_view depends_on);
    void remove(std::int64_t number);
    void clear();

    const std::set<std::int64_t>& ready() const { return ready_; }  // the oldest first
    // Those that wait for this one: the next of its object, and those that depend on it.
    std::vector<std::int64_t> behind(std::int64_t number) const;

  private:
    struct Waiting {
        std::string object;
        std::vector<std::string> depends_on;
    };
    using Numbers = std::set<std::int64_t>;

    bool may_go(std::int64_t number, const Waiting& waiting) const;
    void look_at(std::int64_t number);

    std::map<std::int64_t, Waiting> waiting_;
    std::map<std::string, Numbers, std::less<>> of_object_;
    std::map<std::string, Numbers, std::less<>> dependants_;  // by the object that they depend on
    Numbers ready_;
};

}  // namespace ranets::sync
