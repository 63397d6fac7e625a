#include "school/ids.h"

namespace ranets::stub::ids {
namespace {

constexpr std::int64_t kPerson = 1'000'002'283'077;
constexpr std::int64_t kUser = 1'000'010'417'311;
constexpr std::int64_t kSchool = 1'000'000'004'213;
constexpr std::int64_t kSubject = 1'000'000'600'001;
constexpr std::int64_t kWorkType = 1'000'000'700'001;
constexpr std::int64_t kGroup = 2'421'882'773'904'846'063;
constexpr std::int64_t kSubgroup = 2'421'882'774'000'000'001;
constexpr std::int64_t kTerm = 2'200'000'000'000'000'001;
constexpr std::int64_t kTermGroup = 2'210'000'000'000'000'001;
constexpr std::int64_t kHoliday = 2'220'000'000'000'000'001;
constexpr std::int64_t kLesson = 2'300'000'000'000'000'001;
constexpr std::int64_t kWork = 2'310'000'000'000'000'001;
constexpr std::int64_t kTask = 2'320'000'000'000'000'001;
constexpr std::int64_t kMark = 2'330'000'000'000'000'001;
constexpr std::int64_t kFile = 2'340'000'000'000'000'001;
constexpr std::int64_t kFinalWork = 2'350'000'000'000'000'001;
constexpr std::int64_t kFinalMark = 2'360'000'000'000'000'001;
constexpr std::int64_t kUpload = 2'370'000'000'000'000'001;
constexpr std::int64_t kChat = 2'380'000'000'000'000'001;

constexpr std::int64_t kRange = 1'000'000'000'000'000;  // of ids beyond 2^53
constexpr std::int64_t kPeople = 5'000'000;
constexpr int kSlots = 4;
constexpr int kTerms = 8;
constexpr int kFinalSlots = 8;
constexpr int kSubjects = 32;

std::optional<std::int64_t> offset(std::int64_t id, std::int64_t base, std::int64_t range) {
    if (id < base || id - base >= range) return std::nullopt;
    return id - base;
}

Group group_of(std::int64_t index) {
    return {static_cast<int>(index / kYears), static_cast<int>(index % kYears)};
}

LessonRef lesson_of(std::int64_t n) {
    return {group_of(n / kMaxLessonsAYear), static_cast<int>(n % kMaxLessonsAYear)};
}

std::int64_t number(LessonRef lesson) {
    return std::int64_t{lesson.group.index()} * kMaxLessonsAYear + lesson.at;
}

WorkRef work_of(std::int64_t n) {
    return {lesson_of(n / kSlots), static_cast<WorkSlot>(n % kSlots)};
}

std::int64_t number(WorkRef work) {
    return number(work.lesson) * kSlots + static_cast<int>(work.slot);
}

std::int64_t number(FinalRef work) {
    return (std::int64_t{work.group.index()} * kSubjects + static_cast<int>(work.subject)) *
               kFinalSlots +
           work.slot;
}

std::optional<FinalRef> final_of(std::int64_t n) {
    const auto subject = static_cast<int>(n / kFinalSlots % kSubjects);
    if (subject >= kSubjectCount) return std::nullopt;
    return FinalRef{group_of(n / kFinalSlots / kSubjects), static_cast<Subject>(subject),
                    static_cast<int>(n % kFinalSlots)};
}

std::optional<int> position(std::int64_t id, std::int64_t base) {
    const auto n = offset(id, base, kPeople);
    return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
}

}  // namespace

std::int64_t person(int index) {
    return kPerson + index;
}
std::int64_t user(int index) {
    return kUser + index;
}
std::int64_t school(int index) {
    return kSchool + index;
}
std::int64_t group(Group group) {
    return kGroup + group.index();
}
std::int64_t subgroup(const Subgroup& of) {
    return kSubgroup +
           (std::int64_t{of.group.index()} * kSubjects + static_cast<int>(of.subject)) * 2 +
           of.number - 1;
}
std::int64_t subject(Subject subject) {
    return kSubject + static_cast<int>(subject);
}
std::int64_t work_type(int school, WorkKind kind) {
    return kWorkType + school * 32 + static_cast<int>(kind);
}
std::int64_t term(TermRef term) {
    return kTerm + std::int64_t{term.group.index()} * kTerms + term.number;
}
std::int64_t term_group(Group group) {
    return kTermGroup + group.index();
}
std::int64_t holiday(int school, int back, int nth) {
    return kHoliday + (std::int64_t{school} * kYears + back) * 64 + nth;
}
std::int64_t lesson(LessonRef lesson) {
    return kLesson + number(lesson);
}
std::int64_t work(WorkRef work) {
    return kWork + number(work);
}
std::int64_t task(TaskRef task) {
    return kTask + number(task.work) * kMaxClassSize + task.pupil;
}
std::int64_t mark(MarkRef mark) {
    return kMark + (number(mark.work) * kMaxClassSize + mark.pupil) * kMaxMarksAWork + mark.nth;
}
std::int64_t final_work(FinalRef work) {
    return kFinalWork + number(work);
}
std::int64_t final_mark(FinalMarkRef mark) {
    return kFinalMark + number(mark.work) * kMaxClassSize + mark.pupil;
}
std::int64_t file(FileRef file) {
    return kFile + number(file.lesson) * 8 + file.nth;
}
std::int64_t upload(std::int64_t number) {
    return kUpload + number;
}

std::int64_t chat(std::int64_t number) {
    return kChat + number;
}

std::optional<int> person_index(std::int64_t id) {
    return position(id, kPerson);
}
std::optional<int> user_index(std::int64_t id) {
    return position(id, kUser);
}
std::optional<int> school_index(std::int64_t id) {
    return position(id, kSchool);
}

std::optional<Group> to_group(std::int64_t id) {
    const auto n = offset(id, kGroup, kPeople);
    return n ? std::optional(group_of(*n)) : std::nullopt;
}

std::optional<Subgroup> to_subgroup(std::int64_t id) {
    const auto n = offset(id, kSubgroup, kPeople * kSubjects * 2);
    if (!n || *n / 2 % kSubjects >= kSubjectCount) return std::nullopt;
    return Subgroup{group_of(*n / 2 / kSubjects), static_cast<Subject>(*n / 2 % kSubjects),
                    static_cast<int>(*n % 2) + 1};
}

std::optional<Subject> to_subject(std::int64_t id) {
    const auto n = offset(id, kSubject, kSubjectCount);
    return n ? std::optional(static_cast<Subject>(*n)) : std::nullopt;
}

std::optional<TermRef> to_term(std::int64_t id) {
    const auto n = offset(id, kTerm, kRange);
    if (!n) return std::nullopt;
    return TermRef{group_of(*n / kTerms), static_cast<int>(*n % kTerms)};
}

std::optional<LessonRef> to_lesson(std::int64_t id) {
    const auto n = offset(id, kLesson, kRange);
    return n ? std::optional(lesson_of(*n)) : std::nullopt;
}

std::optional<WorkRef> to_work(std::int64_t id) {
    const auto n = offset(id, kWork, kRange);
    return n ? std::optional(work_of(*n)) : std::nullopt;
}

std::optional<TaskRef> to_task(std::int64_t id) {
    const auto n = offset(id, kTask, kRange);
    if (!n) return std::nullopt;
    return TaskRef{work_of(*n / kMaxClassSize), static_cast<int>(*n % kMaxClassSize)};
}

std::optional<MarkRef> to_mark(std::int64_t id) {
    const auto n = offset(id, kMark, kRange);
    if (!n) return std::nullopt;
    const std::int64_t pupil = *n / kMaxMarksAWork;
    return MarkRef{work_of(pupil / kMaxClassSize), static_cast<int>(pupil % kMaxClassSize),
                   static_cast<int>(*n % kMaxMarksAWork)};
}

std::optional<FinalRef> to_final_work(std::int64_t id) {
    const auto n = offset(id, kFinalWork, kRange);
    return n ? final_of(*n) : std::nullopt;
}

std::optional<FinalMarkRef> to_final_mark(std::int64_t id) {
    const auto n = offset(id, kFinalMark, kRange);
    if (!n) return std::nullopt;
    const auto work = final_of(*n / kMaxClassSize);
    if (!work) return std::nullopt;
    return FinalMarkRef{*work, static_cast<int>(*n % kMaxClassSize)};
}

std::optional<FileRef> to_file(std::int64_t id) {
    const auto n = offset(id, kFile, kRange);
    return n ? std::optional(FileRef{lesson_of(*n / 8), static_cast<int>(*n % 8)}) : std::nullopt;
}

std::optional<std::int64_t> to_upload(std::int64_t id) {
    return offset(id, kUpload, kRange);
}

std::optional<std::int64_t> to_chat(std::int64_t id) {
    return offset(id, kChat, kRange);
}

}  // namespace ranets::stub::ids
