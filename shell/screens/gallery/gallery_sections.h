#pragma once
// What stands on the gallery, a section each.
#include <functional>

#include "app/commands.h"
#include "app/views.h"
#include "kit/words.h"
#include "screens/gallery/gallery_flow.h"

namespace ranets::shell {

// What is open above the gallery.
struct GalleryWindow {
    enum class Kind : std::uint8_t { None, Right, Bottom, Centre, Calendar } kind = Kind::None;
    NodeId opener = 0;
    bool focused = false;  // its first control has been given the focus
    model::Date chosen, month;
    app::DiaryLayout layout = app::DiaryLayout::Day;
};

struct Gallery {
    Ui& ui;
    const app::Views& views;
    app::Commands& commands;
    GalleryWindow& window;
};

// A control as it looks in a moment that nobody can hold still.
struct ControlState {
    strings::Key name;
    Press press = {};
    bool enabled = true;
};
// Draws each of them, the disabled one last, with ids of its own.
void in_every_state(Ui& ui, const std::function<void(const ControlState&)>& draw);

// --- what is pressed and typed in
void gallery_buttons(Gallery& gallery, GalleryFlow& flow);
void gallery_icon_buttons(Gallery& gallery, GalleryFlow& flow);
void gallery_areas(Gallery& gallery, GalleryFlow& flow);
void gallery_fields(Gallery& gallery, GalleryFlow& flow);
void gallery_lists(Gallery& gallery, GalleryFlow& flow);
void gallery_checks(Gallery& gallery, GalleryFlow& flow);
void gallery_segments(Gallery& gallery, GalleryFlow& flow);

// --- what is looked at
void gallery_marks(Gallery& gallery, GalleryFlow& flow);
void gallery_pills(Gallery& gallery, GalleryFlow& flow);
void gallery_faces(Gallery& gallery, GalleryFlow& flow);
void gallery_cards(Gallery& gallery, GalleryFlow& flow);
void gallery_type(Gallery& gallery, GalleryFlow& flow);
void gallery_sync(Gallery& gallery, GalleryFlow& flow);
void gallery_messages(Gallery& gallery, GalleryFlow& flow);
void gallery_waiting(Gallery& gallery, GalleryFlow& flow);

// --- what has much in it, and what opens beside it
void gallery_long_list(Gallery& gallery, GalleryFlow& flow);
void gallery_grid(Gallery& gallery, GalleryFlow& flow);
void gallery_menus(Gallery& gallery, GalleryFlow& flow);
void gallery_choices(Gallery& gallery, GalleryFlow& flow);
void gallery_progress(Gallery& gallery, GalleryFlow& flow);
void gallery_heads(Gallery& gallery, GalleryFlow& flow);
void gallery_gates(Gallery& gallery, GalleryFlow& flow);

// --- what opens above: buttons, and the windows themselves, to be drawn after all else
void gallery_windows(Gallery& gallery, GalleryFlow& flow);
void gallery_open_window(Gallery& gallery);

}  // namespace ranets::shell
