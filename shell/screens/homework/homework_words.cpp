#include <cstdio>

#include "kit/words.h"
#include "model/text.h"
#include "screens/common/lesson_words.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using Word = strings::Key;

std::string school_year_text(int september) {
    const auto next = std::to_string((september + 1) % 100);
    return std::to_string(september) + "/" + (next.size() < 2 ? "0" : "") + next;
}

std::string due_word(model::Date due, model::Date today) {
    if (due == today) return in_sentence(text_of(Word::kDiaryToday));
    if (due == today + 1) return in_sentence(text_of(Word::kNextTomorrow));
    return with_year(day_month(due), due, today);
}

std::string day_text(model::Date day) {
    if (day == model::Date{}) return {};
    char text[16];
    std::snprintf(text, sizeof text, "%02d.%02d.%04d", day.day(), day.month(), day.year());
    return text;
}

std::optional<model::Date> day_in(std::string_view text, int school_year) {
    text = model::without_outer_blanks(text);
    if (const auto iso = model::Date::parse(text)) return iso;
    int parts[3] = {0, 0, 0};
    int count = 0;
    bool digit = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (!digit && ++count > 3) return std::nullopt;
            digit = true;
            int& part = parts[count - 1];
            part = part * 10 + (c - '0');
            if (part > 9999) return std::nullopt;
        } else if (c == '.' || c == '/' || c == ',' || c == ' ') {
            digit = false;
        } else {
            return std::nullopt;
        }
    }
    if (count < 2) return std::nullopt;
    auto [day, month, year] = parts;
    if (count == 2) year = school_year + (month < 9 ? 1 : 0);
    if (count == 3 && year < 100) year += 2000;
    char iso[32];
    std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    return model::Date::parse(iso);
}

std::string homework_left(const app::Views& views) {
    const auto& badges = views.badges;
    if (badges.homework_due == model::Date{}) return {};
    const auto due = due_word(badges.homework_due, views.now.date);
    if (badges.homework == 0) return format(Word::kHomeworkAllDone, {due});
    return format(Word::kHomeworkLeft, {due, std::to_string(badges.homework)});
}

}  // namespace ranets::shell
