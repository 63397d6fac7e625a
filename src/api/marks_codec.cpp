#include <algorithm>
#include <tuple>
#include <utility>

#include "api/endpoints.h"
#include "api/json.h"
#include "api/marks_codecs.h"

namespace ranets::api {
namespace {

using model::FinalMark;

const Json* find(const std::vector<const Json*>& list, std::int64_t wanted) {
    for (const auto* item : list) {
        if (wanted != 0 && integer(*item, "id") == wanted) return item;
    }
    return nullptr;
}

model::Subject subject_of(const Json& source) {
    return {id<model::SubjectId>(source, "id"), text(source, "name"),
            text(source, "knowledgeArea")};
}

template <class List, class Same>
bool has(const List& list, const Same& same) {
    return std::any_of(list.begin(), list.end(), same);
}

void add_subjects(model::MarksYear& year, const std::vector<const Json*>& subjects) {
    for (const auto* source : subjects) {
        auto subject = subject_of(*source);
        const bool known =
            has(year.subjects, [&](const auto& other) { return other.id == subject.id; });
        if (subject.id && !subject.name.empty() && !known)
            year.subjects.push_back(std::move(subject));
    }
}

std::string value_of(const Json& mark) {
    auto value = text(mark, "value");
    return value.empty() ? text(mark, "textValue") : value;
}

std::optional<model::Attendance> absence_of(std::string_view status) {
    if (status == "Absent") return model::Attendance::Absent;
    if (status == "Ill") return model::Attendance::Ill;
    if (status == "Late") return model::Attendance::Late;
    if (status == "Pass") return model::Attendance::Excused;
    return std::nullopt;
}

// How much of each subject an answer tells, and from which day on.
class Told {
  public:
    void add(model::SubjectId subject, model::Date day) {
        for (auto& one : subjects_) {
            if (one.subject != subject) continue;
            ++one.count;
            one.oldest = std::min(one.oldest, day);
            return;
        }
        subjects_.push_back({subject, 1, day});
    }
    // Where it tells as much as it ever does, there may be more of earlier days.
    void cut(model::MarksYear& year) const {
        for (const auto& one : subjects_) {
            if (one.count >= kMostMarksOfSubject)
                year.whole_from = std::max(year.whole_from, one.oldest + 1);
        }
    }

  private:
    struct Subject {
        model::SubjectId subject;
        int count = 0;
        model::Date oldest;
    };
    std::vector<Subject> subjects_;
};

// An answer of marks, with the works and lessons that they are of.
class RecentMarks {
  public:
    RecentMarks(const Json& source, const RecentMarksContext& context)
        : context_(context),
          lessons_(objects(source, "lessons")),
          works_(objects(source, "works")),
          kinds_(objects(source, "workTypes")) {}

    // Nothing of one that has no lesson.
    std::optional<model::LessonMark> mark(const Json& source) const {
        model::LessonMark given;
        auto& mark = given.mark;
        mark.id = id<model::MarkId>(source, "id");
        mark.work = id<model::WorkId>(source, "work");
        mark.value = value_of(source);
        const auto* work = find(works_, mark.work.value);
        mark.lesson = id<model::LessonId>(source, "lesson");
        if (!mark.lesson && work != nullptr) mark.lesson = id<model::LessonId>(*work, "lesson");
        const auto* lesson = find(lessons_, mark.lesson.value);
        if (!mark.id || mark.value.empty() || lesson == nullptr) return std::nullopt;
        const auto day = date(*lesson, "date");
        if (!day) return std::nullopt;
        given.day = *day;
        given.subject = id<model::SubjectId>(*lesson, "subjectId");
        given.lesson_number = static_cast<int>(integer(*lesson, "number"));
        given.topic = text(*lesson, "title");
        given.teacher = teacher_of(*lesson);
        // Of old servers it says nothing; then a mark counts.
        const bool unsaid = member(source, "use_avg_calc") == nullptr;
        given.averaged = unsaid || flag(source, "use_avg_calc");
        mark.comment = text(source, "comment");
        mark.given_at = instant(source, "date").value_or(model::Instant{});
        auto kind = integer(source, "workType");
        if (kind == 0 && work != nullptr) kind = integer(*work, "workType");
        if (const auto known = context_.kinds.find(kind); known != context_.kinds.end()) {
            mark.work_name = known->second.name;
            mark.weight = known->second.weight;
        } else if (const auto* embedded = find(kinds_, kind)) {
            mark.work_name = text(*embedded, "name");
        }
        return given;
    }

    std::optional<model::Absence> absence(const Json& entry) const {
        const auto kind = absence_of(text(entry, "status"));
        const auto* lesson = find(lessons_, integer(entry, "lesson"));
        if (!kind || lesson == nullptr) return std::nullopt;
        const auto day = date(*lesson, "date");
        if (!day) return std::nullopt;
        return model::Absence{id<model::SubjectId>(*lesson, "subjectId"),
                              id<model::LessonId>(entry, "lesson"), *day,
                              static_cast<int>(integer(*lesson, "number")), *kind};
    }

