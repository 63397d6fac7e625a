// The diary's week on paper: two columns, as in a diary of paper.
#include <algorithm>

#include "kit/words.h"
#include "screens/common/lesson_words.h"
#include "screens/print/paper.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

// Of so many lessons rows are lower.
constexpr std::size_t kManyLessons = 7;
constexpr std::size_t kDaysOfColumn = 3;

void homework(Paper& paper, const model::Lesson& lesson, bool to_be_done) {
    if (lesson.homework.empty()) return paper.leaf("div", "small", text_of(Word::kDiaryNoHomework));
    for (const auto& work : lesson.homework) {
        paper.open("div", "work");
        if (to_be_done) {
            // Open ones are ticked by pen.
            paper.open("span", work.done ? "tick done" : "tick",
                       text_of(work.done ? Word::kPrintIsDone : Word::kPrintIsNotDone));
            paper.close();
        }
        paper.leaf("span", {}, work.text);
        paper.close();
    }
}

void lesson(Paper& paper, const model::Lesson& lesson, bool to_be_done) {
    paper.open("div", "lesson");
    paper.open("div", "when");
    paper.leaf("b", {}, std::to_string(lesson.number));
    paper.leaf("span", {}, time_text(lesson.start));
    paper.close();
    paper.open("div", "grow");
    paper.open("div", "subject");
    paper.leaf("b", lesson.cancelled() ? "off" : "", lesson.subject_name);
    if (const auto pill = lesson_pill(lesson); !pill.text.empty())
        paper.leaf("span", "test", pill.text);
    paper.leaf("span", "small end", place_short(lesson));
    paper.close();
    homework(paper, lesson, to_be_done);
    paper.close();
    for (const auto& mark : lesson.marks) paper.leaf("b", "mark", mark.value);
    paper.close();
}

void day(Paper& paper, const model::Day& day, bool to_be_done) {
    paper.open("section", day.lessons.size() > kManyLessons ? "day dense" : "day",
               day_title(day.date));
    paper.open("h2");
    paper.leaf("span", {}, weekday_name(day.date.weekday()));
    paper.leaf("span", {}, day_month(day.date));
    const auto held = lessons_held(day);
    if (!held.empty()) {
        model::TimeOfDay last{};
        for (const auto* one : held) last = std::max(last, one->finish);
        paper.leaf("span", "small end", format(Word::kPrintUntil, {time_text(last)}));
    }
    paper.close();
    if (day.lessons.empty())
        paper.leaf(
            "div", "lesson",
            day.holiday.empty() ? text_of(Word::kDiaryNoLessons) : std::string_view(day.holiday));
    for (const auto& one : day.lessons) lesson(paper, one, to_be_done);
    paper.close();
}

void numbers(Paper& paper, const model::WeekSummary& summary) {
    paper.open("section", {}, text_of(Word::kDiarySummary));
    paper.leaf("h2", {}, text_of(Word::kDiarySummaryTitle));
    paper.open("div", "numbers");
    paper_number(paper, summary.average ? decimal(*summary.average, 1) : "—",
                 text_of(Word::kDiarySummaryAverage));
    paper_number(paper, std::to_string(summary.marks), plural(Word::kPrintMarks, summary.marks));
    paper_number(paper,
                 format(Word::kDiarySummaryDone, {std::to_string(summary.homework_done),
                                                  std::to_string(summary.homework_total)}),
                 text_of(Word::kDiarySummaryDoneLabel));
    paper.close();
    paper.close();
}

}  // namespace

std::string week_paper(const app::Views& views, bool full_texts) {
    if (!views.diary.week.value) return {};
    const auto& week = *views.diary.week.value;
    const auto* child = views.children.chosen_child();
    const bool of_pupil = child != nullptr && child->kind == model::DiaryOwner::Kind::Pupil;
    Paper paper;
    paper.open("article", full_texts ? "full" : "");
    const auto title =
        format(Word::kPrintDay, {week_title(week), std::to_string(week.monday.year())});
    paper_head(paper, views, {format(Word::kPrintWeekTitle, {title}), period_text(week), {}});
    paper.open("div", "days");
    paper.open("div");
    for (std::size_t i = 0; i < week.days.size(); ++i) {
        if (i == kDaysOfColumn) {
            paper.close();
            paper.open("div");
        }
        day(paper, week.days[i], of_pupil);
    }
    if (of_pupil) numbers(paper, views.diary.summary);
    paper.open("section", "grow", text_of(Word::kPrintNotesName));
    paper.leaf("h2", {}, text_of(Word::kPrintNotes));
    paper.leaf("div", "free", {});
    paper.close();
    if (of_pupil) {
        paper_signature(paper, text_of(Word::kPrintClassTeacher));
        paper_signature(paper, text_of(Word::kPrintParents));
    }
    paper.close();
    paper.close();
    paper_foot(paper, views, views.diary.sync, of_pupil ? text_of(Word::kPrintLegend) : "");
    paper.close();
    return paper.take();
}

}  // namespace ranets::shell
