#include "rest/call.h"

#include <charconv>

namespace ranets::stub {
namespace {

// A whole number at the front of the text, which loses it.
std::optional<int> take_number(std::string_view& text, std::size_t max_digits) {
    int value = 0;
    const std::string_view head = text.substr(0, max_digits);
    const auto [stop, error] = std::from_chars(head.data(), head.data() + head.size(), value);
    if (error != std::errc{} || value < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - head.data()));
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::int64_t> number_in(const Json& json) {
    if (json.is_number_integer()) return json.get<std::int64_t>();
    return json.is_string() ? number(json.get_ref<const std::string&>()) : std::nullopt;
}

}  // namespace

Group group_of_work(const Params& in) {
    return in.final_work ? in.final_work->group : in.work.lesson.group;
}

Group group_of_mark(const Params& in) {
    return in.final_mark ? in.final_mark->work.group : in.mark.work.lesson.group;
}

Answer bad_parameter(std::string_view name) {
    return {400, problem_json("parameterInvalid", "Parameter is invalid: " + std::string(name))};
}

Answer not_found() {
    return {404, problem_json("apiResourceUnavailable", "No such resource")};
}

Answer not_yours() {
    return {403, problem_json("notOwner", "This resource is not open to the user")};
}

Answer unavailable_now() {
    return {503, problem_json("apiServerError", "Nothing was kept, try again")};
}

std::optional<Date> lenient_date(std::string_view text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day || (!text.empty() && text.front() != 'T' && text.front() != ' ')) return std::nullopt;
    const auto two = [](int value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    return Date::parse(std::to_string(*year) + "-" + two(*month) + "-" + two(*day));
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

std::optional<std::vector<std::int64_t>> numbers(const std::vector<std::string_view>& texts) {
    std::vector<std::int64_t> all;
    for (const std::string_view text : texts) {
        const auto one = number(text);
        if (!one) return std::nullopt;
        all.push_back(*one);
    }
    return all;
}

std::optional<std::vector<std::int64_t>> ids_in_body(const Request& request, std::string_view key) {
    constexpr std::size_t kMost = 500;
    std::vector<std::int64_t> ids;
    if (request.is_form()) {
        const Fields form = request.form();
        const auto named = numbers(form.all(key));
        if (!named || named->empty()) return std::nullopt;
        ids = *named;
    } else {
        const Json body = parse_json(request.body);
        const std::string name(key);
        const bool wrapped = body.is_object() && body.contains(name);
        const Json& list = wrapped ? body[name] : body;
        if (!list.is_array()) return std::nullopt;
        for (const Json& item : list) {
            const auto id = number_in(item);
            if (!id) return std::nullopt;
            ids.push_back(*id);
        }
    }
    return ids.size() <= kMost ? std::optional(std::move(ids)) : std::nullopt;
}

std::optional<Range> range_in(const Fields& fields, std::string_view from, std::string_view to,
                              int days) {
    const auto first = lenient_date(fields.get(from));
    const auto last = lenient_date(fields.get(to));
    if (!first || !last || *last - *first >= days) return std::nullopt;
    return Range{*first, *last};
}

std::optional<Range> range_in_query(const Call& call, std::string_view from, std::string_view to,
                                    int days) {
    return range_in(call.request.query, from, to, days);
}

}  // namespace ranets::stub
