// The list of homework: a heading for each day, and a card of rows below it.
#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "kit/virtual_list.h"
#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kHead = 40, kHeadText = 28;
constexpr float kRow = 52, kPhoneRow = 64;
constexpr float kPadding = 13, kBox = 24, kTile = 36, kGap = 12;
constexpr float kFiles = 44, kRadius = 16;
constexpr float kLeastSubject = 64;
constexpr int kPhoneLines = 2;

// The words of a homework on one line.
std::string text_line(const model::Homework& homework) {
    if (homework.text.empty() && !homework.files.empty()) return homework.files.front().name;
    std::string line = homework.text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

class Rows final : public ListRows {
  public:
    explicit Rows(HomeworkScreen& screen)
        : screen_(screen), ui_(screen.ui), list_(*screen.homework().list.value) {
        struct Kept {
            std::uint64_t revision = 0;
            std::vector<int> heads;
        };
        auto& kept = ui_.keep<Kept>("heads");
        if (kept.revision != screen.homework().revision) {
            kept.revision = screen.homework().revision;
            kept.heads.clear();
            int row = 0;
            for (const auto& group : list_.groups) {
                kept.heads.push_back(row);
                row += 1 + static_cast<int>(group.count);
            }
        }
        heads_ = kept.heads;
    }

    int row_of_group(std::size_t group) const { return heads_[group]; }

    int count() const override {
        return static_cast<int>(list_.items.size() + list_.groups.size());
    }
    std::int64_t key(int row) const override {
        const auto& group = group_of(row);
        // Below all numbers of homework.
        if (is_head(row))
            return std::numeric_limits<std::int64_t>::min() +
                   (group.overdue ? 0 : 1 + std::int64_t{group.due.days});
        return item(row).homework->work.value;
    }
    std::uint64_t revision() const override {
        // Their height is the language's matter, too.
        return screen_.homework().revision * 2 + static_cast<std::uint64_t>(language());
    }
    int head_of(int row) const override { return heads_[index_of(row)]; }

    std::string name(int row) const override {
        if (is_head(row)) return {};
        const auto& shown = item(row);
        const auto& homework = *shown.homework;
        std::string name = format(
            Word::kHomeworkItem,
            {title(shown), with_year(day_month(shown.due), shown.due, screen_.views.now.date),
             text_line(homework)});
        const auto add = [&](std::string_view part) {
            if (!part.empty()) name.append(", ").append(part);
        };
        add(shown.lesson->test_name);
        if (!homework.files.empty())
            add(plural(Word::kLessonFilesCount, static_cast<long long>(homework.files.size())));
        if (homework.done) add(in_sentence(text_of(Word::kLessonDone)));
        if (waits(homework)) add(text_of(Word::kLessonUnsent));
        return name;
    }

    float measure(Ui& ui, int row, float width) override {
        if (is_head(row)) return kHead;
        if (!ui.phone()) return kRow;
        const float words = ui.paragraph_height(text_line(*item(row).homework), kBody,
                                                words_width(item(row), width), kPhoneLines);
        return std::max(kPhoneRow, 12 + 20 + words + 12);
    }

    void draw(Ui&, int row, const Rect& rect, bool stuck) override {
        if (is_head(row))
            head(group_of(row), rect, stuck);
        else
            body(row, rect);
    }

  private:
    std::size_t index_of(int row) const {
        const auto after = std::upper_bound(heads_.begin(), heads_.end(), row);
        return static_cast<std::size_t>(after - heads_.begin()) - 1;
    }
    const model::HomeworkGroup& group_of(int row) const { return list_.groups[index_of(row)]; }
    bool is_head(int row) const { return heads_[index_of(row)] == row; }
    const model::HomeworkItem& item(int row) const {
        const auto group = index_of(row);
        return list_.items[static_cast<std::size_t>(row) - group - 1];
    }
    bool waits(const model::Homework& homework) const {
        return homework.unsent && screen_.views.line.slow;
    }
    static std::string title(const model::HomeworkItem& item) {
        const auto& lesson = *item.lesson;
        if (lesson.subject_name.empty()) return std::string(text_of(Word::kHomeworkOwn));
        if (lesson.class_name.empty()) return lesson.subject_name;
        return format(Word::kDiaryDate, {lesson.subject_name, lesson.class_name});
    }
    bool has_tile() const { return ui_.window().w >= 360; }
    float left_width() const {
        return kPadding + (screen_.own_records() ? kBox + kGap + 2 : 0) +
               (has_tile() ? kTile + kGap : 0);
    }
    float words_width(const model::HomeworkItem& item, float width) const {
        return width - left_width() - kPadding -
               (item.homework->files.empty() && !waits(*item.homework) ? 0 : kFiles);
    }

    void head(const model::HomeworkGroup& group, const Rect& rect, bool stuck) {
        if (stuck) ui_.fill(rect, Color::Bg);
        const auto today = screen_.views.now.date;
        // The count stands above those of the files, and beside the scroll bar.
        Rect line = rect;
        cut_left(line, 4);
        cut_right(line, kPadding);
        line.y += rect.h - kHeadText - 4;
        line.h = kHeadText;
        std::string first, second;
        const auto day = in_sentence(weekday_name(group.due.weekday()));
        const auto date = with_year(day_month(group.due), group.due, today);
        if (group.overdue) {
            first = text_of(Word::kHomeworkOverdue);
        } else if (group.due == today || group.due == today + 1 || group.due == today - 1) {
            first = text_of(group.due == today       ? Word::kDiaryToday
                            : group.due == today + 1 ? Word::kNextTomorrow
                                                     : Word::kHomeworkYesterday);
            second = format(Word::kDiaryDate, {day, date});
        } else {
            first = weekday_name(group.due.weekday());
            second = date;
        }
        std::string count;
        if (screen_.own_records()) {
            count = format(Word::kHomeworkDoneOf,
                           {std::to_string(group.done), std::to_string(group.count)});
            const float width = ui_.text_width(count, kCaption) + 1;
            ui_.text(cut_right(line, width), count, kCaption, Color::Text2, Align::Right);
            cut_right(line, 8);
        }
        const Color color = group.overdue ? Color::Danger : Color::Text;
        const float width = ui_.text(line, first, kBodyStrong, color);
        Rect rest = line;
        cut_left(rest, width + 8);
        const bool fits = ui_.text_width(second, kBody) <= rest.w;
        ui_.text(rest, fits ? second : date, kBody, Color::Text2);
        std::string name = first;
        for (const auto& part : {second, count}) {
            if (!part.empty()) name.append(", ").append(part);
        }
        ui_.say("head", Role::Heading2, name, rect);
    }

    void body(int row, const Rect& rect) {
        const auto& shown = item(row);
        const auto& homework = *shown.homework;
        const auto& group = group_of(row);
        const auto head_row = head_of(row);
        const bool first = row == head_row + 1;
        const bool last = row == head_row + static_cast<int>(group.count);
        const bool chosen = screen_.views.route.work == homework.work;
        // The box has its place to itself.
        Rect rest = rect;
        cut_left(rest, kPadding);
        const Rect box = screen_.own_records() ? cut_left(rest, kBox) : Rect{};
        if (screen_.own_records()) cut_left(rest, kGap + 2);
        Rect pressed = rect;
        if (screen_.own_records()) cut_left(pressed, kPadding + kBox + 10);
        const auto id = ui_.id("open");
        const auto press = ui_.press(id, pressed, -1);
        background(rect, first, last, press, chosen);
        if (press.ring) ui_.ring(inset(pressed, 4), 8);

        if (screen_.own_records()) {
            const auto name = format(Word::kLessonTick, {title(shown)});
            const auto about = waits(homework) ? text_of(Word::kLessonUnsent) : std::string_view();
            if (checkbox(ui_, "tick", centred(box, kBox, std::min(44.f, rect.h)),
                         {.name = name,
                          .checked = homework.done,
                          .obstacle = app::obstacle_to(app::SetDone{homework.work, !homework.done},
                                                       screen_.views),
                          .description = about}))
                screen_.tick(homework);
        }
        semantics::Node node;
        node.id = id;
        node.role = Role::Button;
        node.name = title(shown);
        node.description = text_line(homework);
        node.flags = semantics::kExpandable | (chosen ? semantics::kExpanded : 0u);
        node.rect = pressed;
        ui_.tree().leaf(std::move(node));
        if (press.clicked) screen_.open(chosen ? model::WorkId{} : homework.work);

        const bool done = homework.done;
        if (has_tile()) {
            const Rect place = centred(cut_left(rest, kTile), kTile, kTile);
            cut_left(rest, kGap);
            const Color back = chosen ? Color::Surface : done ? Color::Sunken : Color::PrimarySoft;
            ui_.fill(place, back, 10);
            ui_.icon(centre(place), subject_icon(shown.lesson->subject_name), 20,
                     done ? Color::Text2 : Color::OnSoft);
        }
        cut_right(rest, kPadding);
        if (!homework.files.empty() || waits(homework)) side(homework, cut_right(rest, kFiles));
        words(shown, group.overdue, rest);
    }

    // The row's part of the day's card.
    void background(const Rect& rect, bool first, bool last, const Press& press, bool chosen) {
        const int corners = (first ? kTopCorners : 0) | (last ? kBottomCorners : 0);
        ui_.fill(rect, Color::Line, kRadius, corners);
        const Rect inner{rect.x + 1, rect.y + (first ? 1.f : 0.f), rect.w - 2,
                         rect.h - (first ? 1.f : 0.f) - 1};
        const bool under = press.hovered || press.held;
        ui_.fill(inner,
                 chosen  ? Color::PrimarySoft
                 : under ? Color::Hover
                         : Color::Surface,
                 kRadius - 1, corners);
    }

    void side(const model::Homework& homework, Rect box) {
        if (waits(homework)) {
            ui_.icon({right(box) - 9, centre(box).y}, Icon::Clock, 18, Color::Mark3);
            cut_right(box, 22);
        }
        if (homework.files.empty()) return;
        const auto count = std::to_string(homework.files.size());
        const float width = ui_.text_width(count, kCaption) + 1;
        ui_.text(cut_right(box, width), count, kCaption, Color::Text2);
        ui_.icon({right(box) - 12, centre(box).y}, Icon::Paperclip, 16, Color::Text2);
    }

    void words(const model::HomeworkItem& shown, bool overdue, const Rect& area) {
        const auto& lesson = *shown.lesson;
        const auto text = text_line(*shown.homework);
        const float lines =
            ui_.phone() ? ui_.paragraph_height(text, kBody, area.w, kPhoneLines) : line_px(kBody);
        Rect box = centred(area, area.w, 20 + lines);
        Rect line = cut_top(box, 20);
        if (overdue) {
            const auto due =
                format(Word::kHomeworkBy,
                       {with_year(day_month(shown.due), shown.due, screen_.views.now.date)});
            const float width = ui_.text_width(due, kCaption) + 1;
            ui_.text(cut_right(line, width), due, kCaption, Color::Danger, Align::Right);
            cut_right(line, 8);
        }
        // Where there is no room for both, the subject says more.
        auto pill_text = test_pill(lesson.test_name);
        float pill_room = pill_text.empty() ? 0 : pill_width(ui_, pill_text) + 8;
        if (line.w < pill_room + kLeastSubject) {
            pill_text.clear();
            pill_room = 0;
        }
        const auto subject = title(shown);
        const float widest = std::max(0.f, line.w - pill_room);
        const float width = ui_.text({line.x, line.y, widest, line.h}, subject, kBodyStrong,
                                     shown.homework->done ? Color::Text2 : Color::Text);
        if (!pill_text.empty())
            pill(ui_, {line.x + width + 8, centre(line).y}, pill_text, Color::Mark3Bg, Color::Mark3,
                 20);
        ui_.paragraph(box, text, kBody, Color::Text2, ui_.phone() ? kPhoneLines : 1);
    }

    HomeworkScreen& screen_;
    Ui& ui_;
    const model::HomeworkList& list_;
    std::span<const int> heads_;
};

// Where one begins to read. Until all that is due next is here that may move.
void stand_at_opening(HomeworkScreen& screen, const Rows& rows) {
    auto& memory = screen.memory;
    const auto& homework = screen.homework();
    if (memory.opened != homework.opened) {
        memory.opened = homework.opened;
        memory.revision = 0;
        memory.settled = false;
    }
    if (memory.settled || memory.revision == homework.revision) return;
    memory.revision = homework.revision;
    using State = app::Resource<model::HomeworkList>::State;
    const auto state = homework.list.state;
    memory.settled = state != State::Loading && state != State::CachedRefreshing;
    const auto& opening = homework.list.value->opening;
    list_jump(screen.ui, "list", opening ? rows.row_of_group(*opening) : 0, ListAlign::Top);
}

}  // namespace

void homework_rows(HomeworkScreen& screen, const Rect& area) {
    Rows rows(screen);
    stand_at_opening(screen, rows);
    static_cast<void>(virtual_list(screen.ui, "list", area,
                                   {.name = text_of(Word::kHomeworkList),
                                    .guess = screen.ui.phone() ? kPhoneRow : kRow,
                                    .moves = true},
                                   rows));
    if (screen.ui.take_pull("list")) screen.commands.give(app::Refresh{});
}

}  // namespace ranets::shell
