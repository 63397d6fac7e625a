#pragma once
// The words of a text as a search compares them: folded (model/text.h), and without the endings
// that Russian forms of one word differ in. A stem is found by every beginning of each of its
// forms, so that nothing is lost while a word is being typed.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ranets::model {

struct TextWord {
    std::size_t begin = 0, end = 0;  // bytes of the text, marks that stand apart among them
    std::string folded;              // at most kLongestSearchWord bytes of it
};
inline constexpr std::size_t kLongestSearchWord = 48;

// Letters and digits that stand together; a hyphen parts.
std::vector<TextWord> words_of(std::string_view text);

// Its beginning, of a folded word.
std::string_view stem_of(std::string_view word);

// Looked for, whole or only begun.
class SearchedWord {
  public:
    explicit SearchedWord(std::string folded);

    // Of a word that begins so, or that is another form of this one.
    bool fits(std::string_view stem) const;
    // All stems that it fits are of [least, beyond).
    std::string_view least() const { return std::string_view(word_).substr(0, shortest_); }
    const std::string& beyond() const { return beyond_; }
    const std::string& text() const { return word_; }

    // How many bytes of the text's word are what was typed: of a form, what they have in common.
    std::size_t marked(std::string_view text, const TextWord& word) const;

  private:
    std::string word_;
    std::string beyond_;
    std::size_t shortest_;
};

// Longest first, each once; of more than kMostSearchWords the rest does not count.
inline constexpr std::size_t kMostSearchWords = 8;
std::vector<SearchedWord> searched_words(std::string_view typed);

}  // namespace ranets::model
