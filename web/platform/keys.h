#pragma once
// The browser's names of keys.
#include <string_view>

#include "shell/shell.h"

namespace ranets::web {

// `key` says what was typed (KeyboardEvent.key), `code` where the key lies (KeyboardEvent.code);
// letters go by their place, so that shortcuts are the same in a Cyrillic layout.
shell::KeyEvent key_event(std::string_view key, std::string_view code);

}  // namespace ranets::web
