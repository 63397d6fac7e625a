#include "api/calendar_address_codec.h"

#include <charconv>

#include "api/json.h"

namespace ranets::api {
namespace {

model::Result<model::CalendarAddress> address_in(const Json& source) {
    model::CalendarAddress address{
        .id = text(source, "id"), .persons = {}, .made = {integer(source, "created")}};
    for (const auto& person : texts(source, "persons")) {
        std::int64_t number = 0;
        std::from_chars(person.data(), person.data() + person.size(), number);
        if (number != 0) address.persons.push_back({number});
    }
    // It is part of a path.
    if (address.id.empty() || address.id.find_first_not_of("0123456789") != std::string::npos)
        return garbled("no id of a calendar's address");
    return address;
}

}  // namespace

model::Result<std::vector<model::CalendarAddress>> decode_calendar_addresses(
    std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no addresses of calendars");
    std::vector<model::CalendarAddress> addresses;
    for (const auto* source : objects(document.root())) {
        auto address = address_in(*source);
        if (!address) return address.error();
        addresses.push_back(std::move(address.value()));
    }
    return addresses;
}

model::Result<model::CalendarAddress> decode_calendar_address(std::string_view body) {
    const Document document(body);
    return address_in(document.root());
}

std::string encode_calendar_address(std::string_view secret,
                                    const std::vector<model::PersonId>& persons) {
    std::vector<std::string> numbers;
    numbers.reserve(persons.size());
    for (const auto person : persons) numbers.push_back(std::to_string(person.value));
    return ObjectWriter().text("secret", secret).texts("persons", numbers).take();
}

}  // namespace ranets::api
