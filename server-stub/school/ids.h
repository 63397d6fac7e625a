#pragma once
// Numbers that the API shows for what the school knows by position, and back. Magnitudes follow
// the partner API: persons about 1.0e12, edu-groups beyond 2^53; each kind has a range of its own,
// so a number of the wrong kind finds nothing.
#include <cstdint>
#include <optional>

#include "school/district.h"
#include "school/works.h"

namespace ranets::stub {

inline constexpr int kMaxLessonsAYear = 4096;
inline constexpr int kMaxClassSize = 64;
inline constexpr int kMaxMarksAWork = 4;

struct LessonRef {
    Group group;
    int at = 0;  // in the group's plan
    friend bool operator==(LessonRef, LessonRef) = default;
};

struct WorkRef {
    LessonRef lesson;
    WorkSlot slot = WorkSlot::Lesson;
    friend bool operator==(WorkRef, WorkRef) = default;
};

struct TaskRef {
    WorkRef work;
    int pupil = 0;  // number in class
};

struct MarkRef {
    WorkRef work;
    int pupil = 0;
    int nth = 0;
};

// A mark for more than a lesson: `slot` is a term's number or one of the three below.
inline constexpr int kYearSlot = 4;
inline constexpr int kExaminationSlot = 5;
inline constexpr int kAttestationSlot = 6;

struct FinalRef {
    Group group;
    Subject subject = Subject::Count;
    int slot = 0;
    friend bool operator==(FinalRef, FinalRef) = default;
};

struct FinalMarkRef {
    FinalRef work;
    int pupil = 0;  // number in class
};

struct FileRef {
    LessonRef lesson;
    int nth = 0;
};

struct TermRef {
    Group group;
    int number = 0;
};

namespace ids {

std::int64_t person(int index);
std::int64_t user(int index);
std::int64_t school(int index);
std::int64_t group(Group group);
std::int64_t subgroup(const Subgroup& subgroup);  // stands wherever that of a class does
std::int64_t subject(Subject subject);
std::int64_t work_type(int school, WorkKind kind);
std::int64_t term(TermRef term);
std::int64_t term_group(Group group);
std::int64_t holiday(int school, int back, int nth);
std::int64_t lesson(LessonRef lesson);
std::int64_t work(WorkRef work);
std::int64_t task(TaskRef task);
std::int64_t mark(MarkRef mark);
std::int64_t final_work(FinalRef work);
std::int64_t final_mark(FinalMarkRef mark);
std::int64_t file(FileRef file);
std::int64_t upload(std::int64_t number);  // stands wherever that of a file does
std::int64_t chat(std::int64_t number);

// The ways back answer nothing for a number outside the kind's range; whether the thing exists is
// for the caller to see.
std::optional<int> person_index(std::int64_t id);
std::optional<int> user_index(std::int64_t id);
std::optional<int> school_index(std::int64_t id);
std::optional<Group> to_group(std::int64_t id);
std::optional<Subgroup> to_subgroup(std::int64_t id);
std::optional<Subject> to_subject(std::int64_t id);
std::optional<TermRef> to_term(std::int64_t id);
std::optional<LessonRef> to_lesson(std::int64_t id);
std::optional<WorkRef> to_work(std::int64_t id);
std::optional<TaskRef> to_task(std::int64_t id);
std::optional<MarkRef> to_mark(std::int64_t id);
std::optional<FinalRef> to_final_work(std::int64_t id);
std::optional<FinalMarkRef> to_final_mark(std::int64_t id);
std::optional<FileRef> to_file(std::int64_t id);
std::optional<std::int64_t> to_upload(std::int64_t id);
std::optional<std::int64_t> to_chat(std::int64_t id);

}  // namespace ids
}  // namespace ranets::stub
