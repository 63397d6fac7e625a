#include "sync/send_queue.h"

#include <algorithm>
#include <utility>

namespace ranets::sync {
namespace {

std::vector<std::string> objects_in(std::string_view list) {
    std::vector<std::string> objects;
    while (!list.empty()) {
        const auto end = std::min(list.find(' '), list.size());
        if (end > 0) objects.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return objects;
}

template <class Map>
void erase_from(Map& map, const std::string& key, std::int64_t number) {
    const auto found = map.find(key);
    if (found == map.end()) return;
    found->second.erase(number);
    if (found->second.empty()) map.erase(found);
}

}  // namespace

void SendQueue::add(std::int64_t number, std::string_view object, std::string_view depends_on) {
    Waiting waiting{std::string(object), objects_in(depends_on)};
    of_object_[waiting.object].insert(number);
    for (const auto& other : waiting.depends_on) dependants_[other].insert(number);
    waiting_.emplace(number, std::move(waiting));
    look_at(number);
}

void SendQueue::remove(std::int64_t number) {
    const auto affected = behind(number);
    const auto gone = waiting_.extract(number);
    if (gone.empty()) return;
    erase_from(of_object_, gone.mapped().object, number);
    for (const auto& other : gone.mapped().depends_on) erase_from(dependants_, other, number);
    ready_.erase(number);
    for (const auto next : affected) look_at(next);
}

void SendQueue::clear() {
    waiting_.clear();
    of_object_.clear();
    dependants_.clear();
    ready_.clear();
}

std::vector<std::int64_t> SendQueue::behind(std::int64_t number) const {
    std::vector<std::int64_t> behind;
    const auto waiting = waiting_.find(number);
    if (waiting == waiting_.end()) return behind;
    // Of its own object the next one alone: the others wait for that.
    const auto& same = of_object_.find(waiting->second.object)->second;
    if (const auto next = same.upper_bound(number); next != same.end()) behind.push_back(*next);
    if (const auto found = dependants_.find(waiting->second.object); found != dependants_.end())
        behind.insert(behind.end(), found->second.upper_bound(number), found->second.end());
    return behind;
}

bool SendQueue::may_go(std::int64_t number, const Waiting& waiting) const {
    if (*of_object_.find(waiting.object)->second.begin() != number) return false;
    return std::all_of(waiting.depends_on.begin(), waiting.depends_on.end(),
                       [&](const std::string& other) {
                           const auto found = of_object_.find(other);
                           return found == of_object_.end() || *found->second.begin() >= number;
                       });
}

void SendQueue::look_at(std::int64_t number) {
    const auto waiting = waiting_.find(number);
    if (waiting != waiting_.end() && may_go(number, waiting->second)) ready_.insert(number);
}

}  // namespace ranets::sync
