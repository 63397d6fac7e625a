#include "screens/common/offline_banner.h"

#include <algorithm>

#include "kit/widgets.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kBanner = 46;
constexpr float kPhoneBanner = 36;
constexpr int kOldDays = 7;
constexpr int kMostLines = 6;

model::LocalTime local(const app::Views& views, model::Instant at) {
    return model::local_time(at, views.account ? views.account->zone : model::ZoneOffset{});
}

ButtonSpec retry_button() {
    ButtonSpec spec;
    spec.name = text_of(Word::kActionRetry);
    return spec;
}

std::string sentence_of(const OfflineBanner& banner) {
    return format(Word::kOfflineSentence, {text_of(Word::kOfflineTitle), banner.text});
}

int pointer_lines(Ui& ui, const OfflineBanner& banner, float width) {
    const float space = width - 14 - 20 - 12 - 12 - button_width(ui, retry_button()) - 6;
    return static_cast<int>(
        std::max<std::size_t>(1, ui.wrap(sentence_of(banner), kBody, space, 4).size()));
}

float phone_text_height(Ui& ui, const OfflineBanner& banner, float width) {
    return ui.paragraph_height(banner.text, kBody, width - 24, kMostLines);
}

bool pointer_banner(Ui& ui, const OfflineBanner& banner, const Rect& area) {
    ui.fill(area, Color::WarnBg, 12);
    ui.border(area, Color::WarnLine, 12);
    Rect row = area;
    cut_left(row, 14);
    ui.icon({row.x + 10, centre(row).y}, Icon::WifiOff, 20, Color::WarnText);
    cut_left(row, 32);
    cut_right(row, 6);
    const auto retry = retry_button();
    const Rect place =
        centred(cut_right(row, button_width(ui, retry)), button_width(ui, retry), 36);
    cut_right(row, 12);

    const auto sentence = sentence_of(banner);
    const int lines = pointer_lines(ui, banner, area.w);
    ui.say("offline", Role::Alert, sentence, row);
    if (lines == 1) {
        const float width =
            ui.text(row, text_of(Word::kOfflineTitle), kBodyStrong, Color::WarnText);
        cut_left(row, width + ui.text_width(" ", kBody));
        ui.text(row, banner.text, kBody, Color::WarnText);
    } else {
        ui.paragraph({row.x, centre(row).y - 10.f * static_cast<float>(lines), row.w, row.h},
                     sentence, kBody, Color::WarnText, lines);
    }
    // In the banner's own colours, which no button of the kit has.
    const auto press = ui.press(ui.id("retry"), place, 12);
    if (press.hovered || press.held) ui.fill(place, Color::WarnLine, 12);
    ui.border(place, Color::WarnText, 12);
    ui.text(place, retry.name, kBodyStrong, Color::WarnText, Align::Centre);
    ui.say("retry", Role::Button, retry.name, place);
    return press.clicked;
}

bool phone_banner(Ui& ui, const OfflineBanner& banner, const Rect& area) {
    ui.fill(area, Color::WarnBg);
    ui.horizontal_line(area.x, bottom(area) - 1, area.w, Color::WarnLine);
    Rect rest = inset(area, 12, 0);
    Rect line = cut_top(rest, kPhoneBanner);
    const auto press = ui.press(ui.id("details"), line, 8);
    if (press.clicked) banner.open = !banner.open;
    ui.say("offline", Role::Alert, sentence_of(banner), line);
    ui.say("details", Role::Button, text_of(Word::kOfflineDetails), line,
           semantics::kExpandable | (banner.open ? semantics::kExpanded : 0u));
    ui.icon({line.x + 8, centre(line).y}, Icon::WifiOff, 16, Color::WarnText);
    cut_left(line, 24);
    ui.icon({right(line) - 8, centre(line).y}, Icon::ChevronDown, 16, Color::WarnText);
    cut_right(line, 20);
    // Large letters in a narrow window leave no room for the day: the details have it.
    auto words = format(Word::kOfflineShort, {banner.as_of});
    if (ui.text_width(words, kCaptionStrong) > line.w) words = text_of(Word::kOfflineTitle);
    ui.text(line, words, kCaptionStrong, Color::WarnText);
    if (!banner.open) return false;
    ui.paragraph(cut_top(rest, phone_text_height(ui, banner, area.w)), banner.text, kBody,
                 Color::WarnText, kMostLines);
    cut_top(rest, 8);
    return button(ui, "retry", cut_top(rest, 44), retry_button());
}

}  // namespace

std::string as_of_text(const app::Views& views, model::Instant at) {
    const auto then = local(views, at);
    return then.date == views.now.date ? time_text(then.time) : day_month(then.date);
}

std::string offline_text(const app::Views& views, model::Instant at, const OfflineWords& words) {
    const auto then = local(views, at);
    if (then.date == views.now.date) return format(words.today, {time_text(then.time)});
    const auto day = day_month(then.date);
    if (views.now.date - then.date > kOldDays) return format(words.old, {day});
    return format(words.day, {day, time_text(then.time)});
}

float offline_banner_height(Ui& ui, const OfflineBanner& banner, float width) {
    if (!ui.phone()) {
        const int lines = pointer_lines(ui, banner, width);
        return kBanner + line_px(kBody) * static_cast<float>(lines - 1);
    }
    if (!banner.open) return kPhoneBanner;
    return kPhoneBanner + phone_text_height(ui, banner, width) + 8 + 44 + 10;
}

bool offline_banner(Ui& ui, const OfflineBanner& banner, const Rect& area) {
    const IdScope scope(ui, "offline");
    return ui.phone() ? phone_banner(ui, banner, area) : pointer_banner(ui, banner, area);
}

}  // namespace ranets::shell
