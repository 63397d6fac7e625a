// Addresses of calendars: made with a secret that the owner has thought of, listed, taken back.
#include <algorithm>

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/write_once.h"

namespace ranets::stub::calendars {
namespace {

// 32 bytes in base64url.
constexpr std::size_t kSecretLength = 43;

bool is_secret(std::string_view text) {
    return text.size() == kSecretLength && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

Json address_json(const CalendarAddress& address) {
    Json persons = Json::array();
    for (const int pupil : address.pupils) persons.push_back(std::to_string(ids::person(pupil)));
    return {{"id", std::to_string(address.number)},
            {"persons", std::move(persons)},
            {"created", address.made.ms}};
}

}  // namespace

Answer addresses(const Call& call) {
    Json list = Json::array();
    for (const auto& address : call.world.calendars.of(call.viewer.person->index))
        list.push_back(address_json(address));
    Answer answer(std::move(list));
    answer.passing = true;
    return answer;
}

Answer add(const Call& call) {
    return write_once(call, [&](Transaction& transaction) {
        const Json body = parse_json(call.request.body);
        if (!body.is_object() || !body.contains("secret") || !body["secret"].is_string() ||
            !is_secret(body["secret"].get_ref<const std::string&>())) {
            return refused(bad_parameter("secret"));
        }
        const auto persons = ids_in_body(call.request, "persons");
        if (!persons || persons->empty()) return refused(bad_parameter("persons"));
        const auto own = own_pupils(call);
        CalendarAddress address{.owner = call.viewer.person->index,
                                .made = model::instant_of(call.now, kSchoolZone)};
        for (const std::int64_t id : *persons) {
            const auto pupil = ids::person_index(id);
            if (!pupil || std::ranges::find(own, *pupil) == own.end()) return refused(not_yours());
            if (std::ranges::find(address.pupils, *pupil) == address.pupils.end())
                address.pupils.push_back(*pupil);
        }
        if (CalendarAddresses::count(transaction, address.owner) >= CalendarAddresses::kMostAPerson)
            return refused({409, problem_json("quotaExceeded", "There are ten addresses already")});
        const auto number = CalendarAddresses::add(transaction, address,
                                                   body["secret"].get_ref<const std::string&>());
        if (!number) return refused(bad_parameter("secret"));
        address.number = *number;
        return Write{.status = 201, .body = address_json(address).dump()};
    });
}

Answer remove(const Call& call) {
    const auto id = number(call.in.text);
    const auto own = call.world.calendars.of(call.viewer.person->index);
    if (!id || std::ranges::find(own, *id, &CalendarAddress::number) == own.end())
        return not_found();
    if (!call.world.calendars.remove(*id)) return unavailable_now();
    return Json::object();
}

}  // namespace ranets::stub::calendars
