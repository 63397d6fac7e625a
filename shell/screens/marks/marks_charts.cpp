// Charts of marks, in the colours of marks.
#include <algorithm>

#include <imgui.h>

#include "kit/tooltip.h"
#include "kit/widgets.h"
#include "screens/marks/marks_parts.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kDot = 4;
constexpr float kLeastPart = 22;
constexpr float kPartGap = 2;
constexpr float kAxis = 20;

MarkColors colors_of(const model::Average& average) {
    if (average.empty()) return {Color::MarkOther, Color::MarkOtherBg};
    // By the mark that it comes to, not by its rounded hundredths.
    return mark_colors(std::to_string(std::clamp(average.mark(), 2, model::kBestMark)));
}

Color solid_color(int hundredths) {
    if (hundredths >= 450) return Color::Mark5Solid;
    if (hundredths >= 350) return Color::Mark4Solid;
    return hundredths >= 250 ? Color::Mark3Solid : Color::Mark2Solid;
}

// Of averages one after the other, from 3 to 5, or from 2 where it dips below 3.
class Line {
  public:
    Line(Ui& ui, const Rect& rect, const std::vector<int>& points)
        : ui_(ui),
          rect_(rect),
          points_(points),
          least_(*std::min_element(points.begin(), points.end()) < 300 ? 200 : 300) {}

    int least() const { return least_; }
    float y_of(int hundredths) const {
        const float part = static_cast<float>(hundredths - least_) /
                           static_cast<float>(100 * model::kBestMark - least_);
        return bottom(rect_) - rect_.h * std::clamp(part, 0.f, 1.f);
    }
    // A single one stands at the end.
    Point at(std::size_t i) const {
        const float part = points_.size() < 2
                               ? 1.f
                               : static_cast<float>(i) / static_cast<float>(points_.size() - 1);
        return {rect_.x + rect_.w * part, y_of(points_[i])};
    }
    void draw() const {
        auto& list = ui_.draw_list();
        for (std::size_t i = 0; points_.size() > 1 && i < points_.size(); ++i) {
            const auto place = at(i);
            list.PathLineTo(ImVec2(ui_.px(place.x), ui_.px(place.y)));
        }
        if (points_.size() > 1) list.PathStroke(ui_.palette()[Color::Text3], 0, ui_.px(2));
        ui_.circle(at(points_.size() - 1), kDot, solid_color(points_.back()));
    }

  private:
    Ui& ui_;
    Rect rect_;
    const std::vector<int>& points_;
    int least_;
};

// «4,38 · Оценка 5, 18 ноября»
std::string point_words(const Marks& marks, const model::SubjectMarks& row, std::size_t at) {
    auto words = hundredths_text(row.running[at]);
    for (const auto& given : row.marks) {
        if (!model::counted(given, marks.weighted())) continue;
        if (at-- == 0) return words + " · " + mark_name(given);
    }
    return words;
}

}  // namespace

Color average_text_color(const model::Average& average) {
    return average.empty() ? Color::Text3 : colors_of(average).text;
}

Color average_solid_color(const model::Average& average) {
    return solid_color(average.hundredths());
}

void average_chip(Ui& ui, const Rect& rect, const model::Average& average) {
    if (average.empty())
        return void(ui.text(rect, average_text(average), kBody, Color::Text3, Align::Centre));
    const auto colors = colors_of(average);
    if (ui.palette().contrast)
        ui.border(rect, Color::Text, 8);
    else
        ui.fill(rect, colors.back, 8);
    ui.text(rect, average_text(average), kBodyStrong,
            ui.palette().contrast ? Color::Text : colors.text, Align::Centre);
}

Color trend_color(int hundredths) {
    if (hundredths >= kNoticedTrend) return Color::Mark5;
    return hundredths <= -kNoticedTrend ? Color::Mark2 : Color::Text2;
}

void sparkline(Ui& ui, const Rect& rect, const model::SubjectMarks& row) {
    if (row.running.empty()) return;
    ui.horizontal_line(rect.x + kDot, bottom(rect) - 1, rect.w - 2 * kDot);
    Line(ui, inset(rect, kDot, kDot), row.running).draw();
}

