#pragma once
// Texts and bytes that JavaScript hands to an entry point: it asks for a slot of the right size,
// fills it and then makes the call, which takes them out again.
#include <string>

namespace ranets::web {

inline constexpr int kArguments = 6;

// Gives JavaScript its side of it: Module.setText(slot, text) and Module.setBytes(slot, bytes).
void open_arguments();

std::string take_argument(int slot);

}  // namespace ranets::web
