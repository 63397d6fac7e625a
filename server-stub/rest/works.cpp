// Works, homework and its tasks.
#include <algorithm>
#include <set>

#include "rest/access.h"
#include "rest/final_marks.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"

namespace ranets::stub::works {
namespace {

constexpr int kMostHomeworkDays = 124;

// The pupils at a lesson whose records the viewer reads, by number in class.
std::vector<int> open_numbers(const Call& call, LessonRef lesson) {
    std::vector<int> numbers;
    for (const Member& member : open_pupils(call, lesson)) numbers.push_back(member.number);
    return numbers;
}

Json work_with_tasks(const Call& call, WorkRef ref) {
    return shapes::work(call, ref, open_numbers(call, ref.lesson));
}

// All works of a lesson, homework last.
Json works_with_tasks(const Call& call, LessonRef lesson) {
    Json list = Json::array();
    for (const WorkRef& ref : works_of(call, lesson)) list.push_back(work_with_tasks(call, ref));
    if (homework_by_now(call, lesson)) {
        list.push_back(work_with_tasks(call, {lesson, WorkSlot::Homework}));
    }
    return list;
}

// The partner API's HomeworkSet: homework with all that it mentions, each once.
class HomeworkSet {
  public:
    explicit HomeworkSet(const Call& call) : call_(call) {}

    // Once for each homework, with the tasks of these pupils.
    void add(LessonRef lesson, const std::vector<int>& pupils) {
        const auto homework = homework_by_now(call_, lesson);
        if (!homework || !seen_.insert(ids::lesson(lesson)).second) return;
        works_.push_back(shapes::work(call_, {lesson, WorkSlot::Homework}, pupils));
        lessons_.push_back(shapes::lesson_short(call_, lesson));
        subjects_.insert(call_.journal().lesson(lesson).subject);
        teachers_.insert(teacher_by_now(call_, lesson));
        for (std::size_t i = 0; i < homework->files.size(); ++i) {
            files_.push_back(
                shapes::file(call_, {lesson, static_cast<int>(i)}, homework->files[i]));
        }
    }

    void add_range(int pupil, Range range) {
        for (const LessonRef lesson : lessons_of_pupil(call_, pupil, range)) {
            add(lesson, {call_.district().number_in_class(lesson.group.cohort, pupil)});
        }
    }

    Json json() {
        Json subjects = Json::array();
        for (const Subject subject : subjects_) subjects.push_back(shapes::subject(subject));
        Json teachers = Json::array();
        for (const int teacher : teachers_) {
            teachers.push_back(shapes::person(call_.district().person(teacher)));
        }
        return {{"works", std::move(works_)},
                {"subjects", std::move(subjects)},
                {"lessons", std::move(lessons_)},
                {"files", std::move(files_)},
                {"teachers", std::move(teachers)}};
    }

