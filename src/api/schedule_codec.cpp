#include <algorithm>

#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {
namespace {

using model::Attendance;
using model::Lesson;

// "08:30 - 09:15"; left as it is when it can't be read, the bells know then.
void read_hours(Lesson& lesson, std::string_view hours) {
    const auto trim = [](std::string_view part) {
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        return part;
    };
    const auto dash = hours.find('-');
    if (dash == std::string_view::npos) return;
    const auto start = model::TimeOfDay::parse(trim(hours.substr(0, dash)));
    const auto finish = model::TimeOfDay::parse(trim(hours.substr(dash + 1)));
    if (!start || !finish) return;
    lesson.start = *start;
    lesson.finish = *finish;
}

std::string full_name(const Json& person) {
    std::string name;
    for (const char* key : {"lastName", "firstName", "middleName"}) {
        const auto part = text(person, key);
        if (part.empty()) continue;
        if (!name.empty()) name += ' ';
        name += part;
    }
    return name.empty() ? text(person, "shortName") : name;
}

Attendance attendance_of(std::string_view status) {
    if (status == "Absent") return Attendance::Absent;
    if (status == "Ill") return Attendance::Ill;
    if (status == "Late") return Attendance::Late;
    if (status == "Pass") return Attendance::Excused;
    return Attendance::Present;
}

const Json* find(const std::vector<const Json*>& list, std::int64_t wanted) {
    if (wanted == 0) return nullptr;
    for (const auto* item : list) {
        if (integer(*item, "id") == wanted) return item;
    }
    return nullptr;
}

// One day of the answer; what belongs to a lesson is joined to it by ids.
class DayReader {
  public:
    DayReader(const Json& day, model::PersonId child)
        : child_(child),
          subjects_(objects(day, "subjects")),
          works_(objects(day, "works")),
          work_types_(objects(day, "workTypes")),
          homeworks_(objects(day, "homeworks")),
          marks_(objects(day, "marks")),
          log_(objects(day, "lessonLogEntries")) {
        for (const auto* teacher : objects(day, "teachers"))
            teachers_.push_back(&object(*teacher, "person"));
    }

    Lesson lesson(const Json& source) const {
        Lesson lesson;
        lesson.id = id<model::LessonId>(source, "id");
        lesson.number = static_cast<int>(integer(source, "number"));
        read_hours(lesson, text(source, "hours"));
        lesson.subject = id<model::SubjectId>(source, "subjectId");
        if (const auto* subject = find(subjects_, lesson.subject.value)) {
            lesson.subject_name = text(*subject, "name");
            lesson.knowledge_area = text(*subject, "knowledgeArea");
        }
        lesson.room = text(source, "place");
        lesson.topic = text(source, "title");
        for (const auto teacher : integers(source, "teachers")) {
            if (const auto* person = find(teachers_, teacher)) {
                lesson.teacher = full_name(*person);
                break;
            }
        }
        read_works(lesson, source);
        read_homework(lesson);
        read_marks(lesson);
        for (const auto* entry : log_) {
            if (belongs(*entry, lesson)) lesson.attendance = attendance_of(text(*entry, "status"));
        }
        return lesson;
    }

  private:
    bool is_child(const Json& item) const {
        const auto person = integer(item, "person");
        return person == 0 || person == child_.value;
    }

    bool belongs(const Json& item, const Lesson& lesson) const {
        return is_child(item) && integer(item, "lesson") == lesson.id.value;
    }

    std::string type_name(const Json* type) const {
        if (type == nullptr) return {};
        auto name = text(*type, "name");
        return name.empty() ? text(*type, "title") : name;
    }

    void read_works(Lesson& lesson, const Json& source) const {
        const auto listed = integers(source, "works");
        for (const auto* work : works_) {
            const auto work_id = integer(*work, "id");
            const bool here = integer(*work, "lesson") == lesson.id.value ||
                              std::find(listed.begin(), listed.end(), work_id) != listed.end();
            const auto* type = find(work_types_, integer(*work, "workType"));
            const bool important =
                flag(*work, "isImportant") || (type != nullptr && flag(*type, "isImportant"));
            if (!here) continue;
            if (important && lesson.test_name.empty()) lesson.test_name = type_name(type);
            if (!lesson.group) lesson.group = id<model::GroupId>(*work, "eduGroup");
        }
    }

