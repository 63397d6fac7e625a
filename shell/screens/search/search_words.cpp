// What is said of something that was found.
#include <vector>

#include "screens/common/lesson_words.h"
#include "screens/search/search_parts.h"

namespace ranets::shell {

using model::SearchGroup;
using Word = strings::Key;

namespace {

// The marked texts have blanks around a dot between their parts; where they are read, a comma.
std::string in_words(const model::MarkedText& text) {
    constexpr std::string_view kBetween = " · ";
    std::string words = text.text;
    for (auto at = words.find(kBetween); at != std::string::npos; at = words.find(kBetween, at))
        words.replace(at, kBetween.size(), ", ");
    return words;
}

std::string dated(model::Date day, model::Date today) {
    return with_year(day_month(day), day, today);
}

}  // namespace

std::string_view search_group_name(SearchGroup group) {
    switch (group) {
        case SearchGroup::Lessons:
            return text_of(Word::kSearchLessons);
        case SearchGroup::Homework:
            return text_of(Word::kSearchHomework);
        case SearchGroup::Marks:
            return text_of(Word::kSearchMarks);
        case SearchGroup::People:
            return text_of(Word::kSearchPeople);
        case SearchGroup::Messages:
            break;
    }
    return text_of(Word::kSearchMessages);
}

std::string search_day(model::Date day, model::Date today) {
    const int ahead = day - today;
    if (ahead == 0) return std::string(text_of(Word::kSearchToday));
    if (ahead == 1) return std::string(text_of(Word::kSearchTomorrow));
    if (ahead == -1) return std::string(text_of(Word::kSearchYesterday));
    if (ahead > 0 && ahead < 7) return plural(Word::kSearchInDays, ahead);
    return dated(day, today);
}

model::MarkedText search_detail(const Search& search, const app::SearchRow& row) {
    const auto today = search.views.now.date;
    std::vector<model::MarkedText> parts;
    if (row.group == SearchGroup::Lessons) {
        parts.push_back({with_year(day_title(row.date), row.date, today), {}});
        parts.push_back(
            {format(Word::kSearchLesson, {std::to_string(row.lesson_number), time_text(row.start)}),
             {}});
        parts.push_back(row.about);
        // The room gives way to what it was found by.
        if (row.about.marks.empty()) parts.push_back({room_short(row.room), {}});
    } else {
        parts.push_back(row.about);
        if (row.group == SearchGroup::Homework)
            parts.push_back({format(Word::kSearchDue, {dated(row.date, today)}), {}});
    }
    return model::joined(parts, " · ");
}

std::string search_row_name(const Search& search, const app::SearchRow& row) {
    const auto today = search.views.now.date;
    const auto title = in_words(row.title);
    const auto about = in_words(row.about);
    std::string words;
    switch (row.group) {
        case SearchGroup::Lessons:
            words = format(Word::kSearchLessonName, {subject_in_sentence(title)});
            if (!about.empty()) words += ", " + about;
            return words + ", " + in_sentence(with_year(day_title(row.date), row.date, today));
        case SearchGroup::Homework:
            words = format(Word::kSearchHomeworkName, {title});
            if (!about.empty()) words += ", " + about;
            words += ", " + format(Word::kSearchDue, {dated(row.date, today)});
            if (!row.done) return words;
            return words + ", " +
                   std::string(text_of(*row.done ? Word::kSearchDone : Word::kSearchUndone));
        case SearchGroup::Marks:
            words = format(Word::kSearchMarkName, {row.value, subject_in_sentence(about)});
            if (!title.empty()) words += ", " + in_sentence(title);
            return words + ", " + dated(row.date, today);
        default:
            return about.empty() ? title : title + ", " + about;
    }
}

}  // namespace ranets::shell
