#include "screens/common/kept_words.h"

#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;

std::string kept_text(int weeks, std::optional<model::Date> from) {
    if (weeks == 0 || !from) return std::string(text_of(Word::kDataNothing));
    // «с 3 ноября», но «со 2 ноября»: of the second.
    const auto key = from->day() == 2 ? Word::kDataKeptSecond : Word::kDataKept;
    return format(key, {plural(Word::kDataWeeks, weeks), day_month(*from)});
}

}  // namespace ranets::shell
