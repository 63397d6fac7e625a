#include "rest/router.h"

#include <algorithm>

#include "chats/chat_store.h"
#include "chats/chats.h"
#include "chats/message_store.h"
#include "rest/final_marks.h"
#include "rest/journal_facts.h"
#include "school/ids.h"
#include "state/own_homework.h"

namespace ranets::stub {
namespace {

std::string_view take_step(std::string_view& path) {
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    return step;
}

bool is_placeholder(std::string_view step) {
    return step.ends_with('}');
}

// What of a placeholder stands in the path as it is: most begin at once.
std::string_view beginning(std::string_view placeholder) {
    return placeholder.substr(0, placeholder.find('{'));
}

bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = take_step(pattern);
        const std::string_view step = take_step(path);
        const bool fitting = is_placeholder(wanted) ? step.starts_with(beginning(wanted)) &&
                                                          step.size() > beginning(wanted).size()
                                                    : step == wanted;
        if (!fitting) return false;
    }
    return pattern.empty() && path.empty();
}

// Each returns whether the id stands for something.
bool find_person(const Call& call, std::optional<int> index, int& into) {
    if (!index || *index >= static_cast<int>(call.district().people().size())) return false;
    into = *index;
    return true;
}

bool find_school(Call& call, std::int64_t id) {
    const auto index = ids::school_index(id);
    if (!index || *index >= static_cast<int>(call.district().schools().size())) return false;
    call.in.school = *index;
    return true;
}

bool find_subject(Call& call, std::int64_t id) {
    const auto subject = ids::to_subject(id);
    if (subject) call.in.subject = *subject;
    return subject.has_value();
}

bool find_lesson(Call& call, std::int64_t id) {
    const auto lesson = ids::to_lesson(id);
    if (!lesson || !exists_by_now(call, *lesson)) return false;
    call.in.lesson = *lesson;
    return true;
}

bool find_work(Call& call, std::int64_t id) {
    if (const auto of_term = ids::to_final_work(id)) {
        if (!final_exists(call, *of_term)) return false;
        call.in.final_work = *of_term;
        return true;
    }
    const auto work = ids::to_work(id);
    if (!work || !work_exists(call, *work)) return false;
    call.in.work = *work;
    return true;
}

bool is_in_class(const Call& call, Group group, int number) {
    return call.district().pupil_by_number(group.cohort, number) != kNone;
}

bool find_mark(Call& call, std::int64_t id) {
    if (const auto of_term = ids::to_final_mark(id)) {
        if (!final_exists(call, of_term->work) ||
            !is_in_class(call, of_term->work.group, of_term->pupil)) {
            return false;
        }
        call.in.final_mark = *of_term;
        return true;
    }
    const auto mark = ids::to_mark(id);
    if (!mark || !work_exists(call, mark->work) ||
        !is_in_class(call, mark->work.lesson.group, mark->pupil)) {
        return false;
    }
    call.in.mark = *mark;
    return true;
}

bool find_task(Call& call, std::int64_t id) {
    const auto task = ids::to_task(id);
    if (!task || task->work.slot != WorkSlot::Homework || !work_exists(call, task->work) ||
        !is_in_class(call, task->work.lesson.group, task->pupil)) {
        return false;
    }
    call.in.task = *task;
    return true;
}

bool find_upload(Call& call, std::int64_t id) {
    const auto number = ids::to_upload(id);
    if (number) call.in.upload = call.world.uploads.find(*number);
    // Nobody else is told that there is one.
    const auto& upload = call.in.upload;
    return upload && upload->owner == call.viewer.person->index && !upload->let_go();
}

// Of a message in a chat that the asker is in.
bool is_of_message(const Call& call, std::int64_t upload) {
    DatabaseLock locked = call.world.chats.database().read();
    return std::ranges::any_of(chats::chats_with(locked, upload), [&](std::int64_t chat) {
        return chats::member(locked, call.district(), chat, call.viewer.person->index).has_value();
    });
}

bool find_file(Call& call, std::int64_t id) {
    if (const auto number = ids::to_upload(id)) {
        const bool is_own = find_upload(call, id);
        const auto& upload = call.in.upload;
        if (!upload || !upload->whole() || upload->let_go()) return false;
        return is_own || is_of_message(call, *number);
    }
    const auto file = ids::to_file(id);
    if (!file || !exists_by_now(call, file->lesson)) return false;
    const auto homework = homework_by_now(call, file->lesson);
    if (!homework || file->nth >= static_cast<int>(homework->files.size())) return false;
    call.in.file = *file;
    call.in.lesson = file->lesson;
    return true;
}

