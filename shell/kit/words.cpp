#include "kit/words.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "kit/string_table.h"

namespace ranets::shell {
namespace {

using strings::Key;

constexpr std::string_view kEnDash = "–";
constexpr std::string_view kSpacedEnDash = " – ";
constexpr std::string_view kMinus = "−";
constexpr int kMonths = 12;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;

constexpr std::array kWeekdays = {
    Key::kDateMonday, Key::kDateTuesday,  Key::kDateWednesday, Key::kDateThursday,
    Key::kDateFriday, Key::kDateSaturday, Key::kDateSunday,
};
constexpr std::array kWeekdaysShort = {
    Key::kDateMondayShort,   Key::kDateTuesdayShort, Key::kDateWednesdayShort,
    Key::kDateThursdayShort, Key::kDateFridayShort,  Key::kDateSaturdayShort,
    Key::kDateSundayShort,
};
// «18 ноября»
constexpr std::array<Key, kMonths> kOfMonth = {
    Key::kDateOfMonth1, Key::kDateOfMonth2,  Key::kDateOfMonth3,  Key::kDateOfMonth4,
    Key::kDateOfMonth5, Key::kDateOfMonth6,  Key::kDateOfMonth7,  Key::kDateOfMonth8,
    Key::kDateOfMonth9, Key::kDateOfMonth10, Key::kDateOfMonth11, Key::kDateOfMonth12,
};
// «ноябрь»
constexpr std::array<Key, kMonths> kMonthNames = {
    Key::kDateMonth1, Key::kDateMonth2,  Key::kDateMonth3,  Key::kDateMonth4,
    Key::kDateMonth5, Key::kDateMonth6,  Key::kDateMonth7,  Key::kDateMonth8,
    Key::kDateMonth9, Key::kDateMonth10, Key::kDateMonth11, Key::kDateMonth12,
};

const StringTable russian(strings::kRussian);
std::string english_text;
StringTable english;
Language wanted = Language::Russian;

std::string_view forms_of(Key key) {
    const auto i = static_cast<std::size_t>(key);
    if (language() != Language::Russian) return english[i];
    return i < russian.size() ? russian[i] : more_russian(i - russian.size());
}

std::string replaced(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        const bool place = at + 2 < pattern.size() && pattern[at] == '{' &&
                           pattern[at + 1] >= '0' && pattern[at + 1] <= '9' &&
                           pattern[at + 2] == '}';
        const auto index = place ? static_cast<std::size_t>(pattern[at + 1] - '0') : 0;
        if (place && index < arguments.size()) {
            result += arguments.begin()[index];
            at += 3;
        } else {
            result += pattern[at++];
        }
    }
    return result;
}

// Which of the forms (one, few, many; one, other) goes with n.
int form_for(long long n) {
    const auto amount = static_cast<unsigned long long>(n < 0 ? -n : n);
    if (language() == Language::English) return amount == 1 ? 0 : 1;
    const auto tens = amount % 100;
    const auto ones = amount % 10;
    if (tens >= 11 && tens <= 14) return 2;
    if (ones == 1) return 0;
    return ones >= 2 && ones <= 4 ? 1 : 2;
}

std::string_view form_of(std::string_view forms, int form) {
    for (; form > 0; --form) forms.remove_prefix(forms.find(strings::kFormsApart) + 1);
    return forms.substr(0, forms.find(strings::kFormsApart));
}

std::string with_sign(long long n) {
    return n < 0 ? std::string(kMinus) + std::to_string(-n) : std::to_string(n);
}

// When data were fetched: the time on the same day, the day before that.
std::string offline_text(model::LocalTime as_of, model::Date today) {
    if (as_of.date == today) return format(Key::kSyncOfflineToday, {time_text(as_of.time)});
    return format(Key::kSyncOfflineOlder, {day_month(as_of.date)});
}

std::string fresh_text(model::Instant as_of, model::Instant now, model::ZoneOffset zone) {
    const std::int64_t age = now - as_of;
    if (age < kMinuteMs) return std::string(text_of(Key::kSyncNow));
    if (age < kHourMs) return plural(Key::kSyncMinutes, age / kMinuteMs);
    const model::LocalTime then = model::local_time(as_of, zone);
    const int days = model::local_time(now, zone).date - then.date;
    if (days == 0) return format(Key::kSyncToday, {time_text(then.time)});
    if (days == 1) return format(Key::kSyncYesterday, {time_text(then.time)});
    return format(Key::kSyncOlder, {day_month(then.date)});
}

}  // namespace

