#include "web/platform/small_libc.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace ranets::web;

namespace {

std::string printed(std::size_t size, const char* format, ...) {
    std::string text(size, '#');
    std::va_list arguments;
    va_start(arguments, format);
    const int length = print(text.data(), size, format, arguments);
    va_end(arguments);
    return text.substr(0, text.find('\0')) + ":" + std::to_string(length);
}

template <class... Values>
void check_like_library(const char* format, Values... values) {
    char theirs[64];
    const int length = std::snprintf(theirs, sizeof theirs, format, values...);
    INFO(format);
    CHECK(printed(sizeof theirs, format, values...) ==
          std::string(theirs) + ":" + std::to_string(length));
}

void check_fraction(const char* text) {
    INFO(text);
    char* end = nullptr;
    const double value = read_fraction(text, &end);
    const double right = std::strtod(text, nullptr);
    CHECK(*end == '\0');
    if (std::isinf(right)) {
        CHECK(value == right);
    } else {
        CHECK(std::abs(value - right) <= std::abs(right) * 1e-14);
    }
}

}  // namespace

TEST_CASE("the small library prints as the large one does") {
    check_like_library("no value, %d%%", 100);
    check_like_library("%s/%s_%08X", "window", "child", 0x1abcu);
    check_like_library("##Tooltip_%02d", 7);
    check_like_library("%.*s|", 3, "abcdef");
    check_like_library("%-6s|%6s|", "ab", "cd");
    check_like_library("%d %i %u", -2147483647 - 1, 2147483647, 4294967295u);
    check_like_library("%lld %llu", -9223372036854775807LL - 1, 18446744073709551615ULL);
    check_like_library("%5d|%-5d|%05d", -42, -42, -42);
    check_like_library("%.4X %x", 0x1fu, 0xbeefu);
    check_like_library("%c%c", 'a', 'b');
}

TEST_CASE("the small library cuts what does not fit, and tells how long it was") {
    CHECK(printed(4, "%s", "abcdef") == "abc:6");
    CHECK(printed(1, "%d", 12) == ":2");
}

TEST_CASE("fractions are read as by the large library") {
    for (const char* text :
         {"0", "-0.0", "3.0", "4.35", "-12.5e-3", "1e22", "1E+3", "9007199254740993.0",
          "123456789012345678901234567890", "0.000000000000000000000001", "1e400"}) {
        check_fraction(text);
    }
}

TEST_CASE("a whole number is read as far as 64 bits go") {
    bool fits = false;
    CHECK(read_whole("18446744073709551615", nullptr, fits) == 18446744073709551615ULL);
    CHECK(fits);
    read_whole("18446744073709551616", nullptr, fits);
    CHECK_FALSE(fits);
    CHECK(read_signed("-9223372036854775808", nullptr, fits) == INT64_MIN);
    CHECK(fits);
    read_signed("-9223372036854775809", nullptr, fits);
    CHECK_FALSE(fits);
    char* end = nullptr;
    CHECK(read_signed("-12,", &end, fits) == -12);
    CHECK(*end == ',');
}
