#include "school/calendar.h"

#include <algorithm>

namespace ranets::stub {
namespace {

using model::Weekday;

Date monday_on_or_after(Date date) {
    const Date monday = date.monday();
    return monday == date ? monday : monday + 7;
}

struct Week {
    Date monday;
    Date saturday() const { return monday + 5; }
    bool meets(Date from, Date to) const { return monday <= to && from <= saturday(); }
};

// Pushes a break behind the anchor week where the two meet.
Holiday make_room(Holiday pause, Week anchor) {
    if (anchor.meets(pause.start, pause.finish)) {
        pause.start = anchor.saturday() + 1;
        pause.finish = std::max(pause.finish, pause.start + 7);
    }
    return pause;
}

}  // namespace

int school_year_of(Date anchor) {
    const Date sunday = anchor.monday() + 6;
    return sunday >= Date::of(sunday.year(), 9, 1) ? sunday.year() : sunday.year() - 1;
}

SchoolYear make_school_year(int first_year, Date anchor_day) {
    const Week anchor{anchor_day.monday()};
    const bool is_anchor_year = school_year_of(anchor_day) == first_year;
    const int second_year = first_year + 1;
    SchoolYear year;
    year.first_year = first_year;

    year.start = Date::of(first_year, 9, 1);
    if (year.start.weekday() == Weekday::Sunday) year.start = year.start + 1;
    year.finish = Date::of(second_year, 5, 26).monday() + 5;
    if (is_anchor_year) {
        if (anchor.meets(year.start, year.start)) year.start = anchor.monday;
        if (anchor.saturday() > year.finish) year.finish = anchor.saturday();
    }

    const Date second = monday_on_or_after(Date::of(first_year, 11, 1));
    const Date third = monday_on_or_after(Date::of(second_year, 1, 9));
    const Date fourth = monday_on_or_after(Date::of(second_year, 3, 30));
    const std::array<Holiday, 3> breaks{
        make_room({"Осенние каникулы", second - 9, second - 1}, anchor),
        make_room({"Зимние каникулы", Date::of(first_year, 12, 31).monday() - 1, third - 1},
                  anchor),
        make_room({"Весенние каникулы", fourth - 9, fourth - 1}, anchor)};

    const std::array<Date, 4> starts{year.start, breaks[0].finish + 1, breaks[1].finish + 1,
                                     breaks[2].finish + 1};
    const std::array<Date, 4> finishes{breaks[0].start - 1, breaks[1].start - 1,
                                       breaks[2].start - 1, year.finish};
    for (int i = 0; i < 4; ++i) {
        const auto at = static_cast<std::size_t>(i);
        year.quarters.push_back({std::to_string(i + 1) + " четверть", i, starts[at], finishes[at]});
    }
    year.halves = {{"1 полугодие", 0, starts[0], finishes[1]},
                   {"2 полугодие", 1, starts[2], finishes[3]}};

    year.holidays.assign(breaks.begin(), breaks.end());
    const Date december = Date::of(first_year, 12, 1).monday() + 4;
    const Date april = Date::of(second_year, 4, 7).monday() + 4;
    const std::array<Holiday, 7> single{{
        {"День здоровья", december, december},
        {"День здоровья", april, april},
        {"День народного единства", Date::of(first_year, 11, 4), Date::of(first_year, 11, 4)},
        {"День защитника Отечества", Date::of(second_year, 2, 23), Date::of(second_year, 2, 23)},
        {"Международный женский день", Date::of(second_year, 3, 8), Date::of(second_year, 3, 8)},
        {"Праздник Весны и Труда", Date::of(second_year, 5, 1), Date::of(second_year, 5, 1)},
        {"День Победы", Date::of(second_year, 5, 9), Date::of(second_year, 5, 9)},
    }};
    for (const Holiday& day : single) {
        const bool in_break = std::any_of(breaks.begin(), breaks.end(), [&](const Holiday& pause) {
            return pause.start <= day.start && day.start <= pause.finish;
        });
        if (!in_break && !anchor.meets(day.start, day.finish)) year.holidays.push_back(day);
    }
    std::sort(year.holidays.begin(), year.holidays.end(),
              [](const Holiday& a, const Holiday& b) { return a.start < b.start; });
    return year;
}

bool SchoolYear::is_day_off(Date date) const {
    if (date < start || date > finish || date.weekday() == Weekday::Sunday) return true;
    return std::any_of(holidays.begin(), holidays.end(), [date](const Holiday& day) {
        return day.start <= date && date <= day.finish;
    });
}

std::string clock_text(int minutes) {
    std::string text = "00:00";
    text[0] = static_cast<char>('0' + minutes / 600);
    text[1] = static_cast<char>('0' + minutes / 60 % 10);
    text[3] = static_cast<char>('0' + minutes % 60 / 10);
    text[4] = static_cast<char>('0' + minutes % 10);
    return text;
}

}  // namespace ranets::stub
