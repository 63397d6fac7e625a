// The lessons of a class, as its teachers and the administration see them.
#include <algorithm>
#include <map>

#include "api/json.h"
#include "api/school_codecs.h"

namespace ranets::api {
namespace {

void read_works(model::Lesson& lesson, const Json& source, const WorkTypes& types) {
    for (const auto* work : objects(source, "works")) {
        if (text(*work, "type") == "Homework") {
            auto words = text(*work, "text");
            if (!words.empty())
                lesson.homework.push_back(
                    {id<model::WorkId>(*work, "id"), std::move(words), false, {}});
        } else if (flag(*work, "isImportant") && lesson.test_name.empty()) {
            const auto type = types.find(integer(*work, "workType"));
            if (type != types.end()) lesson.test_name = type->second;
        }
    }
}

model::Lesson lesson_of(const Json& source, const LessonsContext& context) {
    model::Lesson lesson;
    lesson.id = id<model::LessonId>(source, "id");
    lesson.number = static_cast<int>(integer(source, "number"));
    for (const auto& bell : context.bells) {
        if (bell.number != lesson.number) continue;
        lesson.start = bell.start;
        lesson.finish = bell.finish;
        break;
    }
    const Json& subject = object(source, "subject");
    lesson.subject = id<model::SubjectId>(subject, "id");
    lesson.subject_name = text(subject, "name");
    lesson.knowledge_area = text(subject, "knowledgeArea");
    lesson.room = text(source, "place");
    lesson.topic = text(source, "title");
    lesson.class_name = context.class_name;
    for (const auto teacher : integers(source, "teachers")) {
        for (const auto& person : context.teachers) {
            if (person.id.value == teacher && lesson.teacher.empty())
                lesson.teacher = model::full_name(person);
        }
    }
    read_works(lesson, source, context.work_types);
    return lesson;
}

}  // namespace

model::Result<WorkTypes> decode_work_types(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no kinds of work");
    WorkTypes types;
    for (const auto* type : objects(document.root()))
        types[integer(*type, "id")] = text(*type, "title");
    return types;
}

model::Result<std::vector<model::Day>> decode_lessons(std::string_view body,
                                                      const LessonsContext& context) {
    const Document document(body);
    if (!document.is_list()) return garbled("no lessons");
    std::map<model::Date, model::Day> days;
    for (const auto* source : objects(document.root())) {
        const auto day = date(*source, "date");
        if (!day) return garbled("a lesson without a date");
        const auto teachers = integers(*source, "teachers");
        const bool theirs =
            std::find(teachers.begin(), teachers.end(), context.only.value) != teachers.end();
        if (context.only && !theirs) continue;
        auto lesson = lesson_of(*source, context);
        if (!lesson.id) return garbled("a lesson without an id");
        auto& into = days[*day];
        into.date = *day;
        into.lessons.push_back(std::move(lesson));
    }
    std::vector<model::Day> list;
    for (auto& [day, lessons] : days) list.push_back(std::move(lessons));
    return list;
}

}  // namespace ranets::api
