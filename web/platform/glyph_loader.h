#pragma once
// Glyphs for ImGui's atlas, drawn by the browser when they are first needed: see text_canvas.h.
// Advances and baselines are whole device px, which is what keeps small text crisp; letters become
// white masks, colour emoji stay pictures.
#include <utility>
#include <vector>

#include "shell/shell.h"

struct ImFontAtlas;

namespace ranets::web {

// Glyphs are drawn at exactly the size asked for (see shell::kLineBox), and the baseline is put
// where the browser puts it in a line of that height.
class GlyphLoader {
  public:
    // What the page measured of its own text: where the baseline lies in a line box.
    struct Baseline {
        float size = 16, line_height = 24, baseline = 17;  // CSS px
    };

    explicit GlyphLoader(std::vector<Baseline> baselines) : baselines_(std::move(baselines)) {}

    // The fonts live as long as the atlas, and need this object that long.
    shell::Fonts add_fonts(ImFontAtlas& atlas);

    void set_ratio(float ratio) { ratio_ = ratio; }

    // How far the baseline lies below the middle of a line, for text of that size (device px).
    float below_middle(float px) const;

  private:
    std::vector<Baseline> baselines_;
    float ratio_ = 1;
};

}  // namespace ranets::web
