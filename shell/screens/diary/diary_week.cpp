// The week: a grid of day cards that fills the window, or a column of them that scrolls.
#include <algorithm>

#include "screens/diary/diary_parts.h"

namespace ranets::shell {
namespace {

constexpr float kGap = 12;
constexpr float kSide = 20;
constexpr float kBottom = 14;
constexpr float kNarrowestCard = 220;
constexpr float kSmallestRow = 36;
constexpr float kSummary = 106;  // «Неделя в цифрах» where the cards take their own height
constexpr int kPlaceholderRows = 6;

WeekMetrics metrics_for(const Ui& ui, bool compact) {
    WeekMetrics metrics;
    if (compact) {
        metrics.head = 34;
        metrics.row = 39;
    }
    const Rect window = ui.window();
    if (window.w >= 1600 && window.h >= 1000) {
        metrics.head = 46;
        metrics.row = 60;
        metrics.homework = kBody;
        metrics.homework_line = 22;
    }
    if (ui.phone()) {
        metrics.row = 48;
        metrics.head = 44;
        metrics.touch = true;
    }
    return metrics;
}

int most_lessons(const Diary& diary) {
    std::size_t most = 0;
    for (const auto& day : diary.week().days) most = std::max(most, day.lessons.size());
    return static_cast<int>(most);
}

float own_height(const Diary& diary, const model::Day& day, const WeekMetrics& metrics,
                 bool with_summary) {
    const int lessons = diary.loaded() ? static_cast<int>(day.lessons.size()) : kPlaceholderRows;
    const float rows = lessons == 0 ? 2 * metrics.row : static_cast<float>(lessons) * metrics.row;
    return 2 + metrics.head + rows + (with_summary ? kSummary : 0);
}

// Six places, or nine: where the days leave one free it is for the week's figures.
struct Place {
    const model::Day* day = nullptr;
    bool summary = false;
};
std::vector<Place> places_of(const Diary& diary) {
    std::vector<Place> places;
    for (const auto& day : diary.week().days) places.push_back({&day, false});
    if (!places.empty() && places.size() % 3 != 0)
        places.push_back({nullptr, true});
    else if (!places.empty())
        places.back().summary = true;
    return places;
}

void draw_place(Diary& diary, const Rect& rect, const Place& place, const WeekMetrics& metrics) {
    if (place.day != nullptr) return day_card(diary, rect, *place.day, metrics, place.summary);
    if (!diary.loaded()) return;
    diary.ui.card(rect);
    week_summary(diary, inset(rect, kGap));
}

}  // namespace

void diary_week(Diary& diary, const Rect& area, bool compact) {
    Ui& ui = diary.ui;
    WeekMetrics metrics = metrics_for(ui, compact);
    const bool phone = ui.phone();
    const float side = phone ? kGap : kSide;
    const float gap = phone ? 8 : kGap;
    const float width = area.w - 2 * side;
    int columns = phone ? 1 : ui.wide() ? 3 : 2;
    if (columns == 3 && (width - 2 * gap) / 3 < kNarrowestCard) columns = 2;
    const float card_width =
        (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const auto places = places_of(diary);
    const int rows = (static_cast<int>(places.size()) + columns - 1) / columns;
    if (rows == 0) return;

    if (columns == 3 && ui.window().h >= 700) {
        const float height =
            (area.h - kBottom - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
        const int lessons = most_lessons(diary);
        if (lessons > 0) {
            const float fits = (height - 2 - metrics.head) / static_cast<float>(lessons);
            if (fits < metrics.row) {
                metrics.row = std::max(kSmallestRow, fits);
                if (metrics.row < 43) {
                    metrics.homework = kCaption;
                    metrics.homework_line = 17;
                }
            }
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto column = static_cast<float>(static_cast<int>(i) % columns);
            const auto row = static_cast<float>(static_cast<int>(i) / columns);
            draw_place(diary,
                       {area.x + side + column * (card_width + gap), area.y + row * (height + gap),
                        card_width, height},
                       places[i], metrics);
        }
        return;
    }

    // Cards take what they need, those of a row alike, and the page scrolls.
    std::vector<float> heights(static_cast<std::size_t>(rows), 0.f);
    float total = kBottom + (phone ? gap : 0.f);
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& height = heights[i / static_cast<std::size_t>(columns)];
        height = std::max(height, places[i].day != nullptr
                                      ? own_height(diary, *places[i].day, metrics,
                                                   places[i].summary && diary.loaded())
                                      : kSummary);
    }
    for (const float height : heights) total += height + gap;
    total -= gap;

    const auto scroll = ui.begin_scroll("days", area, total);
    float y = area.y - scroll.y + (phone ? gap : 0.f);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto column = static_cast<int>(i) % columns;
        const auto row = i / static_cast<std::size_t>(columns);
        const float x = area.x + side + static_cast<float>(column) * (card_width + gap);
        draw_place(diary, {x, y, card_width, heights[row]}, places[i], metrics);
        if (column == columns - 1) y += heights[row] + gap;
    }
    ui.end_scroll();
    if (ui.take_pull("days")) diary.commands.give(app::Refresh{});
    if (const int swipe = phone ? ui.take_swipe(area) : 0; swipe != 0) diary.step(-swipe);
}

}  // namespace ranets::shell
