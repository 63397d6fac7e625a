#pragma once
// How the application looks and reads on this device: the part of «Ещё» that chooses.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

float more_settings_height();
void more_settings(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect);

std::string_view theme_name(app::Theme theme);           // «Тёмная»
std::string_view language_name(app::Language language);  // «Русский», in itself

}  // namespace ranets::shell
