#pragma once
// Kinds of work that marks are given for.
#include <array>
#include <cstdint>
#include <string_view>

namespace ranets::stub {

enum class WorkKind : std::uint8_t {
    Lesson,
    Homework,
    Control,
    Independent,
    Laboratory,
    Quiz,
    Composition,
    ByHeart,
    Creative,
    Dictation,
    Norm,
    Period,       // a term's or a year's mark
    Examination,  // at the end of grades 9 and 11
    Attestation,  // what the certificate shows: of year and examination
    Count
};

// A lesson has at most one work of each slot.
enum class WorkSlot : std::uint8_t { Lesson, Homework, Special, Count };

struct WorkKindInfo {
    std::string_view kind;  // the partner API's word
    std::string_view name;
    std::string_view abbreviation;
    int weight;
    bool important;
    bool final = false;  // given for more than a lesson
};

inline constexpr std::array<WorkKindInfo, static_cast<std::size_t>(WorkKind::Count)> kWorkKinds{{
    {"DefaultNewLessonWork", "Работа на уроке", "РУ", 1, false},
    {"Homework", "Домашняя работа", "ДР", 1, false},
    {"LessonTestWork", "Контрольная работа", "КР", 3, true},
    {"CommonWork", "Самостоятельная работа", "СР", 2, false},
    {"LaboratoryWork", "Лабораторная работа", "ЛР", 2, false},
    {"LessonExamination", "Проверочная работа", "ПР", 2, false},
    {"LessonComposition", "Сочинение", "Соч", 2, false},
    {"LessonByHeart", "Чтение наизусть", "Н", 1, false},
    {"CreativeWork", "Творческая работа", "ТР", 1, false},
    {"LessonTestWork", "Контрольный диктант", "КД", 3, true},
    {"CommonWork", "Норматив", "НР", 1, false},
    {"PeriodMark", "Отметка за период", "ПО", 1, false, true},
    {"Exam", "Экзамен", "Экз", 1, true, true},
    {"PeriodFinalMark", "Итоговая отметка", "ИО", 1, true, true},
}};

constexpr const WorkKindInfo& info(WorkKind kind) {
    return kWorkKinds[static_cast<std::size_t>(kind)];
}

}  // namespace ranets::stub
