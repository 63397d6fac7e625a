#pragma once
// What somebody who looks into a fault wants to know, as lines of text. No token, no name, no mark,
// no address: it is sent to strangers.
#include <string>

#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

std::string version_text();
std::string device_words(const Ui& ui, const app::Views& views);

}  // namespace ranets::shell
