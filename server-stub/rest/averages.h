#pragma once
// How marks are averaged: each counts once, or by the weight of its work where the school says so.
#include <array>

#include "rest/call.h"

namespace ranets::stub {

class Average {
  public:
    void add(int value, int weight) {
        sum_ += value * weight;
        weight_ += weight;
    }
    bool empty() const { return weight_ == 0; }
    int rounded() const { return static_cast<int>((2 * sum_ + weight_) / (2 * weight_)); }
    int hundredths() const { return static_cast<int>((200 * sum_ + weight_) / (2 * weight_)); }
    std::string text() const;  // "4,57"; empty when there are no marks

  private:
    std::int64_t sum_ = 0;
    std::int64_t weight_ = 0;
};

using SubjectAverages = std::array<Average, kSubjectCount>;

enum class Weighing { AsTheSchoolDoes, ByWork };

// Of a pupil's marks given by now for the lessons of the range, in whichever class.
SubjectAverages averages_of(const Call& call, int pupil, Range range,
                            Weighing weighing = Weighing::AsTheSchoolDoes);

bool uses_weights(int school);

}  // namespace ranets::stub
