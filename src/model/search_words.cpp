#include "model/search_words.h"

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace ranets::model {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic one
constexpr std::size_t kShortestStem = 3 * kLetter;

// Of nouns and adjectives, and those of verbs that tell somebody to do something; folded. Others of
// verbs are the ends of nouns ("предмет", "журнал", "циркули"), which is worse.
constexpr std::string_view kEndings =
    " иться аться яться еться ешься ишься "
    "иями оями ится ется утся ются атся ятся йтесь айте яйте "
    "иям иях ием ями ами его ему ими ого ому ыми оев йте ите ешь ишь ать ять ить еть уть "
    "ая яя ях юю ах ею их ия ию ие ии ией ою ую ям ых ам ем ей ев ий им ое ой ом ов ые ый ым "
    "ее ся ье ья ью ьи ьем ьев "
    "а е и о у ы э ю я ь й ";

constexpr std::string_view kVowels = "аеиоуыэюя";

bool has_vowel(std::string_view word) {
    for (std::size_t at = 0; at + 1 < kVowels.size(); at += kLetter) {
        if (word.find(kVowels.substr(at, kLetter)) != std::string_view::npos) return true;
    }
    return false;
}

bool can_be_stem(std::string_view word) {
    return word.size() >= kShortestStem && has_vowel(word);
}

// Where it stands among the endings, behind a blank.
bool stands_there(std::string_view text, bool whole) {
    for (auto at = kEndings.find(text); at != std::string_view::npos;
         at = kEndings.find(text, at + 1)) {
        if (kEndings[at - 1] == ' ' && (!whole || kEndings[at + text.size()] == ' ')) return true;
    }
    return false;
}

bool begins_an_ending(std::string_view text) {
    return stands_there(text, false);
}

bool is_ending(std::string_view text) {
    return stands_there(text, true);
}

constexpr std::size_t kLongestEnding = 5 * kLetter;

bool ends_in_cyrillic(std::string_view word) {
    const auto lead =
        word.size() < kLetter ? 0 : static_cast<unsigned char>(word[word.size() - kLetter]);
    return lead == 0xd0 || lead == 0xd1;
}

// Marks that stand apart, as of stress, and what only says where a word may break.
bool leaves_no_trace(char32_t code) {
    return (code >= 0x300 && code <= 0x36f) || code == 0xad || code == 0x200b || code == 0x2060;
}

bool is_of_a_word(char32_t code) {
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
               (code >= 'a' && code <= 'z');
    if (leaves_no_trace(code)) return true;
    // Signs of Latin-1 (§, «, », ×, ÷), punctuation, arrows, mathematics, boxes, CJK's signs.
    if (code < 0xc0) return code == 0xaa || code == 0xb5 || code == 0xba;
    if (code == 0xd7 || code == 0xf7 || code == 0xfffd) return false;
    return !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040);
}

std::string folded_word(std::string_view text) {
    const auto whole = folded(text);
    std::string word;
    for (std::string_view rest = whole; !rest.empty();) {
        const auto before = rest;
        if (leaves_no_trace(take_code_point(rest))) continue;
        const auto letter = before.substr(0, before.size() - rest.size());
        if (word.size() + letter.size() > kLongestSearchWord) break;
        word += letter;
    }
    return word;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
    const auto most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[same] == b[same]) ++same;
    // Not within a letter.
    while (same > 0 && same < a.size() && (static_cast<unsigned char>(a[same]) & 0xc0) == 0x80)
        --same;
    return same;
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
    std::vector<TextWord> words;
    std::size_t begin = text.size();
    const auto finish = [&](std::size_t end) {
        if (begin < end) {
            TextWord word{begin, end, folded_word(text.substr(begin, end - begin))};
            if (!word.folded.empty()) words.push_back(std::move(word));
        }
        begin = text.size();
    };
    for (auto rest = text; !rest.empty();) {
        const auto at = text.size() - rest.size();
        if (!is_of_a_word(take_code_point(rest)))
            finish(at);
        else if (begin == text.size())
            begin = at;
    }
    finish(text.size());
    return words;
}

std::string_view stem_of(std::string_view word) {
    if (!ends_in_cyrillic(word)) return word;
    auto length = std::min(word.size() / kLetter * kLetter, kLongestEnding);
    for (; length > 0; length -= kLetter) {
        const auto stem = word.substr(0, word.size() - length);
        if (can_be_stem(stem) && is_ending(word.substr(stem.size()))) return stem;
    }
    return word;
}

SearchedWord::SearchedWord(std::string folded)
    : word_(std::move(folded)), beyond_(word_ + '\xff'), shortest_(word_.size()) {
    const auto whole = std::string_view(word_);
    for (std::size_t length = 1; length <= std::min(whole.size(), kLongestEnding); ++length) {
        const auto stem = whole.substr(0, whole.size() - length);
        if (begins_an_ending(whole.substr(stem.size())) && can_be_stem(stem))
            shortest_ = stem.size();
    }
}

bool SearchedWord::fits(std::string_view stem) const {
    const auto whole = std::string_view(word_);
    if (stem.starts_with(whole)) return true;
    return stem.size() >= shortest_ && whole.starts_with(stem) && can_be_stem(stem) &&
           begins_an_ending(whole.substr(stem.size()));
}

std::size_t SearchedWord::marked(std::string_view text, const TextWord& word) const {
    if (!fits(stem_of(word.folded)) && !word.folded.starts_with(word_)) return 0;
    const auto wanted = common_prefix(word.folded, word_);
    // The fewest bytes of the text that fold to as many, with the marks that belong to them.
    std::size_t end = word.begin;
    bool whole = wanted == 0;
    for (auto rest = text.substr(word.begin, word.end - word.begin); !rest.empty();) {
        const auto at = word.end - rest.size();
        if (!leaves_no_trace(take_code_point(rest)) && whole) return at - word.begin;
        end = word.end - rest.size();
        whole = folded_word(text.substr(word.begin, end - word.begin)).size() >= wanted;
    }
    return end - word.begin;
}

std::vector<SearchedWord> searched_words(std::string_view typed) {
    std::vector<std::string> texts;
    for (auto& word : words_of(typed)) {
        if (std::find(texts.begin(), texts.end(), word.folded) == texts.end())
            texts.push_back(std::move(word.folded));
    }
    if (texts.size() > kMostSearchWords) texts.resize(kMostSearchWords);
    std::stable_sort(texts.begin(), texts.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<SearchedWord> words;
    for (auto& text : texts) words.emplace_back(std::move(text));
    return words;
}

}  // namespace ranets::model
