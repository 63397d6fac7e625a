#include "model/search.h"

#include <algorithm>

#include "model/text.h"

namespace ranets::model {
namespace {

// Letters before the first mark: more than the one, and the text begins the other before it.
constexpr std::size_t kFarBehind = 48, kShortlyBefore = 16;

void add_texts(SearchDoc& doc, std::initializer_list<std::string_view> texts) {
    for (const auto text : texts) {
        if (!text.empty()) doc.texts.push_back(text);
    }
}

void add_lesson(std::vector<SearchDoc>& docs, WeekPlace place, const Lesson& lesson) {
    const auto add = [&](SearchGroup group, std::size_t position) -> SearchDoc& {
        place.group = group;
        place.position = static_cast<int>(position);
        docs.push_back({place.number(), {}});
        docs.back().texts.push_back(lesson.subject_name);
        return docs.back();
    };
    add_texts(add(SearchGroup::Lessons, 0),
              {lesson.topic, lesson.teacher, lesson.test_name, lesson.class_name, lesson.subgroup});
    for (std::size_t i = 0; i < lesson.homework.size() && i < WeekPlace::kMostOfOne; ++i) {
        const auto& homework = lesson.homework[i];
        auto& doc = add(SearchGroup::Homework, i);
        add_texts(doc, {homework.text, homework.note.text, lesson.class_name});
        for (const auto& file : homework.files) add_texts(doc, {file.name});
    }
    for (std::size_t i = 0; i < lesson.marks.size() && i < WeekPlace::kMostOfOne; ++i) {
        const auto& mark = lesson.marks[i];
        add_texts(add(SearchGroup::Marks, i), {mark.work_name, mark.comment, lesson.teacher});
    }
}

void add_person(std::vector<SearchDoc>& docs, const Person& person) {
    docs.push_back({static_cast<std::uint32_t>(docs.size()), {}});
    add_texts(docs.back(), {person.last_name, person.first_name, person.middle_name});
}

}  // namespace

std::uint32_t WeekPlace::number() const {
    const int of_lesson = day * kMostLessons + lesson;
    return static_cast<std::uint32_t>((of_lesson * 4 + static_cast<int>(group)) * kMostOfOne +
                                      position);
}

WeekPlace WeekPlace::of(std::uint32_t number) {
    WeekPlace place;
    place.position = static_cast<int>(number % kMostOfOne);
    number /= kMostOfOne;
    place.group = static_cast<SearchGroup>(number % 4);
    number /= 4;
    place.lesson = static_cast<int>(number % kMostLessons);
    place.day = static_cast<int>(number / kMostLessons);
    return place;
}

const Lesson* WeekPlace::lesson_in(std::span<const Day> days, Date monday) const {
    for (const auto& one : days) {
        if (one.date - monday != day) continue;
        const auto at = static_cast<std::size_t>(lesson);
        if (at >= one.lessons.size()) return nullptr;
        const auto& found = one.lessons[at];
        const auto of_it = group == SearchGroup::Homework ? found.homework.size()
                           : group == SearchGroup::Marks  ? found.marks.size()
                                                          : 1;
        return static_cast<std::size_t>(position) < of_it ? &found : nullptr;
    }
    return nullptr;
}

std::vector<SearchDoc> week_docs(std::span<const Day> days, Date monday) {
    std::vector<SearchDoc> docs;
    for (const auto& day : days) {
        WeekPlace place;
        place.day = day.date - monday;
        if (place.day < 0 || place.day > 6) continue;
        for (const auto& lesson : day.lessons) {
            if (place.lesson == WeekPlace::kMostLessons) break;
            add_lesson(docs, place, lesson);
            ++place.lesson;
        }
    }
    return docs;
}

std::vector<SearchDoc> people_docs(const SchoolCard& card) {
    std::vector<SearchDoc> docs;
    for (const auto* all : {&card.administrators, &card.teachers}) {
        for (const auto& member : *all) {
            add_person(docs, member.person);
            add_texts(docs.back(), {member.post, member.subjects});
        }
    }
    return docs;
}

std::vector<SearchDoc> people_docs(const ClassList& list) {
    std::vector<SearchDoc> docs;
    add_person(docs, list.class_teacher);
    for (const auto& pupil : list.pupils) add_person(docs, pupil);
    return docs;
}

const StaffMember* person_in(const SchoolCard& card, std::uint32_t number) {
    const auto& first = card.administrators;
    if (number < first.size()) return &first[number];
    number -= static_cast<std::uint32_t>(first.size());
    return number < card.teachers.size() ? &card.teachers[number] : nullptr;
}

const Person* person_in(const ClassList& list, std::uint32_t number) {
    if (number == 0) return &list.class_teacher;
    return number <= list.pupils.size() ? &list.pupils[number - 1] : nullptr;
}

bool fits(const SearchDoc& doc, std::span<const SearchedWord> words) {
    std::vector<bool> found(words.size());
    for (const auto text : doc.texts) {
        for (const auto& word : words_of(text)) {
            const auto stem = stem_of(word.folded);
            for (std::size_t i = 0; i < words.size(); ++i)
                found[i] = found[i] || words[i].fits(stem);
        }
    }
    return std::find(found.begin(), found.end(), false) == found.end();
}

MarkedText marked_text(std::string_view text, std::span<const SearchedWord> words) {
    MarkedText marked;
    std::vector<std::size_t> beginnings;  // of words, up to the first mark
    for (const auto& word : words_of(text)) {
        std::size_t length = 0;
        for (const auto& wanted : words) length = std::max(length, wanted.marked(text, word));
        if (marked.marks.empty()) beginnings.push_back(word.begin);
        if (length > 0) marked.marks.push_back({word.begin, word.begin + length});
    }
    std::size_t from = 0;
    if (!marked.marks.empty()) {
        const auto first = marked.marks.front().begin;
        const auto letters = [&](std::size_t at) {
            return code_points(text.substr(at, first - at));
        };
        if (letters(0) > kFarBehind) {
            from = *std::find_if(beginnings.begin(), beginnings.end(),
                                 [&](std::size_t at) { return letters(at) <= kShortlyBefore; });
        }
    }
    constexpr std::string_view kEllipsis = "…";
    if (from > 0) marked.text = kEllipsis;
    const auto cut = from - marked.text.size();  // wraps, as does what it is taken off
    for (auto& mark : marked.marks) {
        mark.begin -= cut;
        mark.end -= cut;
    }
    marked.text += text.substr(from);
    for (char& letter : marked.text) {
        if (letter == '\n' || letter == '\t' || letter == '\r') letter = ' ';
    }
    return marked;
}

MarkedText joined(std::span<const MarkedText> parts, std::string_view between) {
    MarkedText all;
    for (const auto& part : parts) {
        if (part.text.empty()) continue;
        if (!all.text.empty()) all.text += between;
        for (const auto& mark : part.marks)
            all.marks.push_back({mark.begin + all.text.size(), mark.end + all.text.size()});
        all.text += part.text;
    }
    return all;
}

}  // namespace ranets::model
