#pragma once
// «Нет сети.», of when what is shown is, and a way to try again: a frame above the content, on a
// phone a line that opens.
#include <string>

#include "kit/ui.h"
#include "kit/words.h"

namespace ranets::shell {

struct OfflineBanner {
    std::string text;  // after «Нет сети.»: «Показаны данные на сегодня, 12:10.»
    std::string as_of;  // «12:10», for the phone's line
    bool& open;         // phone: the whole sentence
};

// «12:10» of today, «9 ноября» of another day.
std::string as_of_text(const app::Views& views, model::Instant at);
struct OfflineWords {
    strings::Key today, day, old;  // «… {0}», «… {0}, {1}», «… {0}» of more than a week ago
};
std::string offline_text(const app::Views& views, model::Instant at, const OfflineWords& words);

float offline_banner_height(Ui& ui, const OfflineBanner& banner, float width);
bool offline_banner(Ui& ui, const OfflineBanner& banner, const Rect& area);  // to be tried again

}  // namespace ranets::shell