bool add_english(std::string text) {
    if (StringTable(text).size() != strings::kCount) return false;
    english_text = std::move(text);
    english = StringTable(english_text);
    return true;
}

void set_language(Language language) {
    wanted = language;
}

Language language() {
    return english.size() > 0 ? wanted : Language::Russian;
}

std::string_view text_of(Key key) {
    const std::string_view forms = forms_of(key);
    return forms.substr(forms.rfind(strings::kFormsApart) + 1);  // the last one, of many
}

std::string format(Key key, std::initializer_list<std::string_view> arguments) {
    return replaced(text_of(key), arguments);
}

std::string plural(Key key, long long n) {
    return replaced(form_of(forms_of(key), form_for(n)), {with_sign(n)});
}

std::string weekday_name(model::Weekday day) {
    return std::string(text_of(kWeekdays[static_cast<std::size_t>(day)]));
}

std::string weekday_short(model::Weekday day) {
    return std::string(text_of(kWeekdaysShort[static_cast<std::size_t>(day)]));
}

std::string_view month_name(int month) {
    return text_of(kMonthNames[static_cast<std::size_t>(month - 1)]);
}

std::string day_month(model::Date date) {
    std::string result = std::to_string(date.day());
    result += ' ';
    result += text_of(kOfMonth[static_cast<std::size_t>(date.month() - 1)]);
    return result;
}

std::string date_range(model::Date first, model::Date last) {
    if (first == last) return day_month(first);
    const bool same_month = first.year() == last.year() && first.month() == last.month();
    std::string result = same_month ? std::to_string(first.day()) : day_month(first);
    result += same_month ? kEnDash : kSpacedEnDash;
    return result + day_month(last);
}

std::string time_text(model::TimeOfDay time) {
    const int minutes = time.minutes % 60;
    return std::to_string(time.minutes / 60) + (minutes < 10 ? ":0" : ":") +
           std::to_string(minutes);
}

std::string time_range(model::TimeOfDay first, model::TimeOfDay last) {
    return time_text(first) + std::string(kEnDash) + time_text(last);
}

std::string decimal(double value, int digits) {
    long long scale = 1;
    for (int i = 0; i < digits; ++i) scale *= 10;
    const long long scaled = std::llround(std::abs(value) * static_cast<double>(scale));
    std::string result = value < 0 && scaled != 0 ? std::string(kMinus) : std::string();
    result += std::to_string(scaled / scale);
    if (digits <= 0) return result;
    const std::string rest = std::to_string(scaled % scale);
    result += text_of(Key::kNumberDecimalPoint);
    result.append(static_cast<std::size_t>(digits) - rest.size(), '0');
    return result + rest;
}

std::string size_text(std::int64_t bytes) {
    constexpr double kStep = 1024;
    constexpr std::array kUnits = {Key::kUnitKilobytes, Key::kUnitMegabytes, Key::kUnitGigabytes};
    if (bytes < 1024) return format(Key::kUnitBytes, {std::to_string(bytes)});
    double amount = static_cast<double>(bytes) / kStep;
    std::size_t unit = 0;
    // 1023.6 would be written as 1024.
    while (amount >= kStep - 0.5 && unit + 1 < kUnits.size()) {
        amount /= kStep;
        ++unit;
    }
    const bool fraction = unit > 0 && amount < 9.95;
    return format(kUnits[unit], {decimal(amount, fraction ? 1 : 0)});
}

std::string sync_text(const app::SyncView& sync, model::Instant now, model::ZoneOffset zone) {
    using State = app::SyncView::State;
    switch (sync.state) {
        case State::Refreshing:
            return std::string(text_of(Key::kSyncRefreshing));
        case State::Failed:
            return std::string(text_of(Key::kSyncFailed));
        case State::Offline:
            if (!sync.as_of) return std::string(text_of(Key::kSyncOffline));
            return offline_text(model::local_time(*sync.as_of, zone),
                                model::local_time(now, zone).date);
        case State::Fresh:
            return fresh_text(sync.as_of.value_or(now), now, zone);
        case State::Never:
            break;
    }
    return std::string(text_of(Key::kSyncNever));
}

std::string child_name(const model::DiaryOwner& child) {
    using Kind = model::DiaryOwner::Kind;
    if (child.kind == Kind::Teacher) return child.first_name + " " + child.last_name;
    if (child.kind == Kind::Class)
        return child.group_name.empty() ? std::string()
                                        : format(Key::kSchoolClass, {child.group_name});
    return format(Key::kChildName, {child.first_name, child.last_name, child.group_name});
}

}  // namespace ranets::shell
