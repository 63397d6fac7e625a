// Works, homework, marks and attendance, rolled from the seed.
#include "school/journal.h"

#include <algorithm>

#include "content/matter.h"
#include "content/remarks.h"
#include "school/dice.h"

namespace ranets::stub {
namespace {

// How often a work of the kind comes: at ordinals where (ordinal + phase) % every == 0.
struct Rhythm {
    WorkKind kind;
    int every;
};

struct Rhythms {
    Rhythm rare;
    Rhythm often;
};

Rhythms rhythms(Subject subject) {
    switch (subject) {
        case Subject::Maths:
        case Subject::Algebra:
        case Subject::Geometry:
            return {{WorkKind::Control, 12}, {WorkKind::Independent, 5}};
        case Subject::Russian:
            return {{WorkKind::Dictation, 14}, {WorkKind::Quiz, 6}};
        case Subject::Literature:
            return {{WorkKind::Composition, 11}, {WorkKind::ByHeart, 7}};
        case Subject::Reading:
            return {{WorkKind::Creative, 13}, {WorkKind::ByHeart, 6}};
        case Subject::English:
            return {{WorkKind::Control, 15}, {WorkKind::Quiz, 5}};
        case Subject::Physics:
        case Subject::Chemistry:
        case Subject::Biology:
            return {{WorkKind::Control, 14}, {WorkKind::Laboratory, 6}};
        case Subject::Informatics:
            return {{WorkKind::Control, 16}, {WorkKind::Laboratory, 4}};
        case Subject::History:
        case Subject::SocialStudies:
        case Subject::Geography:
        case Subject::WorldAround:
        case Subject::Statistics:
        case Subject::Safety:
            return {{WorkKind::Control, 20}, {WorkKind::Quiz, 7}};
        case Subject::Sport:
            return {{WorkKind::Norm, 6}, {WorkKind::Norm, 6}};
        case Subject::Art:
        case Subject::Crafts:
        case Subject::Music:
        case Subject::Project:
            return {{WorkKind::Creative, 5}, {WorkKind::Creative, 5}};
        default:
            return {{WorkKind::Lesson, 0}, {WorkKind::Lesson, 0}};
    }
}

// Of a thousand lessons, those with homework.
std::uint32_t homework_rate(Subject subject) {
    switch (subject) {
        case Subject::Sport:
        case Subject::Music:
        case Subject::Art:
        case Subject::Crafts:
        case Subject::Safety:
            return 300;
        default:
            return 880;
    }
}

bool hits(Rhythm rhythm, int ordinal, std::uint64_t phase) {
    return rhythm.every > 0 &&
           (static_cast<std::uint64_t>(ordinal) + phase) % static_cast<unsigned>(rhythm.every) == 0;
}

constexpr std::uint32_t kOrdinaryMark = 210;  // of a thousand lessons
constexpr std::uint32_t kSecondMark = 90;     // of a thousand marked lessons
constexpr std::uint32_t kHomeworkMark = 60;
constexpr std::uint32_t kSpecialMark = 960;
constexpr std::uint32_t kRemark = 120;
constexpr std::uint32_t kCorrection = 25;
constexpr std::uint32_t kDemoCorrection = 150;  // the demo pupil's, in the week before that drawn

LocalTime later(LocalTime at, int minutes) {
    return {at.date, {at.time.minutes + minutes}};
}

}  // namespace

const DemoLesson* Journal::demo_lesson(LessonRef ref) const {
    if (ref.group.back != 0 || !district_.is_demo_class(ref.group.cohort)) return nullptr;
    const PlanLesson& at = lesson(ref);
    if (at.date.monday() != district_.anchor().monday()) return nullptr;
    for (const DemoLesson& demo : demo_lessons()) {
        if (demo.weekday == static_cast<int>(at.date.weekday()) && demo.number == at.number &&
            at.subgroup < 2) {
            return &demo;
        }
    }
    return nullptr;
}

bool Journal::is_demo_pupil_now(LessonRef ref, int pupil) const {
    return ref.group.back == 0 && pupil == district_.demo().pupil;
}

bool Journal::has_special(LessonRef ref) const {
    return special_kind(ref) != WorkKind::Lesson;
}

WorkKind Journal::special_kind(LessonRef ref) const {
    if (const DemoLesson* demo = demo_lesson(ref)) {
        return demo->test ? WorkKind::Control : WorkKind::Lesson;
    }
    const PlanLesson& at = lesson(ref);
    if (!has_marks(district_.grade(ref.group)) || at.ordinal < 2 || !takes_place(ref)) {
        return WorkKind::Lesson;
    }
    const Rhythms rhythm = rhythms(at.subject);
    const std::uint64_t phase =
        roll(district_.seed(), 'w', ref.group.index(), static_cast<int>(at.subject)) % 12;
    if (hits(rhythm.rare, at.ordinal, phase)) return rhythm.rare.kind;
    return hits(rhythm.often, at.ordinal, phase) ? rhythm.often.kind : WorkKind::Lesson;
}

std::optional<HomeworkFact> Journal::homework(LessonRef ref) const {
    const PlanLesson& at = lesson(ref);
    if (const DemoLesson* demo = demo_lesson(ref)) {
        if (demo->homework.empty()) return std::nullopt;
        const Date monday = at.date.monday();
        const LocalTime set_at = demo->weekday < 3 ? LocalTime{monday - 3, {14 * 60 + 20}}
                                                   : LocalTime{monday, {10 * 60 + 5}};
        return HomeworkFact{
            std::string(demo->homework), set_at, {demo->files.begin(), demo->files.end()}};
    }
    const int grade = district_.grade(ref.group);
    Dice dice(roll(district_.seed(), 'h', ref.group.index(), ref.at));
    if (!dice.chance(homework_rate(at.subject)) || at.previous == kNone || !takes_place(ref)) {
        return std::nullopt;
    }
    HomeworkFact fact;
    fact.text =
        homework_text(at.subject, grade, at.ordinal, plan(ref.group).total(at), dice.next());
    if (fact.text.empty()) return std::nullopt;
    const PlanLesson& before = plan(ref.group).lessons[static_cast<std::size_t>(at.previous)];
    const LocalTime after_lesson = later(lesson_end(before), dice.between(-10, 150));
    const LocalTime two_days_before{at.date - 2, {15 * 60 + dice.between(0, 90)}};
    fact.set_at = at.date - before.date > 7 ? two_days_before : after_lesson;
    if (before.date == at.date) fact.set_at = {at.date - 1, {15 * 60}};
    if (dice.chance(90)) fact.files.push_back(homework_file(dice.next()));
    return fact;
}

bool Journal::homework_done(LessonRef ref, int pupil, LocalTime now) const {
    const bool past = lesson(ref).date < now.date;
    if (!past && pupil == district_.demo().pupil) {
        if (const DemoLesson* demo = demo_lesson(ref)) return demo->done;
    }
    if (is_demo_pupil_now(ref, pupil) && past) {
        if (const DemoLesson* demo = demo_lesson(ref); demo && demo->done) return true;
    }
    Dice dice(roll(district_.seed(), 'd', ref.group.index(), ref.at, pupil));
    return dice.chance(past ? 930 : 180);
}

int Journal::mark_value(LessonRef ref, int pupil, std::uint64_t luck) const {
    const auto subject = static_cast<int>(lesson(ref).subject);
    Dice talent(roll(district_.seed(), 'a', pupil));
    Dice liking(roll(district_.seed(), 'l', pupil, subject));
    // In hundredths of a mark; three throws make a bell.
    const int ability =
        330 + talent.between(0, 75) + talent.between(0, 75) + liking.between(-35, 35);
    Dice dice(luck);
    const int noise = dice.between(-60, 60) + dice.between(-60, 60) + dice.between(-30, 30);
    const bool gentle = lesson(ref).subject == Subject::Sport ||
                        lesson(ref).subject == Subject::Music ||
                        lesson(ref).subject == Subject::Art;
    return std::clamp((ability + noise + (gentle ? 60 : 0) + 50) / 100, 2, 5);
}

std::vector<MarkFact> Journal::demo_marks(LessonRef ref, const DemoLesson& demo) const {
    std::vector<MarkFact> marks;
    for (std::size_t i = 0; i < demo.marks.size(); ++i) {
        marks.push_back({WorkSlot::Lesson,
                         static_cast<int>(i),
                         demo.marks[i] - '0',
                         i == 0 ? demo.comment : std::string_view(),
                         lesson_end(lesson(ref)),
                         0,
                         {}});
    }
    return marks;
}

// Before the anchor week of the same term the demo pupil has just the marks of the design.
std::optional<std::vector<MarkFact>> Journal::demo_term_marks(LessonRef ref) const {
    const Date monday = district_.anchor().monday();
    const auto& quarters = district_.year(0).quarters;
    const auto term = std::ranges::find_if(quarters, [&](const Term& quarter) {
        return quarter.start <= monday + 5 && monday <= quarter.finish;
    });
    const PlanLesson& at = lesson(ref);
    if (term == quarters.end() || at.date < term->start || at.date >= monday) return std::nullopt;
    const std::string_view given = demo_earlier_marks(at.subject);
    const auto [first, last] = plan(ref.group).between(term->start, monday - 1);
    int count = 0;
    int position = 0;
    for (int i = first; i < last; ++i) {
        if (plan(ref.group).lessons[static_cast<std::size_t>(i)].subject != at.subject) continue;
        if (!takes_place({ref.group, i}) || !attends({ref.group, i}, district_.demo().pupil)) {
            continue;
        }
        if (i == ref.at) position = count;
        ++count;
    }
    std::vector<MarkFact> marks;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (static_cast<int>(i) * count / static_cast<int>(given.size()) != position) continue;
        if (marks.size() == kMaxMarksAWork) break;
        marks.push_back({WorkSlot::Lesson,
                         static_cast<int>(marks.size()),
                         given[i] - '0',
                         {},
                         later(lesson_end(at), 5),
                         0,
                         {}});
    }
    return marks;
}

