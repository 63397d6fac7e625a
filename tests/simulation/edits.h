#pragma once
// What the school does to lessons, and how each of them has been since: so that what a device shows
// can be told from what it ought to know already.
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/diary.h"
#include "simulation/device.h"
#include "support/fake_school.h"

namespace ranets::simulation {

class Edits {
  public:
    Edits(test::FakeSchool& school, model::Rng& rng) : school_(school), rng_(rng) {}

    // A topic, a homework or a mark of a week around that of `monday`; tells what it was.
    std::string make(model::Date monday);
    // That somebody has written something of their own, to their other devices.
    void tell(const test::FakeSchool::Write& write);

    // It is as before a change that the device has been told of.
    bool is_behind(const model::Lesson& lesson, const Device::Told& told) const;

    // All that the school says of a lesson, in one line.
    static std::string text_of(const model::Lesson& lesson);
    static std::string text_of(const test::FakeLesson& lesson);

  private:
    struct State {
        std::size_t change = 0;  // its number among all that followers are told; 0: from the start
        std::string text;
    };

    test::FakeSchool& school_;
    model::Rng& rng_;
    std::map<std::int64_t, std::vector<State>> states_;  // by lesson, oldest first
    int made_ = 0;
};

}  // namespace ranets::simulation
