#include "small_libc.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace ranets::web {
namespace {

constexpr std::uint64_t kMostOfPositive = INT64_MAX;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Out {
    void put(char c) {
        if (length + 1 < size) to[length] = c;
        ++length;
    }
    void put(char c, int times) {
        for (; times > 0; --times) put(c);
    }

    char* to;
    std::size_t size;
    std::size_t length = 0;
};

// What stands between % and the letter.
struct Layout {
    bool left = false, zeros = false;
    int width = 0;
    int precision = -1;
    bool is_long = false;  // 64 bits
};

int read_count(const char*& at, std::va_list& arguments) {
    if (*at == '*') {
        ++at;
        return va_arg(arguments, int);
    }
    int count = 0;
    while (is_digit(*at)) count = count * 10 + (*at++ - '0');
    return count;
}

Layout read_layout(const char*& at, std::va_list& arguments) {
    Layout layout;
    for (; *at != '\0' && std::strchr("-0+ #", *at) != nullptr; ++at) {
        layout.left |= *at == '-';
        layout.zeros |= *at == '0';
    }
    layout.width = read_count(at, arguments);
    if (*at == '.') layout.precision = read_count(++at, arguments);
    for (; *at != '\0' && std::strchr("hlzjt", *at) != nullptr; ++at) {
        layout.is_long |= *at == 'j' || (*at == 'l' && at[1] == 'l');
    }
    return layout;
}

void put_padded(Out& out, const Layout& layout, const char* text, int length) {
    if (!layout.left) out.put(' ', layout.width - length);
    for (int i = 0; i < length; ++i) out.put(text[i]);
    if (layout.left) out.put(' ', layout.width - length);
}

void put_number(Out& out, const Layout& layout, std::uint64_t value, bool negative, unsigned base,
                char first_letter) {
    char digits[80];
    char* const end = digits + sizeof digits;
    char* at = end;
    do {
        const auto digit = static_cast<int>(value % base);
        *--at = static_cast<char>(digit < 10 ? '0' + digit : first_letter + digit - 10);
        value /= base;
    } while (value != 0);
    const int room = static_cast<int>(sizeof digits) - 1;
    const int least = layout.precision >= 0          ? layout.precision
                      : layout.zeros && !layout.left ? layout.width - (negative ? 1 : 0)
                                                     : 0;
    while (end - at < std::min(least, room)) *--at = '0';
    if (negative) *--at = '-';
    put_padded(out, layout, at, static_cast<int>(end - at));
}

void put_text(Out& out, const Layout& layout, const char* text) {
    if (text == nullptr) text = "(null)";
    int length = 0;
    while (length != layout.precision && text[length] != '\0') ++length;
    put_padded(out, layout, text, length);
}

std::uint64_t read_digits(const char*& at, bool& fits) {
    std::uint64_t value = 0;
    for (; is_digit(*at); ++at) {
        const auto digit = static_cast<std::uint64_t>(*at - '0');
        fits = fits && value <= (UINT64_MAX - digit) / 10;
        value = value * 10 + digit;
    }
    return value;
}

}  // namespace

