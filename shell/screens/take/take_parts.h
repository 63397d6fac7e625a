#pragma once
// What the files of «Взять с собой» share.
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"
#include "screens/print/print_dialog.h"

namespace ranets::shell {

struct TakeVisit {
    std::vector<model::PersonId> left_out;  // of the children there are
    PrintDialog print;
    std::string revoking;  // the address that is asked about
};

// A column of sections, drawn from top to bottom; measured first, by the same calls without a
// frame.
class Take {
  public:
    Take(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& column, bool draws)
        : ui(ui),
          views(views),
          commands(commands),
          visit(ui.keep_for_visit<TakeVisit>("take")),
          column_(column),
          draws_(draws) {}

    // The next place of the column; nothing is to be drawn there while it is only measured.
    Rect place(float height) {
        height_ += height;
        return cut_top(column_, height);
    }
    void gap(float height) { place(height); }
    bool draws() const { return draws_; }
    float width() const { return column_.w; }
    float height() const { return height_; }
    void label(std::string_view key, strings::Key word);
    void note(std::string_view key, Role role, std::string_view text, Color color = Color::Text2);

    std::vector<model::PersonId> chosen() const;  // children
    // «Соня и Миша»; of one whose name is not told, nothing.
    std::string names(const std::vector<model::PersonId>& persons) const;

    Ui& ui;
    const app::Views& views;
    app::Commands& commands;
    TakeVisit& visit;

  private:
    Rect column_;
    bool draws_;
    float height_ = 0;
};

void take_children(Take& take);   // whose
void take_file(Take& take);       // the calendar's file
void take_paper(Take& take);      // for the printer
void take_address(Take& take);    // addresses for calendar programs
void take_questions(Take& take);  // what is asked above all

}  // namespace ranets::shell
