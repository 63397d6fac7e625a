// «Что, если…»: trial marks beside real ones, and what a term's mark still takes. Nothing of it
// leaves the screen.
#include <algorithm>
#include <string>
#include <vector>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/marks/marks_parts.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using Word = strings::Key;
using State = model::Needed::State;

namespace {

constexpr float kPadding = 20;
constexpr float kTile = 36;
constexpr float kField = 44;
constexpr float kChip = 26, kTouchChip = 32, kChipGap = 4, kTouchGap = 12;
constexpr float kTrialChip = 48, kTouchTrial = 80;
constexpr float kBig = 48;
constexpr float kReset = 40;
constexpr int kHintLines = 4;
constexpr int kHeaviest = 20;

// What is counted in the panel, of the chosen subject.
class Panel {
  public:
    Panel(Marks& marks, const model::SubjectMarks& row)
        : marks_(marks),
          ui_(marks.ui),
          row_(row),
          of_(marks.visit.tried_in(row.subject.id)),
          tried_(of_.what) {}

    // The height that it takes; draws where it is told to.
    float content(const Rect& rect, bool draws) {
        draws_ = draws;
        rest_ = rect;
        rest_.h = 1e6f;
        choice();
        result();
        real_and_trial();
        if (marks_.weighted()) weights();
        additions();
        for (const int target : {3, 4, 5}) hint(target);
        return rest_.y - rect.y;
    }

    void reset(const Rect& rect) {
        ButtonSpec spec;
        spec.name = text_of(Word::kMarksReset);
        spec.icon = Icon::RotateCcw;
        const bool any = std::any_of(marks_.visit.tried.begin(), marks_.visit.tried.end(),
                                     [](const auto& one) { return !one.what.empty(); });
        spec.enabled = any;
        if (button(ui_, "reset", rect, spec)) marks_.visit.tried.clear();
    }

  private:
    Rect take(float height, float gap) {
        const Rect piece = cut_top(rest_, height);
        cut_top(rest_, gap);
        return piece;
    }

    void label(Word word) {
        const Rect line = take(line_px(kCaptionStrong), 8);
        if (draws_) ui_.text(line, text_of(word), kCaptionStrong, Color::Text2);
    }

    void choice() {
        const Rect rect = take(kField, 16);
        if (!draws_) return;
        std::vector<std::string> ids;
        std::vector<Option> options;
        int chosen = -1;
        const auto& rows = marks_.table().rows;
        ids.reserve(rows.size());
        for (const auto& row : rows) {
            if (row.subject.id == row_.subject.id) chosen = static_cast<int>(options.size());
            ids.push_back(std::to_string(row.subject.id.value));
            options.push_back({ids.back(), row.subject.name});
        }
        const int picked = combobox(ui_, "subject", rect, text_of(Word::kMarksWhatIfSubject),
                                    options, chosen, {}, subject_icon(row_.subject.name));
        if (picked >= 0) marks_.visit.chosen = rows[static_cast<std::size_t>(picked)].subject.id;
    }

    model::Average then() const { return model::what_if(row_.marks, marks_.weighted(), tried_); }

    // Of all subjects, with what is tried in any.
    model::Average overall() const {
        std::vector<model::LessonMark> all;
        model::WhatIf tried;
        for (const auto& row : marks_.table().rows) {
            all.insert(all.end(), row.marks.begin(), row.marks.end());
        }
        for (const auto& [subject, one, changing] : marks_.visit.tried) {
            tried.trials.insert(tried.trials.end(), one.trials.begin(), one.trials.end());
            tried.left_out.insert(tried.left_out.end(), one.left_out.begin(), one.left_out.end());
        }
        return model::what_if(all, marks_.weighted(), tried);
    }

    static std::string comes_to(const model::Average& average) {
        return average.empty() ? std::string()
                               : format(Word::kMarksComesTo, {std::to_string(average.mark())});
    }