  private:
    std::string teacher_of(const Json& lesson) const {
        for (const auto teacher : integers(lesson, "teachers")) {
            for (const auto& person : context_.teachers) {
                if (person.id.value == teacher) return model::full_name(person);
            }
        }
        return {};
    }

    const RecentMarksContext& context_;
    std::vector<const Json*> lessons_, works_, kinds_;
};

std::optional<FinalMark::Kind> kind_of(const Json& work) {
    const auto type = text(work, "type");
    if (type == "Exam") return FinalMark::Kind::Examination;
    if (type == "PeriodFinalMark") return FinalMark::Kind::Certificate;
    if (type != "PeriodMark") return std::nullopt;
    return text(work, "periodType") == "Year" ? FinalMark::Kind::Year : FinalMark::Kind::Term;
}

}  // namespace

model::Result<WorkKinds> decode_work_kinds(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no kinds of work");
    WorkKinds kinds;
    for (const auto* source : objects(document.root())) {
        auto name = text(*source, "title");
        if (name.empty()) name = text(*source, "name");
        kinds[integer(*source, "id")] = {std::move(name),
                                         static_cast<int>(integer(*source, "weight", 1))};
    }
    return kinds;
}

bool decode_weighted(std::string_view body) {
    const Document document(body);
    return document.is_object() && flag(document.root(), "uses_weighted_avg");
}

model::Result<std::vector<model::Subject>> decode_subjects(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no subjects");
    model::MarksYear year;
    add_subjects(year, objects(document.root()));
    return std::move(year.subjects);
}

model::Result<model::Done> add_recent_marks(model::MarksYear& year, std::string_view body,
                                            const RecentMarksContext& context) {
    const Document document(body);
    const Json& root = document.root();
    if (member(root, "marks") == nullptr) return garbled("no marks");
    add_subjects(year, objects(root, "subjects"));
    const RecentMarks recent(root, context);
    Told marks, absences;
    for (const auto* source : objects(root, "marks")) {
        auto mark = recent.mark(*source);
        if (!mark) continue;
        marks.add(mark->subject, mark->day);
        if (!has(year.marks, [&](const auto& m) { return m.mark.id == mark->mark.id; }))
            year.marks.push_back(std::move(*mark));
    }
    for (const auto* entry : objects(root, "lessonLogEntries")) {
        const auto absence = recent.absence(*entry);
        if (!absence) continue;
        absences.add(absence->subject, absence->day);
        if (!has(year.absences, [&](const auto& a) { return a.lesson == absence->lesson; }))
            year.absences.push_back(*absence);
    }
    marks.cut(year);
    absences.cut(year);
    return model::Done{};
}

model::Result<model::Done> add_final_marks(model::MarksYear& year, std::string_view body) {
    const Document document(body);
    const Json& root = document.root();
    if (member(root, "marks") == nullptr) return garbled("no final marks");
    add_subjects(year, objects(root, "subjects"));
    const auto works = objects(root, "works");
    for (const auto* source : objects(root, "marks")) {
        const auto* work = find(works, integer(*source, "work"));
        if (work == nullptr) continue;
        const auto kind = kind_of(*work);
        FinalMark mark;
        mark.subject = id<model::SubjectId>(*work, "subjectId");
        mark.value = value_of(*source);
        if (!kind || !mark.subject || mark.value.empty()) continue;
        mark.kind = *kind;
        // The API counts from 0.
        if (*kind == FinalMark::Kind::Term)
            mark.term = static_cast<int>(integer(*work, "periodNumber")) + 1;
        mark.given_at = instant(*source, "date").value_or(model::Instant{});
        const auto same = [&](const FinalMark& other) {
            return std::tie(other.subject, other.kind, other.term) ==
                   std::tie(mark.subject, mark.kind, mark.term);
        };
        if (!has(year.finals, same)) year.finals.push_back(std::move(mark));
    }
    return model::Done{};
}

void put_in_order(model::MarksYear& year) {
    const auto sort = [](auto& list, auto key) {
        std::stable_sort(list.begin(), list.end(),
                         [&](const auto& a, const auto& b) { return key(a) < key(b); });
    };
    sort(year.subjects, [](const auto& subject) { return std::tie(subject.name, subject.id); });
    sort(year.marks, [](const auto& mark) {
        return std::tie(mark.day, mark.lesson_number, mark.mark.given_at, mark.mark.id);
    });
    sort(year.finals,
         [](const auto& mark) { return std::tie(mark.subject, mark.kind, mark.term); });
    sort(year.absences,
         [](const auto& absence) { return std::tie(absence.day, absence.lesson_number); });
}

model::Result<std::vector<model::ValueCount>> decode_histogram(std::string_view body) {
    const Document document(body);
    if (member(document.root(), "markNumbers") == nullptr) return garbled("no histogram");
    std::vector<model::ValueCount> counts;
    for (const auto* number : objects(document.root(), "markNumbers")) {
        if (integer(*number, "markNumber") != 0) continue;
        for (const auto* source : objects(*number, "marks")) {
            model::ValueCount count{text(*source, "value"),
                                    static_cast<int>(integer(*source, "count"))};
            if (!count.value.empty() && count.count > 0) counts.push_back(std::move(count));
        }
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.value > b.value; });
    return counts;
}

}  // namespace ranets::api
