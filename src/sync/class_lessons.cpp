#include "sync/class_lessons.h"

#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/school_codecs.h"

namespace ranets::sync {
namespace {

using model::Day;
using Kind = model::DiaryOwner::Kind;

constexpr int kLastDay = 6;  // a week is asked for from Monday to Sunday

// The answers in the order of asking: lessons and bells of each of the classes, which may be
// taught in different shifts, the kinds of work, and for a class its teachers.
class Answers {
  public:
    Answers(const BatchResult& result, const model::DiaryOwner& whose)
        : gathered_(result), classes_(whose.classes.size()) {}
    const std::string& lessons(std::size_t i) const { return at(2 * i); }
    const std::string& bells(std::size_t i) const { return at(2 * i + 1); }
    const std::string& work_types() const { return at(2 * classes_); }
    const std::string& teachers() const { return at(2 * classes_ + 1); }

  private:
    const std::string& at(std::size_t i) const { return gathered_.bodies[i].value(); }
    const BatchResult& gathered_;
    std::size_t classes_;
};

// A school that keeps no bells or kinds of work still has lessons.
api::LessonsContext context_of(const Answers& answers, const model::DiaryOwner& whose) {
    api::LessonsContext context;
    if (auto types = api::decode_work_types(answers.work_types()))
        context.work_types = std::move(types.value());
    if (whose.kind == Kind::Class) {
        if (auto teachers = api::decode_persons(answers.teachers()))
            context.teachers = std::move(teachers.value());
    }
    if (whose.kind == Kind::Teacher) context.only = whose.person;
    return context;
}

model::Result<std::vector<Day>> days_of(const Answers& answers, const model::DiaryOwner& whose,
                                        model::Date monday) {
    auto context = context_of(answers, whose);
    std::map<model::Date, Day> days;
    for (std::size_t i = 0; i < whose.classes.size(); ++i) {
        if (context.only) context.class_name = whose.classes[i].name;
        auto bells = api::decode_bells(answers.bells(i));
        context.bells = bells ? std::move(bells.value()) : std::vector<model::Bell>();
        auto decoded = api::decode_lessons(answers.lessons(i), context);
        if (!decoded) return decoded.error();
        for (auto& day : decoded.value()) {
            if (day.date < monday || day.date > monday + kLastDay) continue;
            auto& into = days[day.date];
            into.date = day.date;
            std::move(day.lessons.begin(), day.lessons.end(), std::back_inserter(into.lessons));
        }
    }
    std::vector<Day> list;
    for (auto& [date, day] : days) list.push_back(std::move(day));
    return list;
}

}  // namespace

void load_class_lessons(const Batch::Ask& ask, const model::DiaryOwner& whose, model::Date monday,
                        store::ETags known, std::function<void(model::Result<WeekAnswer>)> done) {
    const auto batch = Batch::start(
        ask, std::move(known), [whose, monday, done = std::move(done)](BatchResult result) {
            if (result.error) return done(*result.error);
            WeekAnswer answer;
            answer.unchanged = result.unchanged;
            if (!answer.unchanged) {
                auto days = days_of(Answers(result, whose), whose, monday);
                if (!days) return done(days.error());
                answer.days = std::move(days.value());
            }
            answer.etags = std::move(result.etags);
            done(std::move(answer));
        });
    for (const auto& taught : whose.classes) {
        batch->ask(api::lessons_path(taught.group, monday, monday + kLastDay));
        batch->ask(api::bells_path(taught.group));
    }
    batch->ask(api::work_types_path(whose.school));
    if (whose.kind == Kind::Class) batch->ask(api::class_part_path(whose.group, "teachers"));
    batch->close();
}

}  // namespace ranets::sync
