#pragma once
// What is to be printed: a dialog of the screens that have something for paper. The browser's own
// dialog, which also saves a PDF, follows it.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

enum class Printed : std::uint8_t { Week, Term, Year };

// A screen keeps it for a visit.
struct PrintDialog {
    bool open = false;
    Printed what = Printed::Week;
    bool full_texts = false;  // of a week's homework

    void ask(Printed first) {
        open = true;
        what = first;
    }
};

void draw_print_dialog(Ui& ui, const app::Views& views, app::Commands& commands,
                       PrintDialog& dialog);

}  // namespace ranets::shell
