// Every answer of the server that is read: garbage is an error or is passed over, never a crash.
#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/errors.h"
#include "api/school_codecs.h"
#include "target.h"

namespace ranets::fuzz {

void codecs(std::string_view bytes) {
    // One half each, for what is read of two answers.
    const auto middle = bytes.find('\n');
    const std::string_view first = bytes.substr(0, middle);
    const std::string_view second =
        middle == std::string_view::npos ? std::string_view() : bytes.substr(middle + 1);

    (void)api::decode_authorize(first);
    (void)api::decode_tokens(first);
    (void)api::decode_account(first, second);
    (void)api::decode_schedule(first, model::PersonId{1});
    (void)api::decode_enrolments(first);
    (void)api::decode_lesson_notes(first);
    (void)api::decode_own_records(first);
    (void)api::decode_note(first);
    (void)api::decode_note_conflict(first);
    (void)api::decode_homework_files(first);
    (void)api::decode_periods(first);
    (void)api::decode_bells(first);
    (void)api::decode_changes(first);
    (void)api::decode_configuration(first);
    (void)api::decode_classes(first);
    (void)api::decode_school(first, second);
    (void)api::decode_administrators(first, second, second);
    (void)api::decode_teachers(first);
    (void)api::decode_persons(first);
    (void)api::decode_person(first);
    (void)api::decode_work_types(first);
    (void)api::decode_lessons(
        first, {.class_name = "8 «Б»", .bells = {}, .work_types = {}, .teachers = {}});
    (void)api::error_in(first);
    (void)api::oauth_error_in(first);
    (void)api::is_whole(first);
}

}  // namespace ranets::fuzz
