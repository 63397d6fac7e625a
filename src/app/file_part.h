#pragma once
// A file on its way out of the application, to the user's disk: it never is in memory as a whole.
#include <cstdint>
#include <string_view>

namespace ranets::app {

struct FilePart {
    enum class Act {
        Add,    // `bytes` follow those that came
        Save,   // these were all
        Share,  // so they were, and the user wants to hand them on to another program
        Show,   // so they were, of a picture
        Drop,   // it comes to nothing
    };
    std::uint32_t number = 0;  // of this way out
    Act act = Act::Add;
    std::string_view name = {};
    std::string_view bytes = {};
};

}  // namespace ranets::app