    void side(Rect box, Word title, const model::Average& average, bool later) {
        const Color color = later ? average_text_color(average) : Color::Text;
        const Align align = later ? Align::Right : Align::Left;
        ui_.text(cut_top(box, line_px(kCaption)), text_of(title), kCaption, Color::Text2, align);
        ui_.text(cut_top(box, line_px(kDisplay)), average_text(average), kDisplay, color, align);
        ui_.text(cut_top(box, line_px(kCaption)), comes_to(average),
                 later ? kCaptionStrong : kCaption, later ? color : Color::Text2, align);
    }

    void result() {
        const float height = 2 * line_px(kCaption) + line_px(kDisplay) + 28;
        const Rect rect = take(height, 8);
        const Rect line = take(line_px(kCaption), 16);
        if (!draws_) return;
        const auto now = row_.average;
        const auto later = then();
        ui_.fill(rect, Color::Sunken, 12);
        const Rect inside = inset(rect, 16, 14);
        side({inside.x, inside.y, inside.w / 2, inside.h}, Word::kMarksNow, now, false);
        side({inside.x + inside.w / 2, inside.y, inside.w / 2, inside.h}, Word::kMarksThen, later,
             true);
        ui_.icon(centre(rect), Icon::ArrowRight, 20, Color::Text2);
        ui_.say("result", Role::Status,
                format(Word::kMarksResult, {average_text(now), average_text(later)}), rect);
        const auto words = format(Word::kMarksOverall,
                                  {average_text(marks_.table().average), average_text(overall())});
        ui_.text(line, words, kCaption, Color::Text2);
        ui_.say("overall", Role::Text, words, line);
    }

    // Real ones are switched off and on by a press, trial ones taken away.
    void real_and_trial() {
        label(Word::kMarksRealAndTrial);
        const bool finger = ui_.phone() || ui_.preferences().coarse_pointer;
        const float size = finger ? kTouchChip : kChip;
        const float gap = finger ? kTouchGap : kChipGap;
        const Rect area = rest_;
        float x = area.x, y = area.y;
        const auto place = [&](float width) {
            if (x + width > right(area) && x > area.x) {
                x = area.x;
                y += size + std::max(gap, 6.f);
            }
            const Rect rect{x, y, width, size};
            x += width + gap;
            return rect;
        };
        for (const auto& given : row_.marks) {
            const Rect rect = place(size);
            if (!draws_) continue;
            const IdScope scope(ui_, given.mark.id.value);
            const bool counts = model::counted(given, marks_.weighted()).has_value();
            const bool off = tried_.leaves_out(given.mark.id);
            const auto press = ui_.press(ui_.id("real"), rect, 8, counts);
            if (press.clicked) tried_.switch_off_or_on(given.mark.id);
            if (off) ui_.push_alpha(.4f);
            mark_chip(ui_, rect, given.mark.value, off);
            if (off) ui_.pop_alpha();
            ui_.say(
                "real", Role::CheckBox, format(Word::kMarksCounts1, {mark_name(given)}), rect,
                (off || !counts ? 0u : semantics::kChecked) | (counts ? 0u : semantics::kDisabled));
        }
        std::optional<std::size_t> gone;
        for (std::size_t i = 0; i < tried_.trials.size(); ++i) {
            const Rect rect = place(finger ? kTouchTrial : kTrialChip);
            if (draws_ && trial(rect, i)) gone = i;
        }
        if (gone) {
            tried_.trials.erase(tried_.trials.begin() + static_cast<std::ptrdiff_t>(*gone));
            of_.changing.reset();
        }
        const bool none = row_.marks.empty() && tried_.trials.empty();
        take(none ? 0.f : y + size - area.y, 16);
    }