std::vector<MarkFact> Journal::marks(LessonRef ref, int pupil) const {
    const PlanLesson& at = lesson(ref);
    const bool none = !has_marks(district_.grade(ref.group)) ||
                      at.subject == Subject::Conversations || !takes_place(ref) ||
                      !attends(ref, pupil);
    if (none) return {};
    auto marks = first_marks(ref, pupil);
    for (MarkFact& mark : marks) correct(mark, ref, pupil);
    return marks;
}

// Some days later the teacher looks again: mostly the mark rises by one. Not in a term's last week,
// whose marks are summed up.
void Journal::correct(MarkFact& mark, LessonRef ref, int pupil) const {
    constexpr int kUntilTheEnd = 7;
    const PlanLesson& at = lesson(ref);
    const bool demo = is_demo_pupil_now(ref, pupil);
    if (demo && demo_lesson(ref)) return;  // as drawn
    Dice dice(roll(district_.seed(), 'k', ref.group.index(), ref.at, pupil,
                   static_cast<int>(mark.slot) * kMaxMarksAWork + mark.nth));
    const bool demo_week_before = demo && at.date.monday() == district_.anchor().monday() - 7;
    if (!dice.chance(demo_week_before ? kDemoCorrection : kCorrection)) return;
    const auto& terms = district_.year(ref.group).terms(district_.grade(ref.group));
    const bool in_term = std::ranges::any_of(terms, [&](const Term& term) {
        return term.start <= at.date && at.date + kUntilTheEnd <= term.finish;
    });
    if (!in_term) return;
    const bool rises = mark.value > 2 && (mark.value == 5 || dice.chance(800));
    LocalTime at_last{mark.given_at.date + dice.between(1, kLongestCorrection),
                      {15 * 60 + dice.between(0, 120)}};
    if (at_last.date.weekday() == model::Weekday::Sunday) at_last.date = at_last.date + 1;
    const bool too_late = demo && at.date < district_.anchor().monday() &&
                          at_last.date >= district_.anchor().monday();  // for the marks as drawn
    if (too_late) return;
    mark.was = mark.value + (rises ? -1 : 1);
    mark.corrected_at = at_last;
}

