#include "screens/more/more_settings.h"

#include <array>
#include <iterator>

#include "screens/common/more_parts.h"

namespace ranets::shell {

using app::Language;
using app::Theme;
using Word = strings::Key;

namespace {

struct ThemeChoice {
    Theme theme;
    Icon icon;
};
constexpr ThemeChoice kThemes[] = {
    {Theme::Light, Icon::Sun}, {Theme::Dark, Icon::Moon}, {Theme::System, Icon::Settings}};
constexpr Language kLanguages[] = {Language::Russian, Language::English};
// By app::kTextPercents.
constexpr Word kSizeNames[] = {Word::kMoreTextUsual, Word::kMoreTextLarge, Word::kMoreTextLargest};
constexpr Type kSamples[] = {kCaptionStrong, kBodyStrong, kLargeStrong};
static_assert(std::size(kSizeNames) == std::size(app::kTextPercents));

constexpr float height_of(std::size_t rows) {
    return kMoreLabel + kMoreRow * static_cast<float>(rows);
}
constexpr float kThemesHeight = height_of(std::size(kThemes));
constexpr float kSizesHeight = height_of(std::size(app::kTextPercents));
constexpr float kLanguagesHeight = height_of(std::size(kLanguages));

void themes(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect) {
    more_label(ui, "theme-label", rect, Word::kMoreTheme);
    std::array<MoreRow, std::size(kThemes)> rows;
    int chosen = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].words = theme_name(kThemes[i].theme);
        rows[i].icon = kThemes[i].icon;
        if (kThemes[i].theme == views.theme) chosen = static_cast<int>(i);
    }
    const int pressed = more_choice(ui, "themes", rect, text_of(Word::kMoreTheme), rows, chosen);
    if (pressed >= 0) commands.give(app::SetTheme{.theme = kThemes[pressed].theme});
}

void text_sizes(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect) {
    more_label(ui, "text-label", rect, Word::kMoreTextSize);
    constexpr auto kCount = std::size(app::kTextPercents);
    std::array<std::string, kCount> names;
    std::array<MoreRow, kCount> rows;
    int chosen = -1;
    for (std::size_t i = 0; i < kCount; ++i) {
        const int percent = app::kTextPercents[i];
        names[i] = format(Word::kMoreTextOption, {text_of(kSizeNames[i]), std::to_string(percent)});
        rows[i].words = names[i];
        rows[i].sample = text_of(Word::kMoreTextSample);
        rows[i].sample_type = kSamples[i];
        if (percent == views.text_percent) chosen = static_cast<int>(i);
    }
    const int pressed =
        more_choice(ui, "text-sizes", rect, text_of(Word::kMoreTextSize), rows, chosen);
    if (pressed >= 0) commands.give(app::SetTextPercent{.percent = app::kTextPercents[pressed]});
}

void languages(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect) {
    more_label(ui, "language-label", rect, Word::kMoreLanguage);
    std::array<MoreRow, std::size(kLanguages)> rows;
    int chosen = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].words = language_name(kLanguages[i]);
        rows[i].icon = Icon::Languages;
        if (kLanguages[i] == views.language) chosen = static_cast<int>(i);
    }
    const int pressed =
        more_choice(ui, "languages", rect, text_of(Word::kMoreLanguage), rows, chosen);
    if (pressed >= 0) commands.give(app::SetLanguage{.language = kLanguages[pressed]});
}

}  // namespace

std::string_view theme_name(Theme theme) {
    switch (theme) {
        case Theme::Light:
            return text_of(Word::kThemeLight);
        case Theme::Dark:
            return text_of(Word::kThemeDark);
        case Theme::System:
            break;
    }
    return text_of(Word::kThemeSystem);
}

std::string_view language_name(Language language) {
    const bool english = language == Language::English;
    return text_of(english ? Word::kLanguageEnglish : Word::kLanguageRussian);
}

float more_settings_height() {
    return kThemesHeight + kMoreGap + kSizesHeight + kMoreGap + kLanguagesHeight;
}

void more_settings(Ui& ui, const app::Views& views, app::Commands& commands, Rect rect) {
    themes(ui, views, commands, cut_top(rect, kThemesHeight));
    cut_top(rect, kMoreGap);
    text_sizes(ui, views, commands, cut_top(rect, kSizesHeight));
    cut_top(rect, kMoreGap);
    languages(ui, views, commands, cut_top(rect, kLanguagesHeight));
}

}  // namespace ranets::shell
