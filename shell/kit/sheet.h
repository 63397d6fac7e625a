#pragma once
// Surfaces above the screen: sheets that come from a side, dialogs in the middle. Modal.
//
//     const Sheet sheet(ui, "sheet", {.name = …});
//     … draw in sheet.body() …
//     if (sheet.wants_close()) …
#include "kit/slide.h"
#include "kit/ui.h"

namespace ranets::shell {

enum class SheetSide : std::uint8_t { Right, Bottom, Centre };

struct SheetSpec {
    std::string_view name;
    SheetSide side = SheetSide::Bottom;
    float size = 320;  // the width from the right and in the middle, the height from the bottom
    float height = 0;  // in the middle only
};

// Open while it lives.
class Sheet {
  public:
    Sheet(Ui& ui, std::string_view key, const SheetSpec& spec);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    const Rect& body() const { return body_; }
    bool wants_close() const { return close_; }  // Esc, or a press outside

  private:
    Ui& ui_;
    Rect body_;
    bool close_ = false;
    std::optional<Slide> slide_;
};

}  // namespace ranets::shell
