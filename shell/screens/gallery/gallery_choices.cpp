// Menus, hints, toasts, tabs, chips, progress, the head of a page and what stands for missing data.
#include <array>

#include "kit/gate.h"
#include "kit/menu.h"
#include "kit/toast.h"
#include "kit/widgets.h"
#include "screens/gallery/gallery_sections.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kControl = 40, kRowHeight = 44, kGate = 200, kRing = 32;

struct ToastMemory {
    std::int64_t number = 0;  // 0: none is there
};

std::array<MenuItem, 4> menu_items() {
    return {{{.label = text_of(Word::kDiaryRefresh), .icon = Icon::Refresh},
             {.label = text_of(Word::kGalleryRest), .icon = Icon::Copy},
             {.label = text_of(Word::kGalleryDisabled),
              .icon = Icon::Download,
              .enabled = false,
              .description = text_of(Word::kGalleryReason)},
             {.label = text_of(Word::kActionUndo), .icon = Icon::Undo, .danger = true}}};
}

}  // namespace

void gallery_menus(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const auto items = menu_items();
    const ButtonSpec opener{.name = text_of(Word::kGalleryMenu), .icon = Icon::Ellipsis};
    const Rect place = flow.place(button_width(ui, opener), kControl);
    static_cast<void>(menu_button(ui, "menu", place, opener, items));

    const ButtonSpec asked{.name = text_of(Word::kGalleryContextMenu), .look = ButtonLook::Soft};
    static_cast<void>(button(ui, "asked", flow.place(button_width(ui, asked), kControl), asked));
    static_cast<void>(context_menu(ui, "own-menu", ui.id("asked"), asked.name, items));

    const ButtonSpec hinted{.name = text_of(Word::kDiaryRefresh),
                            .look = ButtonLook::Ghost,
                            .icon = Icon::Refresh,
                            .icon_only = true,
                            .tip = true};
    static_cast<void>(button(ui, "hinted", flow.place(kControl, kControl), hinted));
    const ButtonSpec disabled{.name = text_of(Word::kActionUndo),
                              .enabled = false,
                              .description = text_of(Word::kGalleryReason)};
    static_cast<void>(
        button(ui, "disabled", flow.place(button_width(ui, disabled), kControl), disabled));
    const ButtonSpec shows{.name = text_of(Word::kGalleryShowToast)};
    if (button(ui, "shows", flow.place(button_width(ui, shows), kControl), shows))
        ++ui.keep_for_visit<ToastMemory>("toast-memory").number;
    auto& memory = ui.keep_for_visit<ToastMemory>("toast-memory");
    if (memory.number == 0) return;
    const ToastSpec said{.text = text_of(Word::kGalleryToast),
                         .action = text_of(Word::kActionUndo),
                         .number = memory.number};
    if (toast(ui, "toast", said) != ToastPress::None) memory.number = 0;
}

void gallery_choices(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const std::array names{text_of(Word::kNavHomework), text_of(Word::kNavMarks),
                           text_of(Word::kNavChats), text_of(Word::kNavSchool)};
    auto& tab = ui.keep<int>("tab");
    const Rect line = flow.block(kTabsHeight);
    if (const int now = tabs(ui, "tabs", line, text_of(Word::kGalleryTabs), names, tab); now >= 0)
        tab = now;
    const Rect panel = flow.block(kRowHeight);
    const auto shown = names[static_cast<std::size_t>(tab)];
    ui.open("panel", Role::TabPanel, shown, panel);
    ui.text(panel, shown, kBody, Color::Text2);
    ui.say("shown", Role::Text, shown, panel);
    ui.close();
    auto& chip = ui.keep<int>("chip");
    const Rect chips = flow.block(kChipsHeight);
    const int now = filter_chips(ui, "chips", chips, text_of(Word::kGalleryChips), names, chip);
    if (now >= 0) chip = now;
}

void gallery_progress(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const auto name = text_of(Word::kGalleryProgress);
    for (const float part : {0.f, .4f, 1.f}) {
        const IdScope scope(ui, static_cast<std::int64_t>(part * 100));
        progress(ui, "bar", flow.block(8), name, part);
    }
    progress(ui, "unknown", flow.block(8), text_of(Word::kListLoading), {});
    const Rect known = flow.place(kRing, kRing), unknown = flow.place(kRing, kRing);
    progress_ring(ui, "ring", centre(known), kRing, name, .7f);
    progress_ring(ui, "turning", centre(unknown), kRing, text_of(Word::kListLoading), {});
}

void gallery_heads(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    for (const bool inner : {false, true}) {
        Rect rect = flow.block(ui.phone() ? 60 : 72);
        const PageHead head{.title = text_of(Word::kNavHomework),
                            .subtitle = text_of(Word::kNavSchool),
                            .back = inner ? text_of(Word::kGalleryBack) : std::string_view(),
                            .actions = kControl};
        const auto press = page_head(ui, inner ? "inner" : "outer", rect, head);
        const IdScope scope(ui, inner ? "inner-actions" : "outer-actions");
        const ButtonSpec refresh{.name = text_of(Word::kDiaryRefresh),
                                 .icon = Icon::Refresh,
                                 .icon_only = true,
                                 .tip = true};
        static_cast<void>(
            button(ui, "refresh", centred(press.actions, kControl, kControl), refresh));
    }
}

void gallery_gates(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const GateSpec spec{.row = kRowHeight,
                        .empty_icon = Icon::ListChecks,
                        .empty = text_of(Word::kGalleryEmpty),
                        .empty_action = text_of(Word::kDiaryRefresh),
                        .offline = text_of(Word::kDiaryNeverLoaded),
                        .failed = text_of(Word::kDiaryError)};
    const GateState states[] = {{.loading = true},
                                {.has_value = true, .empty = true},
                                {.failed = true, .offline = true},
                                {.failed = true}};
    std::int64_t key = 0;
    for (const auto& state : states) {
        const IdScope scope(ui, key++);
        static_cast<void>(gate(ui, "gate", flow.block(kGate), state, spec));
    }
}

}  // namespace ranets::shell
