#include "school/demo_week.h"

#include <array>

namespace ranets::stub {
namespace {

using S = Subject;

constexpr DemoFile kPractice[] = {{"Практикум_7", "DOCX", "Document"}};
constexpr DemoFile kReforms[] = {{"Реформы_Петра_I", "PDF", "Document", 385}};
constexpr DemoFile kEssay[] = {{"План_сочинения", "PDF", "Document", 77}};
constexpr DemoFile kPreparation[] = {{"Подготовка_к_КР", "PDF", "Document", 222},
                                     {"Формулы", "JPG", "Image", 1110}};
constexpr DemoFile kQuiz[] = {{"Тест_Алгоритмы", "PDF", "Document", 42}};
constexpr DemoFile kProblems[] = {{"Сборник_задач_с_41", "JPG", "Image", 652}};

constexpr auto kWeek = std::to_array<DemoLesson>({
    {0, 1, S::Conversations, "Главное в семье: вместе", "", false, "", "", {}, false},
    {0,
     2,
     S::Algebra,
     "Квадрат суммы и квадрат разности",
     "§ 12, № 342 (а, б), 345",
     true,
     "5",
     "Верно вывела обе формулы",
     {},
     false},
    {0,
     3,
     S::Russian,
     "Виды односоставных предложений",
     "Упр. 147, словарные слова на с. 83",
     true,
     "4",
     "",
     {},
     false},
    {0,
     4,
     S::Physics,
     "Удельная теплоёмкость",
     "§ 15, вопросы 1–4 письменно",
     true,
     "4",
     "",
     {},
     false},
    {0, 5, S::History, "Северная война", "§ 9, карта на с. 78", true, "", "", {}, false},
    {0,
     6,
     S::English,
     "Travelling by plane",
     "Workbook, с. 34, упр. 2–3",
     true,
     "5",
     "",
     {},
     false},
    {0,
     7,
     S::Sport,
     "Баскетбол: ведение и передача мяча",
     "Форма и сменная обувь",
     true,
     "5",
     "",
     {},
     false},

    {1,
     1,
     S::Literature,
     "Пугачёв и народ в «Капитанской дочке»",
     "«Капитанская дочка», главы 3–5",
     true,
     "5",
     "Отличный пересказ, с цитатами",
     {},
     false},
    {1,
     2,
     S::Geometry,
     "Свойства параллелограмма",
     "§ 6, № 28, 31, чертёж в тетради",
     true,
     "3",
     "Нет чертежа к № 31",
     {},
     false},
    {1,
     3,
     S::Biology,
     "Анализаторы. Орган зрения",
     "§ 11, таблица «Органы чувств»",
     true,
     "",
     "",
     {},
     false},
    {1, 4, S::Informatics, "Линейные алгоритмы", "Доделать практикум, задание 7", true, "5", "",
     kPractice, false},
    {1, 5, S::Geography, "Рельеф России", "Контурная карта, с. 12", true, "4", "", {}, false},
    {1,
     6,
     S::Russian,
     "Назывные предложения",
     "Упр. 152, план сочинения",
     true,
     "43",
     "За план сочинения",
     {},
     false},

    {2,
     1,
     S::Algebra,
     "Разность квадратов",
     "№ 351, 353, повторить формулы",
     true,
     "5",
     "Отлично отвечала у доски",
     {},
     false},
    {2,
     2,
     S::English,
     "At the airport",
     "Диалог «At the airport» наизусть",
     true,
     "4",
     "",
     {},
     false},
    {2,
     3,
     S::Chemistry,
     "Оксиды",
     "§ 14, задачи 2 и 5",
     true,
     "2",
     "Задача 5 не решена",
     {},
     false},
    {2, 4, S::History, "Реформы Петра I", "Сообщение о реформах Петра I", true, "", "", kReforms,
     false},
    {2,
     5,
     S::Physics,
     "Сравнение количеств теплоты",
     "Лабораторная № 4, оформить вывод",
     false,
     "",
     "",
     {},
     false},
    {2,
     6,
     S::Safety,
     "Безопасность на водоёмах зимой",
     "Памятка «Безопасный лёд»",
     false,
     "",
     "",
     {},
     false},
    {2,
     7,
     S::Sport,
     "Лыжная подготовка: попеременный ход",
     "Лыжная подготовка: тёплая форма",
     false,
     "",
     "",
     {},
     false},

    {3, 1, S::Russian, "Сочинение-рассуждение", "Сочинение-рассуждение, черновик на 150–200 слов",
     false, "", "", kEssay, false},
    {3, 2, S::Algebra, "Куб суммы и куб разности",
     "Подготовиться к контрольной: формулы сокращённого умножения. Решить № 348, 350, 355, "
     "повторить § 11–12. Разобрать вариант из файла, ответы сверим в начале урока.",
     false, "", "", kPreparation, true},
    {3,
     3,
     S::Biology,
     "Орган слуха и равновесия",
     "§ 12, подписать рисунок 38",
     true,
     "",
     "",
     {},
     false},
    {3,
     4,
     S::Geography,
     "Рельеф и полезные ископаемые",
     "§ 10, сравнить рельеф двух равнин по плану",
     false,
     "",
     "",
     {},
     false},
    {3,
     5,
     S::Literature,
     "Гринёв и Швабрин",
     "Характеристика Швабрина, выписать три цитаты",
     false,
     "",
     "",
     {},
     false},
    {3, 6, S::Informatics, "Алгоритмы с ветвлением", "Тест по теме «Алгоритмы», ссылка во вложении",
     false, "", "", kQuiz, false},

    {4,
     1,
     S::Geometry,
     "Признаки параллелограмма",
     "№ 34, 36, выучить теорему 5",
     false,
     "",
     "",
     {},
     false},
    {4, 2, S::Physics, "Расчёт количества теплоты", "§ 16, задачи 211, 214 из сборника", false, "",
     "", kProblems, false},
    {4,
     3,
     S::English,
     "My last trip",
     "Рассказ о поездке, 10 предложений, Past Simple",
     false,
     "",
     "",
     {},
     false},
    {4,
     4,
     S::Russian,
     "Неполные предложения",
     "Упр. 158, правило на с. 90",
     false,
     "",
     "",
     {},
     false},
    {4, 5, S::History, "Экономика при Петре I", "§ 10, даты в таблицу", true, "", "", {}, false},
    {4, 6, S::Chemistry, "Практическая работа «Очистка соли»", "", false, "", "", {}, false},

    {5,
     1,
     S::Literature,
     "Дорога и метель в повести",
     "Главы 6–8, дневник читателя",
     false,
     "",
     "",
     {},
     false},
    {5, 2, S::Algebra, "Сумма и разность кубов", "№ 360, 362 (в, г)", false, "", "", {}, false},
    {5, 3, S::Safety, "Первая помощь при переохлаждении", "", false, "", "", {}, false},
    {5, 4, S::Sport, "Сдача норматива", "Сдача норматива: отжимания", false, "", "", {}, false},
});

}  // namespace

std::span<const DemoLesson> demo_lessons() {
    return kWeek;
}

std::string_view demo_earlier_marks(Subject subject) {
    switch (subject) {
        case S::Algebra:
            return "453454";
        case S::English:
            return "5544";
        case S::Biology:
            return "4545";
        case S::Geography:
            return "4434";
        case S::Geometry:
            return "4343";
        case S::Informatics:
            return "5554";
        case S::History:
            return "4454";
        case S::Literature:
            return "5545";
        case S::Russian:
            return "443";
        case S::Physics:
            return "34454";
        case S::Sport:
            return "554";
        case S::Chemistry:
            return "4334";
        default:
            return "";
    }
}

}  // namespace ranets::stub
