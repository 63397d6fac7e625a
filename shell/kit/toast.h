#pragma once
// A sentence at the window's foot about what was just done, with a way to take it back.
#include <string_view>

#include "kit/ui.h"

namespace ranets::shell {

struct ToastSpec {
    std::string_view text;
    std::string_view action = {};  // «Отменить»
    std::int64_t number = 0;       // another one is another toast, with time of its own
    float above = 0;               // px at the window's foot that it stays clear of: a bar
};
enum class ToastPress : std::uint8_t { None, Action, Gone };

// Called while it is there. Gone after six seconds, which stand still while the pointer or the
// focus is on it.
ToastPress toast(Ui& ui, std::string_view key, const ToastSpec& spec);

}  // namespace ranets::shell
