// The text form of a route.
#include <algorithm>
#include <string>
#include <utility>

#include "app/homework_address.h"
#include "app/screens.h"

namespace ranets::app {
namespace {

// A positive number within 64 bits, in its shortest form.
std::optional<std::int64_t> id_of(std::string_view text) {
    if (text.empty() || text.front() == '0') return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || value > (INT64_MAX - (c - '0')) / 10) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// A school year or a term.
std::optional<int> number_of(std::string_view text) {
    if (text == "0") return 0;
    const auto number = id_of(text);
    if (!number || *number > 9999) return std::nullopt;
    return static_cast<int>(*number);
}

// What the screen has no use for does no harm, nor does a parameter of a later version.
bool read_parameter(Route& route, const ScreenInfo& info, std::string_view name,
                    std::string_view value) {
    if (info.has_homework) {
        const auto read = read_homework_filter(route.homework, name, value);
        if (read != Parameter::Unknown) return read == Parameter::Read;
    }
    if (info.has_term && (name == "year" || name == "term")) {
        const auto number = number_of(value);
        if (number) (name == "year" ? route.study_year : route.term) = *number;
        return number.has_value();
    }
    if (name == "view" && info.has_day) {
        if (value != "day" && value != "week") return false;
        route.layout = value == "day" ? DiaryLayout::Day : DiaryLayout::Week;
        return true;
    }
    std::int64_t* number = nullptr;
    if (name == "child" && (info.has_day || info.has_homework)) number = &route.child.value;
    if (name == "lesson" && info.has_day) number = &route.lesson.value;
    if (name == "class" && info.has_class) number = &route.group.value;
    if (name == "work" && info.has_homework) number = &route.work.value;
    if (number == nullptr) return true;
    // Homework of one's own has numbers below 0.
    const bool is_own = name == "work" && value.starts_with('-');
    const auto id = id_of(is_own ? value.substr(1) : value);
    if (id) *number = is_own ? -*id : *id;
    return id.has_value();
}

// The part before `separator`; `rest` keeps what follows it.
std::string_view take(std::string_view& rest, char separator) {
    const auto at = rest.find(separator);
    const auto part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return part;
}

}  // namespace

std::string address_of(const Route& route) {
    const auto& info = info_of(route.screen);
    std::string address = "#/";
    address += info.path;
    if (info.has_day && route.date != model::Date{}) address += "/" + route.date.iso();
    char separator = '?';
    const auto add = [&](std::string_view name, const std::string& value) {
        address += separator;
        address += name;
        address += '=';
        address += value;
        separator = '&';
    };
    if (info.has_class && route.group) add("class", std::to_string(route.group.value));
    if (info.has_homework) {
        if (route.child) add("child", std::to_string(route.child.value));
        if (route.homework != model::HomeworkFilter{}) {
            address.append(1, separator).append(homework_parameters(route.homework));
            separator = '&';
        }
        if (route.work) add("work", std::to_string(route.work.value));
    }
    if (info.has_term && route.study_year != 0) add("year", std::to_string(route.study_year));
    if (info.has_term && route.term != kUsualTerm) add("term", std::to_string(route.term));
    if (!info.has_day) return address;
    if (route.child) add("child", std::to_string(route.child.value));
    if (route.layout) add("view", *route.layout == DiaryLayout::Day ? "day" : "week");
    if (route.lesson) add("lesson", std::to_string(route.lesson.value));
    return address;
}

std::optional<Route> route_of(std::string_view address) {
    if (address.starts_with('#')) address.remove_prefix(1);
    if (!address.starts_with('/')) return std::nullopt;
    address.remove_prefix(1);

    std::string_view parameters = address;
    std::string_view path = take(parameters, '?');
    const std::string_view name = take(path, '/');
    const auto screens = all_screens();
    const auto info = std::find_if(screens.begin(), screens.end(),
                                   [&](const ScreenInfo& screen) { return screen.path == name; });
    if (info == screens.end()) return std::nullopt;
    Route route;
    route.screen = info->screen;
    if (!info->has_day && !path.empty()) return std::nullopt;
    if (!info->has_day && !info->has_class && !info->has_homework && !info->has_term) return route;

    if (!path.empty()) {
        const auto date = model::Date::parse(path);
        if (!date) return std::nullopt;
        route.date = *date;
    }
    while (!parameters.empty()) {
        std::string_view value = take(parameters, '&');
        const auto parameter = take(value, '=');
        if (!read_parameter(route, *info, parameter, value)) return std::nullopt;
    }
    return route;
}

}  // namespace ranets::app
