#include <algorithm>

#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {
namespace {

using Kind = model::ReportingPeriod::Kind;

Kind kind_of(std::string_view type) {
    const auto has = [&](std::string_view part) { return type.find(part) != type.npos; };
    if (has("uarter")) return Kind::Quarter;
    if (has("rimester")) return Kind::Trimester;
    if (has("alf") || has("emester")) return Kind::HalfYear;
    if (has("ear")) return Kind::Year;
    return Kind::Other;
}

// Times come as "08:30", "08:30:00" or with a day before them.
std::optional<model::TimeOfDay> time(const Json& item, const char* key) {
    const std::string value = text(item, key);
    const auto mark = value.find('T');
    std::string_view view = value;
    if (mark != std::string::npos) view.remove_prefix(mark + 1);
    const auto colon = view.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    return model::TimeOfDay::parse(view.substr(0, colon + 3));
}

unsigned weekday_bit(std::string_view name) {
    constexpr std::string_view kNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    for (unsigned i = 0; i < std::size(kNames); ++i) {
        if (name.starts_with(kNames[i])) return 1u << i;
    }
    return 0;
}

}  // namespace

model::Result<model::SchoolCalendar> decode_periods(std::string_view body) {
    const Document document(body);
    const Json& root = document.root();
    if (!document.is_list() && member(root, "reportingPeriods") == nullptr)
        return garbled("no reporting periods");

    model::SchoolCalendar calendar;
    for (const auto* item :
         document.is_list() ? objects(root) : objects(root, "reportingPeriods")) {
        const auto start = date(*item, "start");
        const auto finish = date(*item, "finish");
        if (!start || !finish || *finish < *start) continue;
        // The API counts from 0.
        calendar.periods.push_back({text(*item, "name"), kind_of(text(*item, "type")),
                                    static_cast<int>(integer(*item, "number")) + 1, *start,
                                    *finish});
    }
    for (const auto* item : objects(root, "holidays")) {
        const auto start = date(*item, "dateStart");
        const auto finish = date(*item, "dateFinish");
        if (!start || !finish) continue;
        auto name = text(*item, "name");
        if (name.empty()) name = text(*item, "description");
        if (!name.empty()) calendar.holidays.push_back({std::move(name), *start, *finish});
    }
    std::sort(calendar.periods.begin(), calendar.periods.end(),
              [](const auto& a, const auto& b) { return a.start < b.start; });
    return calendar;
}

model::Result<std::vector<model::Bell>> decode_bells(std::string_view body) {
    const Document document(body);
    if (!document.is_object() && !document.is_list()) return garbled("no timetable");
    std::vector<const Json*> timetables{&document.root()};
    if (document.is_list()) timetables = objects(document.root());

    std::vector<model::Bell> bells;
    for (const auto* timetable : timetables) {
        for (const auto* item : objects(*timetable, "Items")) {
            const auto start = time(*item, "Start");
            const auto finish = time(*item, "Finish");
            const auto number = static_cast<int>(integer(*item, "LessonNumber"));
            if (!start || !finish || number <= 0) continue;
            model::Bell bell{number, *start, *finish, 0};
            for (const auto& day : texts(*item, "DaysOfWeek")) bell.weekdays |= weekday_bit(day);
            bells.push_back(bell);
        }
    }
    return bells;
}

}  // namespace ranets::api
