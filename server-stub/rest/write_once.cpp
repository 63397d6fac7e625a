#include "rest/write_once.h"

#include "auth/secrets.h"
#include "auth/uuid.h"

namespace ranets::stub {
Answer write_once(const Call& call, const std::function<Write(Transaction&)>& act, KeyNeed need) {
    const std::string_view name =
        need == KeyNeed::None ? std::string_view() : call.request.header("idempotency-key");
    const bool may_be_missing = need != KeyNeed::Needed && name.empty();
    if (!may_be_missing && !is_uuid(name)) return bad_parameter("Idempotency-Key");
    const std::string request =
        sha256(call.request.method + "\n" + call.request.path + "\n" + call.request.body);
    const Writes::Outcome outcome =
        call.world.writes.once({call.viewer.person->index, name, request}, act);
    switch (outcome.kind) {
        case Writes::Outcome::Kind::KeyOfAnotherRequest:
            return {422,
                    problem_json("idempotencyKeyReused", "The key was used for another request")};
        case Writes::Outcome::Kind::NotKept:
            return unavailable_now();
        default:
            return {outcome.status, outcome.body.empty() ? Json() : parse_json(outcome.body)};
    }
}

Write refused(const Answer& answer) {
    return {answer.status, answer.json.dump()};
}

}  // namespace ranets::stub
