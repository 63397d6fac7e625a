#include "app/homework_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "api/url.h"

namespace ranets::app {
namespace {

using State = model::HomeworkFilter::State;

constexpr std::string_view kEveryYear = "all", kOpen = "open", kDone = "done";

// In its shortest form, above 0.
bool read_number(std::string_view text, std::int64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number > 0 &&
           text.front() != '0';
}

int hex(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
}

std::optional<std::string> url_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex(text[at + 1]), low = hex(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return decoded;
}

bool read_date(std::string_view text, model::Date& date) {
    const auto read = model::Date::parse(text);
    if (read) date = *read;
    return read.has_value();
}

bool read_year(std::string_view text, int& year) {
    constexpr int kFirst = 1970, kLast = 9998;
    if (text == kEveryYear) {
        year = model::HomeworkFilter::kEveryYear;
        return true;
    }
    std::int64_t number = 0;
    if (!read_number(text, number) || number < kFirst || number > kLast) return false;
    year = static_cast<int>(number);
    return true;
}

bool read_state(std::string_view text, State& state) {
    if (text != kOpen && text != kDone) return false;
    state = text == kOpen ? State::Open : State::Done;
    return true;
}

std::string prefix_of(model::PersonId child) {
    return std::to_string(child.value) + '?';
}

}  // namespace

std::string homework_parameters(const model::HomeworkFilter& filter) {
    std::string text;
    const auto add = [&](const char* name, std::string_view value) {
        if (!text.empty()) text += '&';
        text.append(name).append(1, '=').append(value);
    };
    if (filter.year == model::HomeworkFilter::kEveryYear)
        add("year", kEveryYear);
    else if (filter.year != 0)
        add("year", std::to_string(filter.year));
    if (filter.subject) add("subject", std::to_string(filter.subject.value));
    if (filter.from != model::Date{}) add("from", filter.from.iso());
    if (filter.to != model::Date{}) add("to", filter.to.iso());
    if (filter.state != State::All) add("state", filter.state == State::Open ? kOpen : kDone);
    if (!filter.text.empty()) add("text", api::url_encode(filter.text));
    return text;
}

Parameter read_homework_filter(model::HomeworkFilter& filter, std::string_view name,
                               std::string_view value) {
    bool read = false;
    if (name == "year") {
        read = read_year(value, filter.year);
    } else if (name == "subject") {
        read = read_number(value, filter.subject.value);
    } else if (name == "from") {
        read = read_date(value, filter.from);
    } else if (name == "to") {
        read = read_date(value, filter.to);
    } else if (name == "state") {
        read = read_state(value, filter.state);
    } else if (name == "text") {
        auto text = url_decoded(value);
        read = text.has_value();
        if (read) filter.text = std::move(*text);
    } else {
        return Parameter::Unknown;
    }
    return read ? Parameter::Read : Parameter::Broken;
}

void keep_homework_filter(std::vector<std::string>& kept, model::PersonId child,
                          const model::HomeworkFilter& filter) {
    const auto prefix = prefix_of(child);
    std::erase_if(kept, [&](const std::string& one) { return one.starts_with(prefix); });
    if (filter != model::HomeworkFilter{}) kept.push_back(prefix + homework_parameters(filter));
}

model::HomeworkFilter kept_homework_filter(const std::vector<std::string>& kept,
                                           model::PersonId child) {
    const auto prefix = prefix_of(child);
    model::HomeworkFilter filter;
    for (const auto& one : kept) {
        if (!one.starts_with(prefix)) continue;
        std::string_view rest = std::string_view(one).substr(prefix.size());
        while (!rest.empty()) {
            const auto part = rest.substr(0, rest.find('&'));
            rest.remove_prefix(std::min(rest.size(), part.size() + 1));
            const auto name = part.substr(0, part.find('='));
            if (name.size() == part.size()) continue;
            // What a later version has kept does no harm.
            static_cast<void>(read_homework_filter(filter, name, part.substr(name.size() + 1)));
        }
    }
    return filter;
}

}  // namespace ranets::app
