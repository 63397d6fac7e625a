#pragma once
// A month to choose a day from, with the diary's layout for those whose head has no room for it.
#include <optional>

#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

struct DatePickerSpec {
    model::Date chosen, today;
    model::Date month;  // its first day; unset: of the chosen day
    app::DiaryLayout layout = app::DiaryLayout::Day;
    const app::MonthView* marks = nullptr;  // below the numbers of its days, where it is the month
};
struct DatePicked {
    model::Date month;
    std::optional<model::Date> date;
    std::optional<app::DiaryLayout> layout;
    bool close = false;
};
DatePicked date_picker(Ui& ui, const DatePickerSpec& spec);

}  // namespace ranets::shell