    // Its number is chosen to be changed, its cross takes it away: true.
    bool trial(const Rect& rect, std::size_t i) {
        const IdScope scope(ui_, static_cast<std::int64_t>(i));
        const auto& trial = tried_.trials[i];
        const auto value = std::to_string(trial.value);
        const auto colors = mark_colors(value);
        const bool changing = of_.changing == i;
        Rect left = rect;
        const Rect cross = cut_right(left, rect.w / 2);
        if (ui_.press(ui_.id("change"), left, 8).clicked) {
            of_.changing = changing ? std::nullopt : std::optional(i);
            if (!changing) marks_.visit.weight = trial.weight;
        }
        const bool gone = ui_.press(ui_.id("trial"), cross, 8).clicked;
        ui_.fill(rect, colors.back, 8);
        ui_.border(rect, changing ? Color::Accent : Color::Primary, 8, 2);
        ui_.text(left, value, kBodyStrong, colors.text, Align::Centre);
        ui_.icon({centre(cross).x - 2, centre(cross).y}, Icon::Close, 14, colors.text);
        const auto weight = std::to_string(trial.weight);
        ui_.say("change", Role::CheckBox,
                marks_.weighted() ? format(Word::kMarksChangeWeighted, {value, weight})
                                  : format(Word::kMarksChange, {value}),
                left, changing ? semantics::kChecked : 0u);
        ui_.say("trial", Role::Button, format(Word::kMarksRemove, {value}), cross);
        return gone;
    }

    // Of the next trial mark, or of the one that is changed.
    void weights() {
        label(Word::kMarksWeight);
        Rect rect = take(40, 16);
        if (!draws_) return;
        auto& weight = marks_.visit.weight;
        const auto step = [&](const char* key, std::string_view sign, Word name, int by,
                              const Rect& place) {
            ButtonSpec spec;
            spec.name = text_of(name);
            spec.label = sign;
            spec.enabled = weight + by >= 1 && weight + by <= kHeaviest;
            if (button(ui_, key, place, spec)) weight += by;
        };
        step("lighter", "\u2212", Word::kMarksLighter, -1, cut_left(rect, 56));
        step("heavier", "+", Word::kMarksHeavier, +1, cut_right(rect, 56));
        const auto words = std::to_string(weight);
        ui_.text(rect, words, kLargeStrong, Color::Text, Align::Centre);
        ui_.say("weight", Role::Status, format(Word::kMarksWeightIs, {words}), rect);
        if (of_.changing) tried_.trials[*of_.changing].weight = weight;
    }

    void additions() {
        label(of_.changing ? Word::kMarksChangeTo : Word::kMarksAdd);
        Rect rect = take(kBig, 16);
        if (!draws_) return;
        const float width = (rect.w - 3 * 8) / 4;
        for (int value = model::kBestMark; value >= 2; --value) {
            const IdScope scope(ui_, value);
            const Rect place = cut_left(rect, width);
            cut_left(rect, 8);
            const auto text = std::to_string(value);
            const auto colors = mark_colors(text);
            const auto press = ui_.press(ui_.id("add"), place, 12);
            if (press.clicked) put(value);
            ui_.fill(place, colors.back, 12);
            if (ui_.palette().contrast || press.hovered) ui_.border(place, colors.text, 12);
            ui_.text(place, text, kTitle, colors.text, Align::Centre);
            ui_.say("add", Role::Button,
                    format(of_.changing ? Word::kMarksChangeToName : Word::kMarksAddName, {text}),
                    place);
        }
    }

    void put(int value) {
        if (of_.changing)
            tried_.trials[*of_.changing].value = value;
        else
            tried_.trials.push_back({value, marks_.weighted() ? marks_.visit.weight : 1});
        of_.changing.reset();
    }

    int heaviest() const {
        int weight = 1;
        if (!marks_.weighted() || !marks_.view().year.value) return weight;
        for (const auto& given : marks_.view().year.value->marks)
            weight = std::max(weight, given.mark.weight);
        return weight;
    }

    std::string hint_words(int target) const {
        const auto left = marks_.lessons_left(row_.subject.id);
        const auto average = then();
        const auto answer = model::needed(average, target, marks_.visit.weight, heaviest(), left);
        const auto wanted = std::to_string(target);
        if (answer.state == State::Reached) return {};
        // A three is worth a word only while it is the next thing to reach.
        if (target == 3 && (average.empty() || average.mark() > 2)) return {};
        if (answer.state == State::Unreachable)
            return format(Word::kMarksUnreachable,
                          {wanted, plural(Word::kMarksLessonsLeft, left.value_or(0))});
        std::string words =
            format(Word::kMarksNeeded, {wanted, plural(Word::kMarksFives, answer.count)});
        if (target == 4 && answer.of_target != answer.count)
            words = format(Word::kMarksNeededOr, {wanted, plural(Word::kMarksFives, answer.count),
                                                  plural(Word::kMarksFours, answer.of_target)});
        if (left && answer.count > *left)
            words += ' ' + std::string(text_of(Word::kMarksOnlyHeavier));
        return words;
    }

