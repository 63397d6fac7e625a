#include "sync/marks_sync.h"

#include <algorithm>
#include <string>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/marks_codecs.h"
#include "api/school_codecs.h"
#include "store/topics/calendar_cache.h"

namespace ranets::sync {
namespace {

using model::Date;

// Of what is new to whom, and what was corrected, the server tells by stretches of days. They begin
// where they always do, so that the same is asked again and can be answered with "as before"; of
// earlier ones nothing is new any more.
constexpr int kStretchDays = 60;
constexpr int kStretches = 2;

struct Stretch {
    Date first, last;
};

std::vector<Stretch> recent_stretches(Date year, Date today) {
    constexpr int kYearDays = 365;
    if (today < year || today - year >= kYearDays) return {};
    std::vector<Stretch> stretches;
    const int now = (today - year) / kStretchDays;
    for (int i = std::max(0, now - kStretches + 1); i <= now; ++i) {
        const Date first = year + i * kStretchDays;
        stretches.push_back({first, first + (kStretchDays - 1)});
    }
    return stretches;
}

// What is asked for, and where its answers stand.
struct Question {
    std::vector<std::string> paths;
    std::size_t classes = 0;      // four answers each, from the first on
    std::size_t own_records = 0;  // how many, behind the school's two
    std::size_t notes = 0;        // and behind those
};

constexpr std::size_t kPathsOfClass = 4;
constexpr std::size_t kPathsOfSchool = 2;

Question question_of(const model::DiaryOwner& child, const std::vector<model::GroupId>& classes,
                     const std::vector<Stretch>& stretches, const api::Endpoints& endpoints) {
    Question question;
    question.classes = classes.size();
    auto& paths = question.paths;
    for (const auto group : classes) {
        paths.push_back(api::year_marks_path(child.person, group));
        paths.push_back(api::final_marks_path(child.person, group));
        paths.push_back(api::class_part_path(group, "subjects"));
        paths.push_back(api::class_part_path(group, "teachers"));
    }
    paths.push_back(api::work_types_path(child.school));
    paths.push_back(api::school_path(child.school));
    if (endpoints.own_records) {
        for (const auto& [first, last] : stretches)
            paths.push_back(api::own_records_path(child.person, first, last));
        question.own_records = stretches.size();
    }
    if (endpoints.lesson_notes && !classes.empty()) {
        for (const auto& [first, last] : stretches)
            paths.push_back(api::lesson_notes_path(child.person, classes.back(), first, last));
        question.notes = stretches.size();
    }
    return question;
}

// But for those that the marks of another class have brought.
void add_subjects(model::MarksYear& year, std::vector<model::Subject> subjects) {
    for (auto& subject : subjects) {
        const auto same = [&](const model::Subject& other) { return other.id == subject.id; };
        if (std::none_of(year.subjects.begin(), year.subjects.end(), same))
            year.subjects.push_back(std::move(subject));
    }
}

void correct(model::MarksYear& year, const std::vector<model::LessonNote>& notes) {
    for (const auto& note : notes) {
        for (const auto& correction : note.corrections) {
            for (auto& given : year.marks) {
                if (given.mark.id != correction.mark) continue;
                given.mark.corrected_from = correction.was;
                given.mark.corrected_at = correction.at;
            }
        }
    }
}

void tell_news(model::MarksYear& year, const model::OwnRecords& own, const Stretch& of) {
    for (auto& given : year.marks) {
        if (given.day < of.first || of.last < given.day) continue;
        auto& mark = given.mark;
        const auto seen = std::find(own.seen_marks.begin(), own.seen_marks.end(), mark.id);
        mark.unseen = std::max(mark.given_at, mark.corrected_at) > own.marks_since &&
                      seen == own.seen_marks.end();
    }
}

model::Result<model::MarksYear> year_of(const Question& question, const BatchResult& result,
                                        const std::vector<Stretch>& stretches) {
    const auto body = [&](std::size_t i) -> const std::string& { return result.bodies[i].value(); };
    const std::size_t school = question.classes * kPathsOfClass;
    api::RecentMarksContext context;
    if (auto kinds = api::decode_work_kinds(body(school))) context.kinds = std::move(kinds.value());
    model::MarksYear year;
    year.weighted = api::decode_weighted(body(school + 1));
    for (std::size_t i = 0; i < question.classes; ++i) {
        const std::size_t first = i * kPathsOfClass;
        // Without them there still are marks.
        if (auto subjects = api::decode_subjects(body(first + 2));
            subjects && i + 1 == question.classes)
            add_subjects(year, std::move(subjects.value()));
        auto teachers = api::decode_persons(body(first + 3));
        context.teachers = teachers ? std::move(teachers.value()) : std::vector<model::Person>();
        for (const auto& added : {api::add_recent_marks(year, body(first), context),
                                  api::add_final_marks(year, body(first + 1))}) {
            if (!added) return added.error();
        }
    }
    const std::size_t own = school + kPathsOfSchool;
    const std::size_t notes = own + question.own_records;
    for (std::size_t i = 0; i < question.notes; ++i) {
        if (const auto told = api::decode_lesson_notes(body(notes + i)))
            correct(year, told.value());
    }
    for (std::size_t i = 0; i < question.own_records; ++i) {
        if (const auto records = api::decode_own_records(body(own + i)))
            tell_news(year, records.value(), stretches[i]);
    }
    api::put_in_order(year);
    return year;
}

}  // namespace

void MarksSync::detach() {
    ResourceLoader::detach();
    years_.clear();
}

bool MarksSync::loading_year(model::PersonId child, int study_year) const {
    return years_.contains({child.value, study_year});
}

std::vector<model::GroupId> MarksSync::classes(const model::DiaryOwner& child, int study_year,
                                               Date today) const {
    std::vector<model::GroupId> classes;
    for (const auto& enrolment : store::CalendarCache(*cache_).enrolments(child.person)) {
        if (enrolment.study_year == study_year) classes.push_back(enrolment.group);
    }
    if (study_year != model::study_year_of(today.monday())) return classes;
    // The present class is the last of them: its subjects are the child's.
    std::erase(classes, child.group);
    classes.push_back(child.group);
    return classes;
}

void MarksSync::load_year(const model::DiaryOwner& child, int study_year, Date today,
                          Finished done) {
    years_.insert({child.person.value, study_year});
    when_cache([this, child, study_year, today, done = std::move(done)] {
        const auto key = store::enrolments_key(child.person);
        const auto as_of = cache_->as_of(key);
        const auto age = as_of ? clock_.now() - *as_of : kEnrolmentsLastMs;
        if (age >= 0 && age < kEnrolmentsLastMs) return ask_year(child, study_year, today, done);
        load(
            key, {api::enrolments_path(child.person)},
            [child](store::CacheDb& cache, const BatchResult& result,
                    model::Instant now) -> model::Result<model::Done> {
                const auto decoded = api::decode_enrolments(result.bodies[0].value());
                if (!decoded) return decoded.error();
                return store::CalendarCache(cache).save_enrolments(child.person, decoded.value(),
                                                                   now, result.etags);
            },
            // Of this year's class it is known all the same.
            [this, child, study_year, today, done](const auto&) {
                ask_year(child, study_year, today, done);
            });
    });
}

void MarksSync::ask_year(const model::DiaryOwner& child, int study_year, Date today,
                         Finished done) {
    const auto key = store::marks_year_key(child.person, study_year);
    const auto groups = classes(child, study_year, today);
    const auto stretches = recent_stretches(key.start, today);
    const auto question = question_of(child, groups, stretches, session_.endpoints());
    const auto position = feed_position ? feed_position() : 0;
    load(
        key, question.paths,
        [child, study_year, question, stretches](store::CacheDb& cache, const BatchResult& result,
                                                 model::Instant as_of) {
            auto year = year_of(question, result, stretches);
            if (!year) return model::Result<model::Done>(year.error());
            return store::MarksCache(cache).save_year(child.person, study_year, year.value(), as_of,
                                                      result.etags);
        },
        [this, key, child, study_year, position, done = std::move(done)](const auto& result) {
            years_.erase({child.person.value, study_year});
            // What the feed has told of meanwhile may be in the answer, or may not.
            if (result && position != 0 && feed_position() == position)
                static_cast<void>(
                    write([&](store::CacheDb& cache) { return cache.set_valid(key); }));
            done(result);
        });
}

void MarksSync::load_histogram(model::WorkId work, Finished done) {
    load(
        store::histogram_key(work), {api::histogram_path(work)},
        [work](store::CacheDb& cache, const BatchResult& result,
               model::Instant as_of) -> model::Result<model::Done> {
            const auto counts = api::decode_histogram(result.bodies[0].value());
            if (!counts) return counts.error();
            return store::MarksCache(cache).save_histogram(work, counts.value(), as_of,
                                                           result.etags);
        },
        std::move(done));
}

}  // namespace ranets::sync