// Who is not in it is not told that there is one. Who has left it, and has not heard so, may be
// answered again: the handlers look at who is in it, too.
bool find_chat(Call& call, std::int64_t id) {
    const auto number = ids::to_chat(id);
    if (!number) return false;
    call.in.chat = *number;
    const int viewer = call.viewer.person->index;
    {
        DatabaseLock locked = call.world.chats.database().read();
        const bool is_in = chats::find(locked, call.district(), *number) &&
                           chats::member(locked, call.district(), *number, viewer);
        if (is_in) return true;
    }
    return call.world.writes.knows(viewer, call.request.header("idempotency-key"));
}

bool find_period(Call& call, std::int64_t id) {
    const auto term = ids::to_term(id);
    if (!term || term->group.cohort >= static_cast<int>(call.district().cohorts().size()) ||
        !call.district().group(term->group.cohort, term->group.back)) {
        return false;
    }
    const auto& terms = call.district().year(term->group).terms(call.district().grade(term->group));
    if (static_cast<std::size_t>(term->number) >= terms.size()) return false;
    call.in.period = *term;
    return true;
}

// {section} and {thematic} stand for what this school has none of.
bool find_by_id(std::string_view kind, std::int64_t id, Call& call) {
    if (kind == "{person}") return find_person(call, ids::person_index(id), call.in.person);
    if (kind == "{user}") return find_person(call, ids::user_index(id), call.in.user);
    if (kind == "{school}" || kind == "{organization}") return find_school(call, id);
    if (kind == "{group}" || kind == "{folder}" || kind == "{subject-group}") {
        return find_group(call, id);
    }
    if (kind == "{period}") return find_period(call, id);
    if (kind == "{subject}") return find_subject(call, id);
    if (kind == "{lesson}") return find_lesson(call, id);
    if (kind == "{work}") return find_work(call, id);
    if (kind == "{mark}") return find_mark(call, id);
    if (kind == "{file}") return find_file(call, id);
    if (kind == "{upload}") return find_upload(call, id);
    if (kind == "{entry}") {
        call.in.entry = id;
        return id > 0 && id <= own_homework::kHighestId;
    }
    if (kind == "{chat}") return find_chat(call, id);
    if (kind == "{seq}") {
        call.in.seq = id;
        return id > 0;
    }
    return kind == "{task}" && find_task(call, id);
}

std::optional<Answer> resolve_step(std::string_view kind, std::string_view step, Call& call) {
    if (kind == "{text}") {
        call.in.text = step;
        return std::nullopt;
    }
    if (kind == "{from}" || kind == "{to}" || kind == "{date}") {
        const auto date = lenient_date(step);
        if (!date) return bad_parameter(kind.substr(1, kind.size() - 2));
        (kind == "{from}" ? call.in.from : kind == "{to}" ? call.in.to : call.in.date) = *date;
        return std::nullopt;
    }
    if ((kind == "{user}" || kind == "{person}") && step == "me") {
        (kind == "{user}" ? call.in.user : call.in.person) = call.viewer.person->index;
        return std::nullopt;
    }
    const auto id = number(step);
    if (!id) return bad_parameter(kind.substr(1, kind.size() - 2));
    return find_by_id(kind, *id, call) ? std::nullopt : std::optional(not_found());
}

}  // namespace

std::string_view word(Method method) {
    switch (method) {
        case Method::Post:
            return "POST";
        case Method::Put:
            return "PUT";
        case Method::Patch:
            return "PATCH";
        case Method::Delete:
            return "DELETE";
        default:
            return "GET";
    }
}

Match find_route(std::span<const Route> routes, std::string_view method, std::string_view path) {
    Match match;
    for (const Route& route : routes) {
        if (!fits(route.pattern, path)) continue;
        if (word(route.method) == method) return {&route, false};
        match.other_method = true;
    }
    return match;
}

std::optional<Answer> resolve(const Route& route, std::string_view path, Call& call) {
    std::string_view pattern = route.pattern;
    while (!pattern.empty()) {
        std::string_view kind = take_step(pattern);
        std::string_view step = take_step(path);
        if (!is_placeholder(kind)) continue;
        step.remove_prefix(beginning(kind).size());
        kind.remove_prefix(beginning(kind).size());
        if (auto answer = resolve_step(kind, step, call)) return answer;
    }
    return std::nullopt;
}

}  // namespace ranets::stub
