// Words of a text and of what is typed, as a search compares them.
#include "model/search_words.h"

#include <random>

#include <catch2/catch_test_macros.hpp>

#include "model/text.h"

using namespace ranets::model;

namespace {

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& word : words_of(text)) words.push_back(word.folded);
    return words;
}

bool finds(std::string_view typed, std::string_view word) {
    const auto searched = searched_words(typed);
    const auto words = words_of(word);
    REQUIRE(searched.size() == 1);
    REQUIRE(words.size() == 1);
    return searched[0].fits(stem_of(words[0].folded));
}

// What is marked of the only word.
std::string marked(std::string_view typed, std::string_view text) {
    const auto searched = searched_words(typed);
    const auto word = words_of(text).at(0);
    return std::string(text.substr(word.begin, searched.at(0).marked(text, word)));
}

}  // namespace

TEST_CASE("words are letters and digits that stand together, folded") {
    CHECK(folded_words("§ 12, № 342 (а, б)") == std::vector<std::string>{"12", "342", "а", "б"});
    CHECK(folded_words("По-русски: «ЁЖИК»…") == std::vector<std::string>{"по", "русски", "ежик"});
    CHECK(folded_words("At the airport — 5×7") ==
          std::vector<std::string>{"at", "the", "airport", "5", "7"});
    CHECK(folded_words("").empty());
    CHECK(folded_words(" \n—!\xff").empty());
}

TEST_CASE("decomposed letters, marks of stress and soft hyphens change no word") {
    CHECK(folded_words("и\u0306од") == std::vector<std::string>{"йод"});
    CHECK(folded_words("е\u0308лка") == std::vector<std::string>{"елка"});
    CHECK(folded_words("за\u0301мок") == std::vector<std::string>{"замок"});
    CHECK(folded_words("ал\u00adгебра") == std::vector<std::string>{"алгебра"});
}

TEST_CASE("words say where in the text they stand") {
    const std::string_view text = "— Е\u0308лка, 5!";
    const auto words = words_of(text);
    REQUIRE(words.size() == 2);
    CHECK(text.substr(words[0].begin, words[0].end - words[0].begin) == "Е\u0308лка");
    CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "5");
}

TEST_CASE("a word that goes on for ever is cut between its letters") {
    std::string endless;
    for (int i = 0; i < 100; ++i) endless += i % 2 == 0 ? "ж" : "z";
    const auto words = words_of(endless);
    REQUIRE(words.size() == 1);
    CHECK(words[0].folded.size() <= kLongestSearchWord);
    CHECK(endless.starts_with(words[0].folded));
    CHECK(finds(endless, endless));
}

TEST_CASE("forms of a word have one stem") {
    const std::vector<std::vector<std::string_view>> all{
        {"алгебра", "алгебры", "алгебре", "алгебру", "алгеброй"},
        {"контрольная", "контрольной", "контрольную", "контрольные", "контрольных"},
        {"английский", "английского", "английскому", "английским", "английском"},
        {"задание", "задания", "заданию", "заданием", "заданий", "заданиям", "заданиями"},
        {"упражнение", "упражнения", "упражнений", "упражнениях"},
        {"тетрадь", "тетради", "тетрадью", "тетрадей", "тетрадях"},
        {"урок", "урока", "уроку", "уроком", "уроки", "уроков", "уроками"},
        {"выучить", "выучите", "выучи"},
        {"прочитать", "прочитайте"},
        {"циркуль", "циркули", "циркулем", "циркулями"},
        {"материал", "материалы", "материалов"},
        {"предмет", "предметы", "предметам", "предметов"},
        {"журнал", "журнала", "журналом"},
        {"учитель", "учителя", "учителю", "учителей"},
        {"тест", "тесты", "тестов", "тесте"},
        {"химия", "химии", "химию", "химией"},
        {"синий", "синего", "синяя", "синюю"},
    };
    for (const auto& forms : all) {
        for (const auto form : forms) {
            INFO(form);
            CHECK(stem_of(form) == stem_of(forms[0]));
        }
    }
}

