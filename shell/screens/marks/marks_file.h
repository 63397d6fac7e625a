#pragma once
// The marks that are shown as a table for spreadsheet programs: a row a mark.
#include "app/commands.h"
#include "app/views.h"

namespace ranets::shell {

// Of the term or the year; nothing where there are none yet.
std::optional<app::SaveFile> marks_file(const app::Views& views, bool share);

}  // namespace ranets::shell