Press small_chart(Marks& marks, const Rect& rect, const model::SubjectMarks& row) {
    Ui& ui = marks.ui;
    const IdScope scope(ui, "points");
    Press any;
    const float width = rect.w / static_cast<float>(std::max<std::size_t>(1, row.running.size()));
    for (std::size_t i = 0; i < row.running.size(); ++i) {
        const IdScope own(ui, static_cast<std::int64_t>(i));
        const Rect strip{rect.x + static_cast<float>(i) * width, rect.y, width, rect.h};
        const NodeId id = ui.id("point");
        const Press press = ui.press(id, strip, -1);
        any.hovered |= press.hovered;
        any.clicked |= press.clicked;
        if (press.hovered) tooltip(ui, "value", id, strip, point_words(marks, row, i));
    }
    return any;
}

Press small_distribution(Marks& marks, const Rect& rect, const model::SubjectMarks& row) {
    Ui& ui = marks.ui;
    const NodeId id = ui.id("counts-under");
    const Press press = ui.press(id, rect, -1);
    if (press.hovered) tooltip(ui, "counts-value", id, rect, counts_name(row));
    return press;
}

void running_chart(Marks& marks, const Rect& rect, const model::SubjectMarks& row) {
    Ui& ui = marks.ui;
    if (row.running.empty()) return;
    const IdScope scope(ui, "chart");
    Rect rest = rect;
    const Rect told = cut_top(rest, line_px(kCaption) + 4);
    Rect labels = cut_left(rest, kAxis);
    const Rect plot = inset(rest, 8, 8);
    const Line line(ui, plot, row.running);
    for (int value = line.least() / 100; value <= model::kBestMark; ++value) {
        const float y = line.y_of(100 * value);
        ui.horizontal_line(plot.x, y, plot.w);
        ui.text({labels.x, y - 8, labels.w, 16}, std::to_string(value), kCaption, Color::Text3);
    }
    line.draw();
    auto& point = marks.visit.point;
    std::optional<std::size_t> under;
    const float strip = plot.w / static_cast<float>(row.running.size());
    for (std::size_t i = 0; i < row.running.size(); ++i) {
        const float width = row.running.size() < 2 ? plot.w : strip;
        const Rect area{plot.x + static_cast<float>(i) * width, rest.y, width, rest.h};
        const auto press = ui.press(ui.id(std::to_string(i)), area, -1);
        if (press.hovered || press.held) under = i;
        if (press.clicked) point = i;
    }
    if (!under && point && *point < row.running.size()) under = point;
    const auto& last = row.running.size() - 1;
    const std::size_t at = under.value_or(last);
    const auto place = line.at(at);
    if (under) ui.vertical_line(place.x, plot.y, plot.h, Color::LineStrong);
    ui.circle(place, kDot + 1, solid_color(row.running[at]));
    ui.text(told, point_words(marks, row, at), kCaptionStrong, Color::Text2, Align::Right);
    ui.say("chart", Role::Image, text_of(Word::kMarksRunning), rect);
}

void distribution(Ui& ui, std::string_view key, const Rect& rect, const model::SubjectMarks& row) {
    struct Part {
        int value, count;
    };
    std::vector<Part> parts;
    int all = 0;
    for (int value = model::kBestMark; value >= 2; --value) {
        const auto of = [&](int one) { return row.counts[static_cast<std::size_t>(one)]; };
        const int count = value == 2 ? of(2) + of(1) : of(value);
        if (count > 0) parts.push_back({value, count});
        all += count;
    }
    if (parts.empty()) return;
    // Each has its least width; what is left is shared out by the counts.
    const auto number = static_cast<float>(parts.size());
    const float least = std::min(kLeastPart, (rect.w - kPartGap * (number - 1)) / number);
    const float shared = rect.w - kPartGap * (number - 1) - least * number;
    Rect rest = rect;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float part = static_cast<float>(parts[i].count) / static_cast<float>(all);
        const Rect bar = cut_left(rest, least + shared * part);
        cut_left(rest, kPartGap);
        const auto colors = mark_colors(std::to_string(parts[i].value));
        ui.fill(bar, colors.back, 6);
        if (ui.palette().contrast) ui.border(bar, Color::Text, 6);
        ui.text(bar, std::to_string(parts[i].count), kCaptionStrong, colors.text, Align::Centre);
    }
    ui.say(key, Role::Image, counts_name(row), rect);
}

}  // namespace ranets::shell
