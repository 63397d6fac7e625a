#include <random>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "model/file_name.h"
#include "model/text.h"

using namespace ranets::model;

TEST_CASE("a file is called as people write, without what systems refuse") {
    CHECK(file_name("Расписание, Соня и Миша", ".ics") == "Расписание, Соня и Миша.ics");
    CHECK(file_name("Оценки, Соня, II четверть 2026/27", ".csv") ==
          "Оценки, Соня, II четверть 2026-27.csv");
    CHECK(file_name("8 «Б»: «что?»", ".csv") == "8 «Б» «что ».csv");
    CHECK(file_name("../../etc/passwd", ".csv") == "-..-etc-passwd.csv");
    CHECK(file_name("a\nb\tc", ".csv") == "a b c.csv");
    CHECK(file_name(" .. ", ".csv") == "-.csv");
    CHECK(file_name("", ".csv") == "-.csv");
    // Turned around, "vsc.exe" would be read as "exe.csv".
    CHECK(file_name("a\u202Evsc", ".exe") == "a vsc.exe");
}

TEST_CASE("no text makes a name that a system takes for something else") {
    std::mt19937 random(1);
    const std::string some = "aЯ\U0001F600/\\:*?\"<>|. \t\r\n\x01\x7f\xff\xed\xa0\x80\u202E\u2028";
    for (int i = 0; i < 5'000; ++i) {
        std::string text;
        for (auto n = random() % 400; n > 0; --n) text += some[random() % some.size()];
        const auto name = file_name(text, ".csv");
        INFO(name);
        REQUIRE(name.ends_with(".csv"));
        CHECK(name.size() <= 255);
        CHECK(name.find_first_of("/\\:*?\"<>|\t\r\n\x01\x7f") == std::string::npos);
        CHECK(name.front() != '.');
        CHECK(name.front() != ' ');
        std::string_view rest = name;
        while (!rest.empty()) CHECK(take_code_point(rest) != 0xfffd);
    }
}
