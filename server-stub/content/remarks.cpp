#include "content/remarks.h"

#include <span>

#include "school/dice.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kExcellent[] = {"Отличный ответ", "Всё верно, аккуратно", "Молодец!",
                                           "Решено двумя способами", "Полный и точный ответ"};
constexpr std::string_view kGood[] = {"Одна ошибка в вычислениях", "Хорошо, но неполно",
                                      "Не хватило примера", "Проверь запись ответа"};
constexpr std::string_view kFair[] = {"Повторить правило", "Не доведено до ответа",
                                      "Много исправлений", "Нет пояснений к решению"};
constexpr std::string_view kPoor[] = {"Работа не сдана", "Нет домашней работы",
                                      "Пересдать до пятницы"};

constexpr DemoFile kFiles[] = {
    {"Карточка_для_повторения", "PDF", "Document", 162},
    {"Таблица_к_уроку", "XLSX", "Document"},
    {"Конспект", "DOCX", "Document"},
    {"Фото_доски", "JPG", "Image", 709},
    {"Презентация_к_теме", "PDF", "Document", 2338},
    {"Образец_оформления", "PDF", "Document", 78},
};

std::span<const std::string_view> remarks(int value) {
    switch (value) {
        case 5:
            return kExcellent;
        case 4:
            return kGood;
        case 3:
            return kFair;
        default:
            return kPoor;
    }
}

}  // namespace

std::string_view remark(int value, std::uint64_t luck) {
    return Dice(luck).pick(remarks(value));
}

DemoFile homework_file(std::uint64_t luck) {
    return Dice(luck).pick(std::span<const DemoFile>(kFiles));
}

}  // namespace ranets::stub