    void read_homework(Lesson& lesson) const {
        for (const auto* source : homeworks_) {
            if (integer(*source, "lesson") != lesson.id.value) continue;
            model::Homework homework;
            homework.work = id<model::WorkId>(*source, "id");
            homework.text = text(*source, "text");
            for (const auto* task : objects(*source, "tasks"))
                homework.done |= is_child(*task) && text(*task, "status") == "Done";
            for (const auto file : integers(*source, "files"))
                homework.files.push_back({{}, 0, {}, {file}});
            if (homework.text.empty() && homework.files.empty()) continue;
            lesson.homework.push_back(std::move(homework));
        }
    }

    void read_marks(Lesson& lesson) const {
        for (const auto* source : marks_) {
            if (!is_child(*source)) continue;
            model::Mark mark;
            mark.id = id<model::MarkId>(*source, "id");
            mark.work = id<model::WorkId>(*source, "work");
            const auto* work = find(works_, mark.work.value);
            mark.lesson = id<model::LessonId>(*source, "lesson");
            if (!mark.lesson && work != nullptr) mark.lesson = id<model::LessonId>(*work, "lesson");
            if (mark.lesson != lesson.id) continue;
            mark.value = text(*source, "value");
            if (mark.value.empty()) mark.value = text(*source, "textValue");
            if (mark.value.empty()) continue;
            const auto type_id = integer(*source, "workType");
            const auto* type =
                find(work_types_,
                     type_id != 0 || work == nullptr ? type_id : integer(*work, "workType"));
            mark.work_name = type_name(type);
            mark.comment = text(*source, "comment");
            mark.given_at = instant(*source, "date").value_or(model::Instant{});
            if (type != nullptr) mark.weight = static_cast<int>(integer(*type, "weight", 1));
            lesson.marks.push_back(std::move(mark));
        }
        std::stable_sort(lesson.marks.begin(), lesson.marks.end(),
                         [](const auto& a, const auto& b) { return a.given_at < b.given_at; });
    }

    model::PersonId child_;
    std::vector<const Json*> subjects_;
    std::vector<const Json*> works_;
    std::vector<const Json*> work_types_;
    std::vector<const Json*> homeworks_;
    std::vector<const Json*> marks_;
    std::vector<const Json*> log_;
    std::vector<const Json*> teachers_;
};

}  // namespace

model::Result<std::vector<model::Day>> decode_schedule(std::string_view body,
                                                       model::PersonId child) {
    const Document document(body);
    const Json* list = member(document.root(), "days");
    if (list == nullptr) return garbled("no days");
    std::vector<model::Day> days;
    int good = 0;
    int bad = 0;
    for (const auto* source : objects(*list)) {
        const auto day_date = date(*source, "date");
        bad += day_date ? 0 : 1;
        if (!day_date) continue;
        const DayReader reader(*source, child);
        model::Day day{*day_date, {}, {}};
        const auto lessons = objects(*source, "lessons");
        good += lessons.empty() ? 1 : 0;
        for (const auto* entry : lessons) {
            auto lesson = reader.lesson(*entry);
            ++(lesson.id ? good : bad);
            if (lesson.id) day.lessons.push_back(std::move(lesson));
        }
        days.push_back(std::move(day));
    }
    // What is bad spoils itself alone; where nothing is good it is another thing altogether.
    if (bad > 0 && good == 0) return garbled("days without dates, lessons without ids");
    return days;
}

model::Result<std::vector<model::Attachment>> decode_homework_files(std::string_view body) {
    const Document document(body);
    if (!document.is_object()) return garbled("no homework");
    std::vector<model::Attachment> files;
    for (const auto* source : objects(document.root(), "files")) {
        model::Attachment file;
        file.id = id<model::FileId>(*source, "id");
        file.name = text(*source, "name");
        // The extension stands apart, in capitals: "DOCX".
        std::string extension = text(*source, "type");
        for (char& c : extension) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        if (!extension.empty() && !file.name.ends_with("." + extension))
            file.name += "." + extension;
        file.size = integer(*source, "size");
        file.url = text(*source, "downloadUrl");
        if (file.url.empty()) file.url = text(*source, "pageUrl");
        if (file.id && !file.name.empty()) files.push_back(std::move(file));
    }
    return files;
}

}  // namespace ranets::api
