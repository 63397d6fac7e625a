#include "screens/gallery/gallery_screen.h"

#include <algorithm>
#include <array>

#include "screens/common/more_parts.h"
#include "screens/frame/screen_table.h"
#include "screens/gallery/gallery_sections.h"
#include "screens/more/more_settings.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kWidestColumn = 840;
constexpr float kTwoColumns = 900, kThreeColumns = 1500;
constexpr float kGap = kMoreGap;
constexpr float kFoot = 20;

struct Section {
    std::string_view key;
    Word name;
    void (*draw)(Gallery&, GalleryFlow&);
    bool card = true;  // what has a surface of its own lies on the page's ground
};
constexpr Section kSections[] = {
    {"buttons", Word::kGalleryButtons, gallery_buttons},
    {"icon-buttons", Word::kGalleryIconButtons, gallery_icon_buttons},
    {"fields", Word::kGalleryFields, gallery_fields},
    {"areas", Word::kGalleryAreas, gallery_areas},
    {"lists", Word::kGalleryLists, gallery_lists},
    {"checks", Word::kGalleryChecks, gallery_checks},
    {"segments", Word::kGallerySegments, gallery_segments},
    {"marks", Word::kNavMarks, gallery_marks},
    {"pills", Word::kGalleryPills, gallery_pills},
    {"faces", Word::kGalleryFaces, gallery_faces},
    {"cards", Word::kGalleryCards, gallery_cards, false},
    {"type", Word::kGalleryType, gallery_type},
    {"sync", Word::kGallerySync, gallery_sync},
    {"messages", Word::kNoticeRegion, gallery_messages, false},
    {"waiting", Word::kGalleryWaiting, gallery_waiting},
    {"long-list", Word::kGalleryLongList, gallery_long_list},
    {"grid", Word::kGalleryGrid, gallery_grid},
    {"menus", Word::kGalleryMenus, gallery_menus},
    {"choices", Word::kGalleryTabs, gallery_choices},
    {"progress", Word::kGalleryProgress, gallery_progress},
    {"heads", Word::kGalleryHead, gallery_heads, false},
    {"gates", Word::kGalleryStates, gallery_gates},
    {"windows", Word::kGalleryWindows, gallery_windows},
};

// Side by side; the next thing goes where there is most room left.
class Columns {
  public:
    Columns(const Rect& area, float top) {
        count_ = area.w >= kThreeColumns ? 3 : area.w >= kTwoColumns ? 2 : 1;
        const auto count = static_cast<float>(count_);
        width_ = std::min(kWidestColumn, (area.w - kGap * (count - 1)) / count);
        x_ = area.x;
        bottoms_.fill(top);
    }
    float width() const { return width_; }
    Rect next(float height) {
        const auto found = std::min_element(bottoms_.begin(), bottoms_.begin() + count_);
        const Rect rect{x_ + static_cast<float>(found - bottoms_.begin()) * (width_ + kGap), *found,
                        width_, height};
        *found += height + kGap;
        return rect;
    }
    float bottom() const { return *std::max_element(bottoms_.begin(), bottoms_.begin() + count_); }

  private:
    int count_ = 1;
    float width_ = 0, x_ = 0;
    std::array<float, 3> bottoms_{};
};

void draw_section(Gallery& gallery, const Section& section, Columns& columns) {
    Ui& ui = gallery.ui;
    const IdScope scope(ui, section.key);
    KeptHeight height(ui, "height");
    Rect rect = columns.next(height.get());
    ui.open("section", Role::Group, text_of(section.name), rect);
    more_label(ui, "heading", rect, section.name);
    const float padding = !section.card ? 0 : ui.phone() ? 12.f : 16.f;
    if (section.card) ui.card(rect);
    GalleryFlow flow(ui, {rect.x + padding, rect.y + padding, rect.w - 2 * padding, 0});
    section.draw(gallery, flow);
    ui.close();
    height.set(kMoreLabel + flow.end() + 2 * padding);
}

}  // namespace

void draw_gallery(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "gallery");
    Gallery gallery{ui, views, commands, ui.keep_for_visit<GalleryWindow>("window")};
    Rect rest = area;
    page_head(ui, "page", rest, {.title = screen_name(views, app::Screen::Gallery)});

    KeptHeight height(ui, "height");
    const auto scroll = ui.begin_scroll("list", rest, height.get());
    const float side = ui.phone() ? 12.f : 20.f;
    const float top = rest.y - scroll.y + (ui.phone() ? 12.f : 4.f);
    Columns columns(inset(rest, side, 0), top);
    // The rows of which one is chosen, at work: all below is seen as one chooses.
    more_settings(ui, views, commands, columns.next(more_settings_height()));
    for (const auto& section : kSections) draw_section(gallery, section, columns);
    height.set(columns.bottom() - kGap + kFoot - (rest.y - scroll.y));
    ui.end_scroll();

    gallery_open_window(gallery);
}

}  // namespace ranets::shell
