#pragma once
// How fresh a screen's data is, in words and with an icon.
#include <string>

#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

// `brief` leaves «Обновлено» out.
std::string sync_words(const app::Views& views, const app::SyncView& sync, bool brief);
// Icon and words; returns the width drawn.
float sync_status(Ui& ui, const app::Views& views, const app::SyncView& sync, const Rect& box,
                  bool at_right, bool brief);

}  // namespace ranets::shell
