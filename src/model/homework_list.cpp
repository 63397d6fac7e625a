#include "model/homework_list.h"

#include <algorithm>

#include "model/own_records.h"
#include "model/text.h"

namespace ranets::model {
namespace {

using Items = std::vector<HomeworkItem>;
using State = HomeworkFilter::State;

// All of the words are somewhere in it.
bool has_words(std::string_view text, std::span<const std::string> words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(word) != std::string_view::npos;
    });
}

std::vector<std::string> words_of(std::string_view text) {
    const auto whole = folded(text);
    std::vector<std::string> words;
    std::string_view rest = whole;
    while (!rest.empty()) {
        const auto end = rest.find(' ');
        if (end != 0) words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return words;
}

Items filtered(std::span<const HomeworkItem> all, const HomeworkFilter& filter, Date today) {
    const auto words = words_of(filter.text);
    const int year = filter.year == 0 ? school_year_of(today) : filter.year;
    Items items;
    for (const auto& item : all) {
        if (year != HomeworkFilter::kEveryYear && school_year_of(item.due) != year) continue;
        if (filter.subject && item.lesson->subject != filter.subject) continue;
        if (filter.from != Date{} && item.due < filter.from) continue;
        if (filter.to != Date{} && item.due > filter.to) continue;
        if (filter.state != State::All && item.sorted_done != (filter.state == State::Done))
            continue;
        if (!has_words(item.words, words)) continue;
        items.push_back(item);
    }
    return items;
}

class Layout {
  public:
    Layout(HomeworkList& list, const LocalTime& now) : list_(list), now_(now) {}

    void overdue(std::span<const HomeworkItem> items) {
        each_day_backwards(items, [&](std::span<const HomeworkItem> day) {
            for (const auto& item : day) {
                if (is_overdue(item)) add(item, true);
            }
        });
    }
    void coming(std::span<const HomeworkItem> items) {
        for (const auto& item : items) {
            if (item.due < now_.date) continue;
            add(item, false);
            // Today's lessons that have begun ask for nothing any more.
            const bool ahead = item.due > now_.date || item.lesson->start > now_.time ||
                               is_own(item.homework->work);
            if (ahead && !list_.opening) list_.opening = list_.groups.size() - 1;
        }
    }
    void past(std::span<const HomeworkItem> items) {
        each_day_backwards(items, [&](std::span<const HomeworkItem> day) {
            for (const auto& item : day) {
                if (item.due < now_.date && !is_overdue(item)) add(item, false);
            }
        });
    }

  private:
    bool is_overdue(const HomeworkItem& item) const {
        return item.due < now_.date && !item.sorted_done &&
               school_year_of(item.due) == school_year_of(now_.date);
    }

    void add(const HomeworkItem& item, bool overdue) {
        auto& groups = list_.groups;
        const bool begins = groups.empty() || groups.back().overdue != overdue ||
                            (!overdue && groups.back().due != item.due);
        if (begins) groups.push_back({overdue, overdue ? Date{} : item.due, list_.items.size()});
        ++groups.back().count;
        groups.back().done += item.homework->done ? 1 : 0;
        list_.items.push_back(item);
    }

    template <class Visit>
    static void each_day_backwards(std::span<const HomeworkItem> items, const Visit& visit) {
        while (!items.empty()) {
            std::size_t first = items.size() - 1;
            while (first > 0 && items[first - 1].due == items.back().due) --first;
            visit(items.subspan(first));
            items = items.first(first);
        }
    }

    HomeworkList& list_;
    const LocalTime& now_;
};

}  // namespace

int HomeworkFilter::narrowings() const {
    return (subject ? 1 : 0) + (from != Date{} || to != Date{} ? 1 : 0) +
           (state != State::All ? 1 : 0) + (without_outer_blanks(text).empty() ? 0 : 1);
}

std::string homework_words(const Lesson& lesson, const Homework& homework) {
    std::string words = lesson.subject_name;
    for (const auto* part : {&homework.text, &lesson.topic, &homework.note.text}) {
        words += ' ';
        words += *part;
    }
    for (const auto& file : homework.files) {
        words += ' ';
        words += file.name;
    }
    return folded(words);
}

HomeworkList homework_list(std::span<const HomeworkItem> all, const HomeworkFilter& filter,
                           const LocalTime& now) {
    const auto items = filtered(all, filter, now.date);
    HomeworkList list;
    list.items.reserve(items.size());
    Layout layout(list, now);
    layout.overdue(items);
    layout.coming(items);
    layout.past(items);
    return list;
}

int school_year_of(Date day) {
    return study_year_of(day.monday());
}

SchoolYear school_year(int september) {
    // Examinations go on through June.
    return {Date::of(september, 9, 1).monday(), Date::of(september + 1, 6, 30).monday()};
}

}  // namespace ranets::model