  private:
    const Call& call_;
    Json works_ = Json::array();
    Json lessons_ = Json::array();
    Json files_ = Json::array();
    std::set<Subject> subjects_;
    std::set<int> teachers_;
    std::set<std::int64_t> seen_;
};

std::vector<TaskRef> tasks_in(const Call& call, LessonRef lesson) {
    std::vector<TaskRef> tasks;
    if (!homework_by_now(call, lesson)) return tasks;
    for (const int number : open_numbers(call, lesson)) {
        tasks.push_back({{lesson, WorkSlot::Homework}, number});
    }
    return tasks;
}

Json task_list(const Call& call, const std::vector<TaskRef>& tasks) {
    Json list = Json::array();
    for (const TaskRef& task : tasks) list.push_back(shapes::task(call, task));
    return list;
}

// Tasks of a person in the current year, due within the range.
std::vector<TaskRef> tasks_between(const Call& call, Range range) {
    std::vector<TaskRef> tasks;
    for (const LessonRef lesson : lessons_of_pupil(call, call.in.person, range)) {
        if (lesson.group.back > 0 || !homework_by_now(call, lesson)) continue;
        const int number = call.district().number_in_class(lesson.group.cohort, call.in.person);
        tasks.push_back({{lesson, WorkSlot::Homework}, number});
    }
    return tasks;
}

}  // namespace

Answer work(const Call& call) {
    if (call.in.final_work) return shapes::final_work(call, *call.in.final_work);
    return work_with_tasks(call, call.in.work);
}

Answer works_many(const Call& call) {
    const auto wanted = ids_in_body(call.request, "works");
    if (!wanted) return bad_parameter("works");
    Json list = Json::array();
    for (const std::int64_t id : *wanted) {
        if (const auto of_term = ids::to_final_work(id)) {
            if (!final_exists(call, *of_term)) return not_found();
            if (!sees_group(call, of_term->group)) return not_yours();
            list.push_back(shapes::final_work(call, *of_term));
            continue;
        }
        const auto ref = ids::to_work(id);
        if (!ref || !work_exists(call, *ref)) return not_found();
        if (!sees_group(call, ref->lesson.group)) return not_yours();
        list.push_back(work_with_tasks(call, *ref));
    }
    return list;
}

Answer of_lesson(const Call& call) {
    return works_with_tasks(call, call.in.lesson);
}

Answer of_lesson_in_query(const Call& call) {
    const auto id = number(call.request.query.get("lesson"));
    if (!id) return bad_parameter("lesson");
    const auto ref = ids::to_lesson(*id);
    if (!ref || !exists_by_now(call, *ref)) return not_found();
    if (!sees_group(call, ref->group)) return not_yours();
    return works_with_tasks(call, *ref);
}

Answer work_types(const Call& call) {
    Json list = Json::array();
    for (std::size_t i = 0; i < kWorkKinds.size(); ++i) {
        list.push_back(shapes::work_type(call.in.school, static_cast<WorkKind>(i)));
    }
    return list;
}

Answer homework_of_viewer(const Call& call) {
    const auto range = range_in_query(call, "startDate", "endDate", kMostHomeworkDays);
    if (!range) return bad_parameter("startDate, endDate");
    HomeworkSet set(call);
    for (const int pupil : own_pupils(call)) set.add_range(pupil, *range);
    return set.json();
}

Answer homework_of_person(const Call& call) {
    const auto range = range_in_query(call, "startDate", "endDate", kMostHomeworkDays);
    if (!range) return bad_parameter("startDate, endDate");
    HomeworkSet set(call);
    if (call.district().person(call.in.person).kind == Kind::Pupil) {
        set.add_range(call.in.person, *range);
    }
    return set.json();
}

Answer homework_by_ids(const Call& call) {
    HomeworkSet set(call);
    for (const std::string_view text : call.request.query.all("homeworkId")) {
        const auto id = number(text);
        if (!id) return bad_parameter("homeworkId");
        const auto ref = ids::to_work(*id);
        if (!ref || ref->slot != WorkSlot::Homework || !work_exists(call, *ref)) return not_found();
        if (!sees_group(call, ref->lesson.group)) return not_yours();
        set.add(ref->lesson, open_numbers(call, ref->lesson));
    }
    return set.json();
}

Answer task(const Call& call) {
    return shapes::task(call, call.in.task);
}

Answer tasks_of_lesson(const Call& call) {
    return task_list(call, tasks_in(call, call.in.lesson));
}

Answer tasks_of_lessons(const Call& call) {
    Json list = Json::array();
    for (const std::string_view text : call.request.query.all("lessons")) {
        const auto id = number(text);
        if (!id) return bad_parameter("lessons");
        const auto ref = ids::to_lesson(*id);
        if (!ref || !exists_by_now(call, *ref)) return not_found();
        if (!sees_group(call, ref->group)) return not_yours();
        for (const TaskRef& task : tasks_in(call, *ref)) list.push_back(shapes::task(call, task));
    }
    return list;
}

Answer tasks_of_work(const Call& call) {
    if (call.in.final_work || call.in.work.slot != WorkSlot::Homework) return Json::array();
    const auto wanted = call.request.query.all("persons");
    std::vector<TaskRef> tasks = tasks_in(call, call.in.work.lesson);
    std::erase_if(tasks, [&](const TaskRef& task) {
        const int pupil =
            call.district().pupil_by_number(task.work.lesson.group.cohort, task.pupil);
        const std::string id = std::to_string(ids::person(pupil));
        return !wanted.empty() && std::ranges::find(wanted, id) == wanted.end();
    });
    return task_list(call, tasks);
}

Answer tasks_of_person(const Call& call) {
    constexpr std::size_t kMostPerPage = 100;
    const auto range = range_in_query(call, "from", "to", kMostHomeworkDays);
    if (!range) return bad_parameter("from, to");
    std::vector<TaskRef> tasks = tasks_between(call, *range);
    if (const auto subject = number(call.request.query.get("subject"))) {
        std::erase_if(tasks, [&](const TaskRef& task) {
            return ids::subject(call.journal().lesson(task.work.lesson).subject) != *subject;
        });
    }
    const auto size = static_cast<std::size_t>(std::clamp<std::int64_t>(
        number(call.request.query.get("pageSize")).value_or(kMostPerPage), 1, kMostPerPage));
    const auto page = static_cast<std::size_t>(std::clamp<std::int64_t>(
        number(call.request.query.get("pageNumber")).value_or(1), 1, 1000));
    const std::size_t first = std::min(tasks.size(), (page - 1) * size);
    const std::size_t last = std::min(tasks.size(), first + size);
    return task_list(call, {tasks.begin() + static_cast<std::ptrdiff_t>(first),
                            tasks.begin() + static_cast<std::ptrdiff_t>(last)});
}

Answer undone_tasks(const Call& call) {
    constexpr int kDaysBack = 30;
    std::vector<TaskRef> tasks =
        tasks_between(call, {call.now.date - kDaysBack, call.now.date - 1});
    std::erase_if(tasks, [&](const TaskRef& task) {
        return is_done(call, task.work.lesson, call.in.person);
    });
    return task_list(call, tasks);
}

}  // namespace ranets::stub::works
