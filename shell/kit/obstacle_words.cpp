#include "kit/obstacle_words.h"

#include "kit/words.h"

namespace ranets::shell {

using app::Obstacle;
using Word = strings::Key;

std::string_view obstacle_text(Obstacle obstacle) {
    switch (obstacle) {
        case Obstacle::SignedOut:
            return text_of(Word::kObstacleSignedOut);
        case Obstacle::OtherTab:
            return text_of(Word::kOtherTabTitle);
        case Obstacle::Opening:
            return text_of(Word::kDiaryOpening);
        case Obstacle::Busy:
            return text_of(Word::kObstacleBusy);
        case Obstacle::Offline:
            return text_of(Word::kObstacleOffline);
        case Obstacle::NotPermitted:
            return text_of(Word::kObstacleNotPermitted);
        case Obstacle::TooLong:
            return text_of(Word::kObstacleTooLong);
        case Obstacle::None:
        case Obstacle::NothingToDo:
            break;
    }
    return {};
}

}  // namespace ranets::shell
