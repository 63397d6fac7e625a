#pragma once
// The part of «Ещё» about the application itself: version, licences, details for a fault's sake.
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

float more_about_height(Ui& ui, float width);
void more_about(Ui& ui, const app::Views& views, Rect rect);

}  // namespace ranets::shell
