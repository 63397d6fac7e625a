#pragma once
// What the program asks of the C library's reading and printing of numbers, made small. Once
// anything of that is linked all is, and it counts in floats of 128 bits that the processor has
// not: 23 KB of code.
//
// Those who ask are Dear ImGui, for the names of its windows, and the JSON reader. The linker gives
// them these in place of the library's (web/CMakeLists.txt).
#include <cstdarg>
#include <cstddef>
#include <cstdint>

namespace ranets::web {

// As vsnprintf: %d %i %u %x %X %c %s %p and %%, with flags, width, precision and lengths. A number
// with a fraction is written without it.
int print(char* to, std::size_t size, const char* format, std::va_list arguments);

// As strtod, of a decimal number; good to the last digit or the one before it.
double read_fraction(const char* text, char** end);
// As strtoull and strtoll, of decimal digits; `fits` is false for what is beyond 64 bits.
std::uint64_t read_whole(const char* text, char** end, bool& fits);
std::int64_t read_signed(const char* text, char** end, bool& fits);

}  // namespace ranets::web