std::vector<MarkFact> Journal::first_marks(LessonRef ref, int pupil) const {
    std::vector<MarkFact> marks;
    const PlanLesson& at = lesson(ref);
    if (is_demo_pupil_now(ref, pupil)) {
        const DemoLesson* demo = demo_lesson(ref);
        if (demo && !demo->marks.empty()) return demo_marks(ref, *demo);
        // Days up to the demo's Wednesday are as drawn: without marks where none is drawn.
        if (demo && at.date < district_.anchor().monday() + 3) return marks;
        if (auto earlier = demo_term_marks(ref)) return *earlier;
    }
    const Attendance here = attendance(ref, pupil);
    if (here == Attendance::Absent || here == Attendance::Ill || here == Attendance::Excused) {
        return marks;
    }
    Dice dice(roll(district_.seed(), 'm', ref.group.index(), ref.at, pupil));
    const auto add = [&](WorkSlot slot, int nth, LocalTime given_at) {
        const int value = mark_value(ref, pupil, dice.next());
        const bool says = dice.chance(kRemark);
        marks.push_back({slot,
                         nth,
                         value,
                         says ? remark(value, dice.next()) : std::string_view(),
                         given_at,
                         0,
                         {}});
    };
    const LocalTime end = lesson_end(at);
    if (has_special(ref) && dice.chance(kSpecialMark)) {
        const bool checked_at_home =
            special_kind(ref) != WorkKind::ByHeart && special_kind(ref) != WorkKind::Norm;
        const LocalTime evening{at.date + 1, {17 * 60 + dice.between(0, 180)}};
        add(WorkSlot::Special, 0, checked_at_home ? evening : later(end, dice.between(0, 15)));
    } else if (dice.chance(kOrdinaryMark)) {
        add(WorkSlot::Lesson, 0, later(end, dice.between(-20, 15)));
        if (dice.chance(kSecondMark)) add(WorkSlot::Lesson, 1, later(end, dice.between(0, 15)));
    }
    if (dice.chance(kHomeworkMark) && homework(ref)) {
        add(WorkSlot::Homework, 0, later(end, dice.between(30, 200)));
    }
    return marks;
}

