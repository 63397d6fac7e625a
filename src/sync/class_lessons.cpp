#include "sync/class_lessons.h"

#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/school_codecs.h"

namespace ranets::sync {
namespace {

using model::Day;
using Kind = model::Child::Kind;

struct Gathering {
    model::Child whose;
    // An answer for each of `whose.classes`: they may be taught in different shifts.
    std::vector<std::string> lessons;
    std::vector<std::string> bells;
    std::string work_types;
    std::string teachers;
    std::size_t missing = 0;
    bool failed = false;
    std::function<void(model::Result<std::vector<Day>>)> done;
};

// A school that keeps no bells or kinds of work still has lessons.
api::LessonsContext context_of(const Gathering& gathering) {
    api::LessonsContext context;
    if (auto types = api::decode_work_types(gathering.work_types))
        context.work_types = std::move(types.value());
    if (auto teachers = api::decode_persons(gathering.teachers))
        context.teachers = std::move(teachers.value());
    if (gathering.whose.kind == Kind::Teacher) context.only = gathering.whose.person;
    return context;
}

model::Result<std::vector<Day>> days_of(const Gathering& gathering) {
    auto context = context_of(gathering);
    std::map<model::Date, Day> days;
    for (std::size_t i = 0; i < gathering.lessons.size(); ++i) {
        if (context.only) context.class_name = gathering.whose.classes[i].name;
        auto bells = api::decode_bells(gathering.bells[i]);
        context.bells = bells ? std::move(bells.value()) : std::vector<model::Bell>();
        auto decoded = api::decode_lessons(gathering.lessons[i], context);
        if (!decoded) return decoded.error();
        for (auto& day : decoded.value()) {
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

void load_class_lessons(Session& session, const model::Child& whose, model::Date first,
                        model::Date last,
                        const std::function<CacheFeed::Answer(CacheFeed::Answer)>& wrap,
                        std::function<void(model::Result<std::vector<Day>>)> done) {
    auto gathering = std::make_shared<Gathering>();
    gathering->whose = whose;
    gathering->lessons.resize(whose.classes.size());
    gathering->bells.resize(whose.classes.size());
    gathering->done = std::move(done);

    std::vector<std::pair<std::string, std::string*>> questions;
    for (std::size_t i = 0; i < whose.classes.size(); ++i) {
        const auto group = whose.classes[i].group;
        questions.emplace_back(api::lessons_path(group, first, last), &gathering->lessons[i]);
        questions.emplace_back(api::bells_path(group), &gathering->bells[i]);
    }
    questions.emplace_back(api::work_types_path(whose.school), &gathering->work_types);
    if (whose.kind == Kind::Class)
        questions.emplace_back(api::class_part_path(whose.group, "teachers"), &gathering->teachers);

    gathering->missing = questions.size();
    for (const auto& [path, into] : questions) {
        session.get(path, Priority::Screen, wrap([gathering, place = into](auto body) {
                        if (gathering->failed) return;
                        if (!body) {
                            gathering->failed = true;
                            return gathering->done(body.error());
                        }
                        *place = std::move(body.value());
                        if (--gathering->missing == 0) gathering->done(days_of(*gathering));
                    }));
    }
}

}  // namespace ranets::sync
