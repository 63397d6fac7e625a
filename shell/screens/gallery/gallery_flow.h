#pragma once
// How the gallery lays itself out: things follow one another like words, in groups under captions.
// A height is known once all is drawn, so what surrounds it has the last frame's; a new one asks
// for another frame.
#include <functional>
#include <string_view>

#include "kit/ui.h"

namespace ranets::shell {

class GalleryFlow {
  public:
    static constexpr float kGap = 12;  // between things, and between lines

    GalleryFlow(Ui& ui, const Rect& area) : ui_(ui), area_(area) {}

    float width() const { return area_.w; }
    Rect place(float w, float h);  // on this line if there is room, never wider than a line
    Rect block(float h);           // a whole line
    void new_line();
    // A caption, and what `draw` places below it; a group of the accessibility tree.
    void group(std::string_view key, std::string_view name, const std::function<void()>& draw);
    float end();  // the height of all

  private:
    Ui& ui_;
    Rect area_;
    float x_ = 0, y_ = 0, line_ = 0;
};

// The height that was told last under this key.
class KeptHeight {
  public:
    KeptHeight(Ui& ui, std::string_view key) : ui_(ui), height_(ui.keep<float>(key)) {}
    float get() const { return height_; }
    void set(float height);

  private:
    Ui& ui_;
    float& height_;
};

}  // namespace ranets::shell
