// Gives every function what is kept for it: seeds, and what was once found to break it.
//   fuzz_replay CORPUS     ends with "N passed, 0 failed", or with what a sanitizer says
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "target.h"

namespace fs = std::filesystem;
using namespace ranets::fuzz;

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: fuzz_replay CORPUS\n");
        return 2;
    }
    int passed = 0;
    int failed = 0;
    for (const Target& target : kTargets) {
        int files = 0;
        std::error_code error;
        for (const auto& entry :
             fs::directory_iterator(fs::path(arguments[1]) / target.name, error)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            std::printf("%s\n", entry.path().c_str());  // the last one is at fault
            std::fflush(stdout);
            target.run(bytes);
            ++files;
        }
        target.run({});
        passed += files + 1;
        if (files > 0) continue;
        std::printf("nothing is kept for %.*s\n", static_cast<int>(target.name.size()),
                    target.name.data());
        ++failed;
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 ? 1 : 0;
}
