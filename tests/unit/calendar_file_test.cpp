#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "model/calendar_file.h"

using namespace ranets::model;

namespace {

// 2026-11-18T05:34:00Z.
constexpr Instant kWritten{1'794'980'040'000};

CalendarEntry lesson() {
    return {.uid = "lesson-7-42@school.test",
            .title = "Алгебра",
            .place = "214",
            .text = "",
            .times = {{kWritten, kWritten + 45 * 60'000}},
            .day = {},
            .cancelled = false};
}

std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < file.size();) {
        const auto end = file.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(file.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

// As a program reads them: lines that go on behind a blank put together.
std::vector<std::string> unfolded(const std::string& file) {
    std::vector<std::string> lines;
    for (const auto& line : lines_of(file)) {
        if (line.starts_with(' ') && !lines.empty())
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
    }
    return lines;
}

bool has(const std::string& file, std::string_view line) {
    const auto lines = unfolded(file);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

std::string with_text(std::string text) {
    auto entry = lesson();
    entry.text = std::move(text);
    return calendar_file("Ранец", std::vector{entry}, kWritten);
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t more = first < 0x80   ? 0
                                 : first < 0xc2 ? 9
                                 : first < 0xe0 ? 1
                                 : first < 0xf0 ? 2
                                 : first < 0xf5 ? 3
                                                : 9;
        if (more == 9 || i + more >= text.size() + (more == 0 ? 1 : 0)) return false;
        for (std::size_t k = 1; k <= more; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        }
        i += more + 1;
    }
    return true;
}

}  // namespace

TEST_CASE("a lesson stands in the calendar in UTC, under a name of its own") {
    const auto file = calendar_file("Соня", std::vector{lesson()}, kWritten);
    CHECK(unfolded(file).front() == "BEGIN:VCALENDAR");
    CHECK(unfolded(file).back() == "END:VCALENDAR");
    CHECK(has(file, "X-WR-CALNAME:Соня"));
    CHECK(has(file, "UID:lesson-7-42@school.test"));
    CHECK(has(file, "DTSTAMP:20261118T053400Z"));
    CHECK(has(file, "DTSTART:20261118T053400Z"));
    CHECK(has(file, "DTEND:20261118T061900Z"));
    CHECK(has(file, "SUMMARY:Алгебра"));
    CHECK(has(file, "LOCATION:214"));
    CHECK(has(file, "STATUS:CONFIRMED"));
}

TEST_CASE("a cancelled lesson says so, and one that is written later is newer") {
    auto entry = lesson();
    entry.cancelled = true;
    CHECK(has(calendar_file("", std::vector{entry}, kWritten), "STATUS:CANCELLED"));
    CHECK(has(calendar_file("", std::vector{entry}, kWritten), "SEQUENCE:3619054"));
    CHECK(has(calendar_file("", std::vector{entry}, kWritten + 60'000), "SEQUENCE:3619055"));
}

TEST_CASE("homework is of a whole day, and takes nobody's time") {
    const CalendarEntry entry{.uid = "work-5@school.test",
                              .title = "Физика: § 12",
                              .place = "",
                              .text = "",
                              .times = {},
                              .day = Date::of(2026, 11, 20),
                              .cancelled = false};
    const auto file = calendar_file("", std::vector{entry}, kWritten);
    CHECK(has(file, "DTSTART;VALUE=DATE:20261120"));
    CHECK(has(file, "TRANSP:TRANSPARENT"));
    CHECK(file.find("LOCATION") == std::string::npos);
}

TEST_CASE("what has a meaning in the file is escaped, what may not stand there is gone") {
    CHECK(has(with_text("а, б; в\\г\r\nд\nе\rж"), "DESCRIPTION:а\\, б\\; в\\\\г\\nд\\nе\\nж"));
    CHECK(has(with_text(std::string("x\0y\x01z\x7f\tw", 9)), "DESCRIPTION:xyz\tw"));
    CHECK(has(with_text("\xff\xd0"), "DESCRIPTION:\uFFFD\uFFFD"));
    CHECK(has(with_text("END:VCALENDAR\r\nBEGIN:VEVENT"),
              "DESCRIPTION:END:VCALENDAR\\nBEGIN:VEVENT"));
}

TEST_CASE("no text makes a file that can't be read") {
    std::mt19937 random(1);
    const std::string some = "aЯ\U0001F600,;\\\"\r\n: \x01\xff\xed\xa0\x80";
    for (int i = 0; i < 2'000; ++i) {
        std::string text;
        for (auto n = random() % 200; n > 0; --n) {
            const auto byte = random() % 3 == 0
                                  ? random() % 256
                                  : static_cast<unsigned char>(some[random() % some.size()]);
            text += static_cast<char>(byte);
        }
        const auto file = with_text(text);
        const auto lines = lines_of(file);
        for (const auto& line : lines) {
            CHECK(line.size() <= 75);
            CHECK(is_utf8(line));
            CHECK(line.find_first_of("\r\n") == std::string::npos);
        }
        const auto count = [&](std::string_view line) {
            return std::count(lines.begin(), lines.end(), line);
        };
        CHECK(count("BEGIN:VEVENT") == 1);
        CHECK(count("END:VEVENT") == 1);
        CHECK(count("END:VCALENDAR") == 1);
    }
}
