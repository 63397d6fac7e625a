#include "content/matter.h"

#include <algorithm>
#include <array>

#include "school/dice.h"

namespace ranets::stub {

const Matter& matter(Subject subject, int grade) {
    static constexpr Matter kNothing{Subject::Count, 1, 11, {}, {}};
    for (const auto& bank : {primary_matter(), language_matter(), maths_matter(), society_matter(),
                             nature_matter(), practice_matter()}) {
        for (const Matter& entry : bank) {
            if (entry.subject == subject && entry.from_grade <= grade && grade <= entry.to_grade) {
                return entry;
            }
        }
    }
    return kNothing;
}

std::string_view topic(Subject subject, int grade, int ordinal, int total) {
    const auto topics = matter(subject, grade).topics;
    if (topics.empty()) return info(subject).name;
    const auto at = static_cast<std::size_t>(ordinal) * topics.size() /
                    static_cast<std::size_t>(std::max(total, 1));
    return topics[std::min(at, topics.size() - 1)];
}

std::string homework_text(Subject subject, int grade, int ordinal, int total, std::uint64_t luck) {
    const auto forms = matter(subject, grade).homework;
    if (forms.empty()) return {};
    Dice dice(luck);
    const std::string_view form = dice.pick(forms);
    // The textbook is read from cover to cover in a year: 60 paragraphs, 220 pages.
    const int span = std::max(total, 1);
    const int exercise = 12 + ordinal * 9 + dice.between(0, 4);
    const auto number = [&](char what) {
        switch (what) {
            case 'p':
                return 1 + ordinal * 60 / span;
            case 's':
                return 6 + ordinal * 220 / span + dice.between(0, 3);
            case 'n':
                return exercise;
            case 'm':
                return exercise + dice.between(1, 4);
            default:
                return dice.between(3, 8);
        }
    };
    std::string text;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '{' && i + 2 < form.size() && form[i + 2] == '}') {
            text += std::to_string(number(form[i + 1]));
            i += 2;
        } else {
            text += form[i];
        }
    }
    return text;
}

}  // namespace ranets::stub
