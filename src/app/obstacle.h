#pragma once
#include <cstdint>

namespace ranets::app {

// Why a command would do nothing now.
enum class Obstacle : std::uint8_t {
    None,          // it would
    SignedOut,     // nobody is signed in
    OtherTab,      // another tab has the account's files
    Opening,       // who is signed in, or their files, are on the way
    Busy,          // the same is under way
    Offline,       // it needs the server
    NotPermitted,  // not for this role, or this server has no such thing
    TooLong,       // the text is
    NothingToDo,   // there is no such thing, or all is so already
};

}  // namespace ranets::app
