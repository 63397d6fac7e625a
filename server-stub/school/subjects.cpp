#include "school/subjects.h"

#include <array>

namespace ranets::stub {
namespace {

using S = Subject;

constexpr std::array<SubjectInfo, kSubjectCount> kSubjects{{
    {"Разговоры о важном", "Внеурочная деятельность", 1, Department::Primary},
    {"Русский язык", "Русский язык и литература", 2, Department::Russian},
    {"Литература", "Русский язык и литература", 2, Department::Russian},
    {"Литературное чтение", "Русский язык и литература", 2, Department::Primary},
    {"Математика", "Математика и информатика", 3, Department::Maths},
    {"Алгебра", "Математика и информатика", 3, Department::Maths},
    {"Геометрия", "Математика и информатика", 3, Department::Maths},
    {"Вероятность и статистика", "Математика и информатика", 3, Department::Maths},
    {"Информатика", "Математика и информатика", 3, Department::Informatics},
    {"Английский язык", "Иностранные языки", 4, Department::English},
    {"История", "Общественно-научные предметы", 5, Department::History},
    {"Обществознание", "Общественно-научные предметы", 5, Department::History},
    {"География", "Общественно-научные предметы", 5, Department::Geography},
    {"Биология", "Естественно-научные предметы", 6, Department::Biology},
    {"Физика", "Естественно-научные предметы", 6, Department::Physics},
    {"Химия", "Естественно-научные предметы", 6, Department::Chemistry},
    {"Окружающий мир", "Естественно-научные предметы", 6, Department::Primary},
    {"Музыка", "Искусство", 7, Department::Music},
    {"ИЗО", "Искусство", 7, Department::Art},
    {"Труд (технология)", "Технология", 8, Department::Crafts},
    {"Физкультура", "Физическая культура и ОБЗР", 9, Department::Sport},
    {"ОБЗР", "Физическая культура и ОБЗР", 9, Department::Safety},
    {"Индивидуальный проект", "Внеурочная деятельность", 1, Department::Biology},
}};

constexpr Hours kFirst[] = {{S::Conversations, 1}, {S::Russian, 5},     {S::Reading, 4},
                            {S::Maths, 4},         {S::WorldAround, 2}, {S::Music, 1},
                            {S::Art, 1},           {S::Crafts, 1},      {S::Sport, 2}};
constexpr Hours kPrimary[] = {
    {S::Conversations, 1}, {S::Russian, 5}, {S::Reading, 4}, {S::Maths, 4},  {S::WorldAround, 2},
    {S::English, 2},       {S::Music, 1},   {S::Art, 1},     {S::Crafts, 1}, {S::Sport, 2}};
constexpr Hours kFifth[] = {{S::Conversations, 1}, {S::Russian, 5}, {S::Literature, 3},
                            {S::English, 3},       {S::Maths, 5},   {S::History, 2},
                            {S::Geography, 1},     {S::Biology, 1}, {S::Informatics, 1},
                            {S::Music, 1},         {S::Art, 1},     {S::Crafts, 2},
                            {S::Sport, 2}};
constexpr Hours kSixth[] = {{S::Conversations, 1}, {S::Russian, 5},   {S::Literature, 3},
                            {S::English, 3},       {S::Maths, 5},     {S::History, 2},
                            {S::SocialStudies, 1}, {S::Geography, 1}, {S::Biology, 1},
                            {S::Informatics, 1},   {S::Music, 1},     {S::Art, 1},
                            {S::Crafts, 2},        {S::Sport, 2}};
constexpr Hours kSeventh[] = {{S::Conversations, 1}, {S::Russian, 4},     {S::Literature, 2},
                              {S::English, 3},       {S::Algebra, 3},     {S::Geometry, 2},
                              {S::Statistics, 1},    {S::Informatics, 1}, {S::History, 2},
                              {S::SocialStudies, 1}, {S::Geography, 2},   {S::Biology, 1},
                              {S::Physics, 2},       {S::Music, 1},       {S::Art, 1},
                              {S::Crafts, 2},        {S::Sport, 2}};
constexpr Hours kEighth[] = {{S::Conversations, 1}, {S::Russian, 4}, {S::Literature, 3},
                             {S::English, 3},       {S::Algebra, 4}, {S::Geometry, 2},
                             {S::Informatics, 2},   {S::History, 3}, {S::Geography, 2},
                             {S::Biology, 2},       {S::Physics, 3}, {S::Chemistry, 2},
                             {S::Sport, 3},         {S::Safety, 2}};
constexpr Hours kNinth[] = {{S::Conversations, 1}, {S::Russian, 3},     {S::Literature, 3},
                            {S::English, 3},       {S::Algebra, 3},     {S::Geometry, 2},
                            {S::Statistics, 1},    {S::Informatics, 1}, {S::History, 3},
                            {S::SocialStudies, 1}, {S::Geography, 2},   {S::Biology, 2},
                            {S::Physics, 3},       {S::Chemistry, 2},   {S::Crafts, 1},
                            {S::Sport, 2},         {S::Safety, 1}};
constexpr Hours kTenth[] = {{S::Conversations, 1}, {S::Russian, 2},     {S::Literature, 3},
                            {S::English, 3},       {S::Algebra, 4},     {S::Geometry, 2},
                            {S::Statistics, 1},    {S::Informatics, 2}, {S::History, 2},
                            {S::SocialStudies, 2}, {S::Geography, 1},   {S::Biology, 1},
                            {S::Physics, 2},       {S::Chemistry, 1},   {S::Sport, 3},
                            {S::Safety, 1},        {S::Project, 1}};
constexpr Hours kEleventh[] = {
    {S::Conversations, 1}, {S::Russian, 3},       {S::Literature, 3}, {S::English, 3},
    {S::Algebra, 4},       {S::Geometry, 2},      {S::Statistics, 1}, {S::Informatics, 2},
    {S::History, 2},       {S::SocialStudies, 2}, {S::Geography, 1},  {S::Biology, 1},
    {S::Physics, 3},       {S::Chemistry, 1},     {S::Sport, 3},      {S::Safety, 1}};

}  // namespace

const SubjectInfo& info(Subject subject) {
    return kSubjects[static_cast<std::size_t>(subject)];
}

std::span<const Hours> curriculum(int grade) {
    switch (grade) {
        case 1:
            return kFirst;
        case 5:
            return kFifth;
        case 6:
            return kSixth;
        case 7:
            return kSeventh;
        case 8:
            return kEighth;
        case 9:
            return kNinth;
        case 10:
            return kTenth;
        case 11:
            return kEleventh;
        default:
            return kPrimary;
    }
}

Department department_of(Subject subject, int grade) {
    const bool by_class_teacher =
        subject == S::Russian || subject == S::Maths || subject == S::Crafts;
    return grade <= 4 && by_class_teacher ? Department::Primary : info(subject).department;
}

}  // namespace ranets::stub
