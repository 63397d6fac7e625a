#pragma once
// What reads bytes of strangers, each as a function of bytes. libFuzzer (fuzz_main.cpp) invents
// them; replay_main.cpp gives each function what is kept in corpus/, in a folder of its name.
// A function that finds something wrong ends the program: by a sanitizer, or by check().
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

namespace ranets::fuzz {

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

void codecs(std::string_view bytes);
void dates(std::string_view bytes);
void event_stream(std::string_view bytes);
void http_front(std::string_view bytes);
void router(std::string_view bytes);
void salvage(std::string_view bytes);
void taken_files(std::string_view bytes);

inline constexpr Target kTargets[] = {
    {"codecs", codecs},           {"dates", dates},   {"event_stream", event_stream},
    {"http_front", http_front},   {"router", router}, {"salvage", salvage},
    {"taken_files", taken_files},
};

inline void check(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

}  // namespace ranets::fuzz
