#pragma once
// Parts of one homework that several screens show: its files, the person's own note, what waits.
#include <string_view>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

// A file with what is on this device of it: opened, fetched or stopped at a press.
inline constexpr float kHomeworkFile = 52;
void homework_file(Ui& ui, const app::Views& views, app::Commands& commands,
                   const model::Attachment& file, const Rect& rect);

// The field grows with what is written in it.
float homework_note_height(Ui& ui, const app::Views& views, const model::Homework& homework,
                           float width);
void homework_note(Ui& ui, const app::Views& views, app::Commands& commands,
                   const model::Homework& homework, const Rect& field);

// What waits for the network, and what became of it.
void state_line(Ui& ui, std::string_view key, const Rect& line, std::string_view words, Icon icon,
                Color color);

}  // namespace ranets::shell