    void hint(int target) {
        const auto words = hint_words(target);
        if (words.empty()) return;
        const float width = rest_.w - 2 * 16 - 28;
        const float height = ui_.paragraph_height(words, kBody, width, kHintLines) + 24;
        const Rect rect = take(height, 8);
        if (!draws_) return;
        const auto [color, back] = mark_colors(std::to_string(target));
        ui_.fill(rect, back, 12);
        Rect inside = inset(rect, 16, 12);
        const Rect sign = cut_left(inside, 28);
        ui_.icon({sign.x + 8, sign.y + 10}, Icon::Chart, 20, color);
        ui_.paragraph(inside, words, kBody, color, kHintLines);
        const auto key = "hint" + std::to_string(target);
        ui_.say(key, Role::Text, words, rect);
    }

    Marks& marks_;
    Ui& ui_;
    const model::SubjectMarks& row_;
    Tried& of_;
    model::WhatIf& tried_;
    Rect rest_;
    bool draws_ = false;
};

void panel(Marks& marks, Rect area, bool closable) {
    Ui& ui = marks.ui;
    const IdScope scope(ui, "what-if");
    const auto* row = marks.chosen_row();
    area = inset(area, kPadding, kPadding);
    Rect head = cut_top(area, 44);
    tile(ui, centred(cut_left(head, kTile), kTile, kTile), Icon::Calculator);
    cut_left(head, 12);
    if (closable) {
        ButtonSpec close;
        close.name = text_of(Word::kActionClose);
        close.look = ButtonLook::Ghost;
        close.icon = Icon::Close;
        close.icon_only = true;
        if (button(ui, "close", centred(cut_right(head, 40), 40, 40), close))
            marks.visit.what_if_open = false;
    }
    Rect words = centred(head, head.w, line_px(kLarge) + line_px(kCaption));
    const Rect title = cut_top(words, line_px(kLarge));
    ui.text(title, text_of(Word::kMarksWhatIf), kLargeStrong, Color::Text);
    ui.say("title", Role::Heading2, text_of(Word::kMarksWhatIf), title);
    ui.text(words, text_of(Word::kMarksWhatIfNote), kCaption, Color::Text2);
    ui.say("note", Role::Text, text_of(Word::kMarksWhatIfNote), words);
    cut_top(area, 12);
    if (row == nullptr) return;
    const Rect foot = cut_bottom(area, kReset);
    cut_bottom(area, 12);
    const IdScope own(ui, row->subject.id.value);
    Panel inside(marks, *row);
    const float height = inside.content({0, 0, area.w, 0}, false);
    const auto scroll = ui.begin_scroll("inside", area, height);
    inside.content({area.x, area.y - scroll.y, area.w, 0}, true);
    ui.end_scroll();
    inside.reset(foot);
}

}  // namespace

void what_if_panel(Marks& marks, const Rect& area) {
    marks.ui.card(area);
    marks.ui.open("what-if-region", Role::Region, text_of(Word::kMarksWhatIfName), area);
    panel(marks, area, false);
    marks.ui.close();
}

void what_if_sheet(Marks& marks) {
    Ui& ui = marks.ui;
    const Rect window = ui.window();
    SheetSpec spec;
    spec.name = text_of(Word::kMarksWhatIfName);
    spec.side = ui.phone() ? SheetSide::Bottom : SheetSide::Right;
    spec.size = ui.phone() ? window.h * 0.92f : std::min(420.f, window.w * 0.92f);
    const Sheet sheet(ui, "what-if-sheet", spec);
    panel(marks, sheet.body(), true);
    if (sheet.wants_close()) marks.visit.what_if_open = false;
}

}  // namespace ranets::shell