Attendance Journal::attendance(LessonRef ref, int pupil) const {
    const PlanLesson& at = lesson(ref);
    if (!takes_place(ref) || !attends(ref, pupil)) return Attendance::Present;
    if (is_demo_pupil_now(ref, pupil) && at.date.monday() >= district_.anchor().monday() - 14 &&
        at.date.monday() <= district_.anchor().monday()) {
        return Attendance::Present;
    }
    for (int weeks_ago = 0; weeks_ago < 2; ++weeks_ago) {  // an illness may reach into next week
        const Date monday = at.date.monday() - 7 * weeks_ago;
        Dice spell(roll(district_.seed(), 'i', pupil, monday.days));
        if (!spell.chance(45)) continue;
        const Date from = monday + spell.between(0, 5);
        if (from <= at.date && at.date < from + spell.between(2, 7)) return Attendance::Ill;
    }
    Dice day(roll(district_.seed(), 'n', pupil, at.date.days));
    if (day.chance(12)) return day.chance(300) ? Attendance::Excused : Attendance::Absent;
    Dice dice(roll(district_.seed(), 'o', pupil, at.date.days, at.number));
    return dice.chance(at.number == 1 ? 18 : 3) ? Attendance::Late : Attendance::Present;
}

}  // namespace ranets::stub
