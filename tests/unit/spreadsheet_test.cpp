#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "model/spreadsheet.h"

using namespace ranets::model;

namespace {

std::u16string units(const std::vector<std::vector<Cell>>& rows) {
    const auto bytes = spreadsheet(rows);
    REQUIRE(bytes.size() % 2 == 0);
    std::u16string text;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        text += static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) |
                                      static_cast<unsigned char>(bytes[i + 1]) << 8);
    }
    return text;
}

// As programs read it: cells between tabs, quotes doubled within quotes.
std::vector<std::vector<std::u16string>> read(const std::u16string& text) {
    std::vector<std::vector<std::u16string>> rows(1, std::vector<std::u16string>(1));
    bool quoted = false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char16_t unit = text[i];
        auto& cell = rows.back().back();
        if (quoted && unit == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += u'"';
            ++i;
        } else if (unit == u'"') {
            quoted = !quoted;
        } else if (quoted) {
            cell += unit;
        } else if (unit == u'\t') {
            rows.back().emplace_back();
        } else if (unit == u'\r') {
            ++i;
            rows.emplace_back(1);
        } else {
            cell += unit;
        }
    }
    CHECK_FALSE(quoted);
    rows.pop_back();
    return rows;
}

}  // namespace

TEST_CASE("numbers and days stay what they are") {
    CHECK(units({{std::string("Алгебра"), std::int64_t{5}, Date::of(2026, 11, 16)}}) ==
          u"\uFEFF\"Алгебра\"\t5\t2026-11-16\r\n");
}

TEST_CASE("a text becomes no formula, number or date") {
    for (const char* text : {"=1+1", "+7", "-1", "@x", " =1", "5-", "3.4", "1/2", "5 мая", "4"}) {
        CAPTURE(text);
        CHECK(read(units({{std::string(text)}}))[0][0].front() == u'\u200b');
    }
    CHECK(read(units({{std::string("н"), std::string()}}))[0] ==
          std::vector<std::u16string>{u"н", u""});
}

TEST_CASE("a letter beyond the first plane is two units") {
    CHECK(read(units({{std::string("\U0001F600")}}))[0][0] == u"\U0001F600");
}

TEST_CASE("no text makes a table that can't be read") {
    std::mt19937 random(1);
    const std::string some = "aЯ\U0001F600\t\"\r\n=\x01\xff\xed\xa0\x80";
    for (int i = 0; i < 2'000; ++i) {
        std::vector<std::vector<Cell>> rows(2);
        for (auto& row : rows) {
            for (int k = 0; k < 3; ++k) {
                std::string text;
                for (auto n = random() % 40; n > 0; --n) text += some[random() % some.size()];
                row.emplace_back(text);
            }
        }
        const auto back = read(units(rows));
        REQUIRE(back.size() == 2);
        CHECK(back[0].size() == 3);
        CHECK(back[1].size() == 3);
    }
}