int print(char* to, std::size_t size, const char* format, std::va_list passed) {
    std::va_list arguments;
    va_copy(arguments, passed);
    Out out{to, size};
    for (const char* at = format; *at != '\0'; ++at) {
        if (*at != '%') {
            out.put(*at);
            continue;
        }
        ++at;
        const Layout layout = read_layout(at, arguments);
        const auto whole = [&](std::int64_t value) {
            put_number(out, layout,
                       value < 0 ? 0 - static_cast<std::uint64_t>(value)
                                 : static_cast<std::uint64_t>(value),
                       value < 0, 10, 'a');
        };
        const auto number = [&] {
            return layout.is_long ? va_arg(arguments, std::uint64_t)
                                  : std::uint64_t{va_arg(arguments, unsigned)};
        };
        switch (*at) {
            case 'd':
            case 'i':
                whole(layout.is_long ? va_arg(arguments, std::int64_t)
                                     : std::int64_t{va_arg(arguments, int)});
                break;
            case 'u':
                put_number(out, layout, number(), false, 10, 'a');
                break;
            case 'x':
                put_number(out, layout, number(), false, 16, 'a');
                break;
            case 'X':
                put_number(out, layout, number(), false, 16, 'A');
                break;
            case 'p':
                put_number(out, layout, reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*)),
                           false, 16, 'a');
                break;
            case 'f':
            case 'g':
            case 'e':
                whole(static_cast<std::int64_t>(va_arg(arguments, double)));
                break;
            case 'c': {
                const char c = static_cast<char>(va_arg(arguments, int));
                put_padded(out, layout, &c, 1);
                break;
            }
            case 's':
                put_text(out, layout, va_arg(arguments, const char*));
                break;
            case '\0':
                --at;
                break;
            default:
                out.put(*at);
        }
    }
    va_end(arguments);
    if (size > 0) to[std::min(out.length, size - 1)] = '\0';
    return static_cast<int>(out.length);
}

double read_fraction(const char* text, char** end) {
    const char* at = text;
    const bool negative = *at == '-';
    if (negative) ++at;
    double value = 0;
    int exponent = 0;
    for (bool behind = false; is_digit(*at) || (*at == '.' && !behind); ++at) {
        if (*at == '.') {
            behind = true;
        } else if (value < 1e17) {
            value = value * 10 + (*at - '0');
            exponent -= behind ? 1 : 0;
        } else {
            exponent += behind ? 0 : 1;  // no more of them fit
        }
    }
    if (*at == 'e' || *at == 'E') {
        ++at;
        const bool down = *at == '-';
        if (*at == '-' || *at == '+') ++at;
        int written = 0;
        for (; is_digit(*at); ++at) written = std::min(written * 10 + (*at - '0'), 10'000);
        exponent += down ? -written : written;
    }
    if (end != nullptr) *end = const_cast<char*>(at);
    constexpr int kMost = 400;  // then it is nothing, or infinite
    for (int i = std::min(std::abs(exponent), kMost); i > 0; --i) {
        value = exponent < 0 ? value / 10 : value * 10;
    }
    return negative ? -value : value;
}

std::uint64_t read_whole(const char* text, char** end, bool& fits) {
    const char* at = text;
    fits = true;
    const std::uint64_t value = read_digits(at, fits);
    if (end != nullptr) *end = const_cast<char*>(at);
    return value;
}

std::int64_t read_signed(const char* text, char** end, bool& fits) {
    const bool negative = *text == '-';
    const std::uint64_t value = read_whole(negative ? text + 1 : text, end, fits);
    fits = fits && value <= kMostOfPositive + (negative ? 1 : 0);
    return static_cast<std::int64_t>(negative ? 0 - value : value);
}

}  // namespace ranets::web

#ifdef __EMSCRIPTEN__
extern "C" {

int __wrap_vsnprintf(char* to, std::size_t size, const char* format, std::va_list arguments) {
    return ranets::web::print(to, size, format, arguments);
}

// Dear ImGui would read its settings with it, which are in no file here.
int __wrap_sscanf(const char*, const char*, ...) {
    return 0;
}

double __wrap_strtod(const char* text, char** end) {
    return ranets::web::read_fraction(text, end);
}

unsigned long long __wrap_strtoull(const char* text, char** end, int) {
    bool fits = true;
    const auto value = ranets::web::read_whole(text, end, fits);
    if (!fits) errno = ERANGE;
    return value;
}

long long __wrap_strtoll(const char* text, char** end, int) {
    bool fits = true;
    const auto value = ranets::web::read_signed(text, end, fits);
    if (!fits) errno = ERANGE;
    return value;
}

// SQLite would tell the time with them in words, which no SQL of ours asks for.
std::size_t __wrap_strftime(char*, std::size_t, const char*, const std::tm*) {
    return 0;
}
std::tm* __wrap_gmtime(const std::time_t*) {
    return nullptr;
}

}  // extern "C"
#endif
