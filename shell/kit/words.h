#pragma once
// Everything that a user reads: texts of assets/strings by key, and how numbers, dates and times
// are written in the language in use. Widths are the caller's matter.
#include <initializer_list>
#include <string>
#include <string_view>

#include "app/views.h"
#include "model/date.h"
#include "model/diary.h"
#include "strings/strings_table.h"

namespace ranets::shell {

using app::Language;
void set_language(Language language);  // of the whole program; Russian at first
// The one in use: Russian until English was added.
Language language();
// English is not part of the program (assets/strings, english.txt of the build). False: not all of
// it.
bool add_english(std::string text);

std::string_view text_of(strings::Key key);
// "{0}", "{1}", … replaced by the arguments.
std::string format(strings::Key key, std::initializer_list<std::string_view> arguments);
// The form that goes with n: 1 урок, 2 урока, 5 уроков; "{0}" is n.
std::string plural(strings::Key key, long long n);

std::string weekday_name(model::Weekday day);   // «Среда»
std::string weekday_short(model::Weekday day);  // «Ср»
std::string_view month_name(int month);         // «ноябрь», 1-12
std::string day_month(model::Date date);        // «18 ноября»
std::string date_range(model::Date first,
                       model::Date last);  // «16–21 ноября», «30 ноября – 5 декабря»
std::string time_text(model::TimeOfDay time);                           // «8:30»
std::string time_range(model::TimeOfDay first, model::TimeOfDay last);  // «8:30–14:55»
std::string decimal(double value, int digits);                          // «4,1»
std::string size_text(std::int64_t bytes);                              // «120 КБ»
// «Обновлено 2 мин назад», «Нет сети · данные на 12:10», …
std::string sync_text(const app::SyncView& sync, model::Instant now, model::ZoneOffset zone);
// «Соня Ветрова, 8 «Б»»; a teacher's own name, «Класс 8 «Б»» of a class.
std::string child_name(const model::DiaryOwner& child);

}  // namespace ranets::shell
