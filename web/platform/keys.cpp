#include "keys.h"

namespace ranets::web {
namespace {

struct Named {
    std::string_view name;
    shell::Key key;
};
constexpr Named kNamed[] = {
    {"Escape", shell::Key::Escape},
    {"ArrowLeft", shell::Key::Left},
    {"ArrowRight", shell::Key::Right},
    {"ArrowUp", shell::Key::Up},
    {"ArrowDown", shell::Key::Down},
    {"Home", shell::Key::Home},
    {"End", shell::Key::End},
    {"PageUp", shell::Key::PageUp},
    {"PageDown", shell::Key::PageDown},
    {"Enter", shell::Key::Enter},
    {" ", shell::Key::Space},
    {"Tab", shell::Key::Tab},
    {"F2", shell::Key::F2},
    {"F5", shell::Key::F5},
    {"Delete", shell::Key::Delete},
    {"Backspace", shell::Key::Delete},
    {"ContextMenu", shell::Key::ContextMenu},
};

}  // namespace

shell::KeyEvent key_event(std::string_view key, std::string_view code) {
    shell::KeyEvent event;
    for (const Named& named : kNamed) {
        if (key == named.name) event.key = named.key;
    }
    if (event.key != shell::Key::None) return event;
    if (code.size() == 4 && code.starts_with("Key")) {
        event.letter = static_cast<char>(code[3] - 'A' + 'a');
    } else if (code.starts_with("Digit") || code.starts_with("Numpad")) {
        if (code.back() >= '0' && code.back() <= '9') event.letter = code.back();
    } else if (code == "Slash") {
        event.letter = '/';
    }
    if (event.letter != 0) event.key = shell::Key::Letter;
    return event;
}

}  // namespace ranets::web
