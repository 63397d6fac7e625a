#pragma once
// Draws what is drawn in its lifetime a little aside, on its way to its place. Only the picture is
// aside: what it means and where it can be pressed is at its place from the first frame on, so that
// a quick finger hits what it meant.
#include "kit/ui.h"

namespace ranets::shell {

class Slide {
  public:
    Slide(Ui& ui, float x, float y);
    ~Slide();
    Slide(const Slide&) = delete;
    Slide& operator=(const Slide&) = delete;

  private:
    Ui& ui_;
    float x_, y_;  // device px
    int first_;    // vertex
};

}  // namespace ranets::shell
