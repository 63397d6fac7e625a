#pragma once
// Fonts without pictures: the widths are the shipped font's, nothing is rasterised.
#include "shell.h"

struct ImFontAtlas;

namespace ranets::test {

shell::Fonts add_fake_fonts(ImFontAtlas& atlas);

}  // namespace ranets::test
