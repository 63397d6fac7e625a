// Subjects: their pictures, and Russian endings for «контрольная по …».
#include <array>
#include <utility>

#include "screens/common/lesson_words.h"

namespace ranets::shell {
namespace {

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string capital_first_letter(std::string_view word) {
    if (word.empty()) return {};
    auto lead = static_cast<unsigned char>(word[0]);
    if (lead < 0x80) {
        const char c = word[0];
        return std::string(1, c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    if (word.size() < 2) return {};
    auto trail = static_cast<unsigned char>(word[1]);
    if (lead == 0xD0 && trail >= 0xB0 && trail <= 0xBF) {  // а–п
        trail = static_cast<unsigned char>(trail - 0x20);
    } else if (lead == 0xD1 && trail >= 0x80 && trail <= 0x8F) {  // р–я
        lead = 0xD0;
        trail = static_cast<unsigned char>(trail + 0x20);
    }
    return {static_cast<char>(lead), static_cast<char>(trail)};
}

bool is_abbreviation(std::string_view word) {
    // «ОБЗР»: the second letter is a capital too.
    return word.size() >= 4 && static_cast<unsigned char>(word[2]) == 0xD0 &&
           static_cast<unsigned char>(word[3]) >= 0x90 &&
           static_cast<unsigned char>(word[3]) <= 0xAF;
}

std::string dative_word(std::string_view word) {
    if (is_abbreviation(word)) return std::string(word);
    // The longest ending first; the last rule is for words that end in a hard consonant.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kEndings{{
        {"ский", "скому"},
        {"ный", "ному"},
        {"ной", "ному"},
        {"ой", "ому"},
        {"ое", "ому"},
        {"ая", "ой"},
        {"ия", "ии"},
        {"ие", "ию"},
        {"ость", "ости"},
        {"а", "е"},
        {"я", "е"},
        {"тво", "тву"},
        {"ык", "ыку"},
        {"уд", "уду"},
    }};
    for (const auto& [nominative, dative] : kEndings) {
        if (word.ends_with(nominative))
            return std::string(word.substr(0, word.size() - nominative.size())) +
                   std::string(dative);
    }
    return std::string(word);
}

}  // namespace

// Schools write names with one capital, А–Я or Ё.
std::string in_sentence(std::string_view text) {
    std::string result(text);
    if (result.size() < 2) return result;
    auto lead = static_cast<unsigned char>(result[0]);
    auto trail = static_cast<unsigned char>(result[1]);
    if (lead == 0xD0 && trail == 0x81) {  // Ё
        lead = 0xD1;
        trail = 0x91;
    } else if (lead == 0xD0 && trail >= 0x90 && trail <= 0x9F) {  // А–П
        trail = static_cast<unsigned char>(trail + 0x20);
    } else if (lead == 0xD0 && trail >= 0xA0 && trail <= 0xAF) {  // Р–Я
        lead = 0xD1;
        trail = static_cast<unsigned char>(trail - 0x20);
    }
    result[0] = static_cast<char>(lead);
    result[1] = static_cast<char>(trail);
    return result;
}

std::string subject_in_sentence(std::string_view subject) {
    return is_abbreviation(subject) ? std::string(subject) : in_sentence(subject);
}

std::string at_start(std::string_view text) {
    const auto capital = capital_first_letter(text);
    return text.size() < capital.size() ? std::string(text)
                                        : capital + std::string(text.substr(capital.size()));
}

std::string subject_dative(std::string_view subject) {
    if (language() != Language::Russian) return std::string(subject);
    std::string result;
    std::string_view rest = subject;
    while (!rest.empty()) {
        const auto space = rest.find(' ');
        const auto word = rest.substr(0, space);
        if (!result.empty()) result += ' ';
        result += dative_word(word);
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return subject_in_sentence(result);
}

std::string test_pill(std::string_view test_name) {
    return std::string(test_name.substr(0, test_name.find(' ')));
}

std::string test_initials(std::string_view test_name) {
    if (test_name.find(' ') == std::string_view::npos) return std::string(test_name);
    std::string initials;
    while (!test_name.empty()) {
        const auto space = test_name.find(' ');
        initials += capital_first_letter(test_name.substr(0, space));
        test_name =
            space == std::string_view::npos ? std::string_view{} : test_name.substr(space + 1);
    }
    return initials;
}

// By a piece of the name without its first letter, so that neither case nor a word before it
// («Родная литература») matters.
Icon subject_icon(std::string_view subject) {
    constexpr std::array<std::pair<std::string_view, Icon>, 24> kPieces{{
        {"лгебра", Icon::Sigma},          {"еометри", Icon::Triangle},
        {"атематик", Icon::Calculator},   {"ероятност", Icon::Calculator},
        {"итератур", Icon::BookOpenText}, {"тение", Icon::BookOpenText},
        {"усский", Icon::SpellCheck},     {"одной язык", Icon::SpellCheck},
        {"язык", Icon::Languages},        {"изическ", Icon::Dumbbell},
        {"изкульт", Icon::Dumbbell},      {"изика", Icon::Atom},
        {"строном", Icon::Atom},          {"ими", Icon::Flask},
        {"иологи", Icon::Leaf},           {"кружающ", Icon::Leaf},
        {"еографи", Icon::Globe},         {"стори", Icon::Landmark},
        {"бществозн", Icon::Landmark},    {"нформат", Icon::Monitor},
        {"ОБЗР", Icon::Shield},           {"ОБЖ", Icon::Shield},
        {"езопасност", Icon::Shield},     {"азговоры о важном", Icon::MessageCircle},
    }};
    for (const auto& [piece, icon] : kPieces) {
        if (holds(subject, piece)) return icon;
    }
    return Icon::BookOpen;
}

}  // namespace ranets::shell