TEST_CASE("short words and those that aren't Russian stay whole") {
    for (const auto word : {"в", "дом", "мир", "он", "airport", "342", "past", "взвзе"}) {
        INFO(word);
        CHECK(stem_of(word) == word);
    }
}

TEST_CASE("forms of what is typed are found, whichever of them was typed") {
    CHECK(finds("алгебру", "алгебра"));
    CHECK(finds("английского", "Английский"));
    CHECK(finds("контрольная", "контрольные"));
    CHECK(finds("ежа", "Ёж") == false);  // three letters are needed to tell an ending
    CHECK(finds("ёлка", "ЕЛКИ"));
    CHECK(finds("елки", "е\u0308лка"));
    CHECK(finds("англ", "английскому"));
    CHECK_FALSE(finds("англ", "геометрия"));
    CHECK_FALSE(finds("русск", "рус"));
    CHECK_FALSE(finds("геометрия", "география"));
    CHECK_FALSE(finds("34", "12"));
}

TEST_CASE("a word is found by each of its beginnings") {
    std::mt19937 random(7);
    const std::string_view letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    const std::vector<std::string> tails{"",     "иями",  "ого", "ться", "лась", "ость", "ения",
                                         "ство", "йтесь", "ами", "ии",   "ская", "ешься"};
    for (int round = 0; round < 20'000; ++round) {
        std::string word;
        const auto length = 1 + random() % 7;
        for (unsigned i = 0; i < length; ++i) word += letters.substr(random() % 33 * 2, 2);
        word += tails[random() % tails.size()];
        word = folded(word);
        const auto stem = stem_of(word);
        REQUIRE(word.starts_with(stem));
        for (std::size_t end = 2; end <= word.size(); end += 2) {
            const SearchedWord typed(word.substr(0, end));
            INFO(word << " by " << typed.text());
            REQUIRE(typed.fits(stem));
            REQUIRE(stem >= typed.least());
            REQUIRE(stem < typed.beyond());
        }
    }
}

TEST_CASE("forms fit one another, and lie where they are looked for") {
    std::mt19937 random(8);
    const std::vector<std::string> roots{"алгебр", "тем", "задач", "читател", "рисунк", "щ", "ст"};
    const std::vector<std::string> tails{"а", "у", "ами", "ой", "ов", "ями", "ых", "ться", ""};
    for (int round = 0; round < 2'000; ++round) {
        const auto& root = roots[random() % roots.size()];
        const auto one = root + tails[random() % tails.size()];
        const auto other = root + tails[random() % tails.size()];
        if (stem_of(one) != stem_of(other)) continue;
        const SearchedWord typed(one);
        INFO(one << " " << other);
        REQUIRE(typed.fits(stem_of(other)));
        REQUIRE(stem_of(other) >= typed.least());
        REQUIRE(stem_of(other) < typed.beyond());
    }
}

TEST_CASE("the mark covers what was typed, not the whole form") {
    CHECK(marked("англ", "Английский язык") == "Англ");
    CHECK(marked("алгебру", "алгеброй") == "алгебр");
    CHECK(marked("ёлка", "Е\u0308лки") == "Е\u0308лк");
    CHECK(marked("йод", "И\u0306од") == "И\u0306од");
    CHECK(marked("й", "и\u0306од") == "и\u0306");
    CHECK(marked("замок", "за\u0301мок") == "за\u0301мок");
    CHECK(marked("за", "за\u0301мок") == "за\u0301");
    CHECK(marked("англ", "география").empty());
}

TEST_CASE("what is typed is a few words, the longest first, each once") {
    const auto words = searched_words("  в Контрольная по в  ");
    REQUIRE(words.size() == 3);
    CHECK(words[0].text() == "контрольная");
    CHECK(searched_words("… — !").empty());
    CHECK(searched_words("а б в г д е ж з и к л м").size() == kMostSearchWords);
}
