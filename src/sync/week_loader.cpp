#include "sync/week_loader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"

namespace ranets::sync {
namespace {

constexpr int kLastDay = 6;  // a week is asked for from Monday to Sunday

// Of the days asked for, each lesson once: some servers tell the lessons of both classes whichever
// is asked for.
model::Result<std::vector<model::Day>> days_of(const BatchResult& result, model::PersonId child,
                                               model::Date monday) {
    std::vector<model::Day> days;
    std::set<model::LessonId> lessons;
    for (const auto& body : result.bodies) {
        auto decoded = api::decode_schedule(body.value(), child);
        if (!decoded) return decoded.error();
        for (auto& day : decoded.value()) {
            if (day.date < monday || day.date > monday + kLastDay) continue;
            std::erase_if(day.lessons, [&](const model::Lesson& lesson) {
                return !lessons.insert(lesson.id).second;
            });
            days.push_back(std::move(day));
        }
    }
    return days;
}

}  // namespace

WeekLoader::WeekLoader(Question question, Batch::Ask ask, Batch::Ask ask_later, Answered answered,
                       Noted noted)
    : question_(std::move(question)),
      ask_(std::move(ask)),
      ask_later_(std::move(ask_later)),
      answered_(std::move(answered)),
      noted_(std::move(noted)) {}

void WeekLoader::send(Question question, Batch::Ask ask, Batch::Ask ask_later, Answered answered,
                      Noted noted) {
    // Its answers keep it alive.
    std::shared_ptr<WeekLoader>(new WeekLoader(std::move(question), std::move(ask),
                                               std::move(ask_later), std::move(answered),
                                               std::move(noted)))
        ->start();
}

void WeekLoader::start() {
    const Both both{Batch::start(ask_, std::move(question_.known),
                                 [self = shared_from_this()](BatchResult all) {
                                     self->take_schedules(std::move(all));
                                 }),
                    batch_notes(std::move(question_.known_notes))};
    ask_classes(both);
    if (!question_.enrolments_fresh) return ask_enrolments(both);
    both.schedules->close();
    both.notes->close();
}

std::shared_ptr<Batch> WeekLoader::batch_notes(store::ETags known) {
    return Batch::start(ask_later_, std::move(known), [self = shared_from_this()](BatchResult all) {
        self->take_notes(std::move(all));
    });
}

void WeekLoader::ask_enrolments(const Both& both) {
    const auto batch = Batch::start(
        ask_, std::move(question_.known_enrolments),
        [self = shared_from_this(), both](BatchResult result) {
            if (result.unchanged) {
                self->answer_.enrolments_unchanged = true;
                self->answer_.enrolment_etags = std::move(result.etags);
            } else {
                auto decoded =
                    result.error ? *result.error : api::decode_enrolments(result.bodies[0].value());
                if (decoded) {
                    self->question_.enrolments = decoded.value();
                    self->answer_.enrolments = std::move(decoded.value());
                    self->answer_.enrolment_etags = std::move(result.etags);
                } else if (self->asked_.empty()) {
                    self->failure_ = decoded.error();
                }
            }
            self->ask_classes(both);
            both.schedules->close();
            both.notes->close();
        });
    batch->ask(api::enrolments_path(question_.child.person));
    batch->close();
}

void WeekLoader::ask_classes(const Both& both) {
    const int year = model::study_year_of(question_.monday);
    bool known = false;
    for (const auto& enrolment : question_.enrolments) {
        if (enrolment.study_year != year) continue;
        known = true;
        ask_class(both, enrolment.group);
    }
    if (!known && year == model::study_year_of(question_.today.monday()))
        ask_class(both, question_.child.group);
}

void WeekLoader::ask_class(const Both& both, model::GroupId group) {
    if (std::find(asked_.begin(), asked_.end(), group) != asked_.end()) return;
    asked_.push_back(group);
    const auto first = question_.monday;
    const auto last = first + kLastDay;
    both.schedules->ask(api::schedule_path(question_.child.person, group, first, last));
    if (question_.with_notes)
        both.notes->ask(api::lesson_notes_path(question_.child.person, group, first, last));
}

void WeekLoader::take_schedules(BatchResult result) {
    const auto answered = std::exchange(answered_, nullptr);
    if (failure_) result.error = failure_;
    if (!result.error && !result.unchanged) {
        auto days = days_of(result, question_.child.person, question_.monday);
        if (days)
            answer_.days = std::move(days.value());
        else
            result.error = days.error();
    }
    if (result.error) {
        noted_ = nullptr;
        return answered(*result.error);
    }
    answer_.unchanged = result.unchanged;
    answer_.etags = std::move(result.etags);
    answered(answer_);
    if (notes_) tell_notes();
}

void WeekLoader::take_notes(BatchResult result) {
    notes_ = std::move(result);
    if (!answered_) tell_notes();
}

void WeekLoader::tell_notes() {
    if (!noted_ || !question_.with_notes) return;
    if (notes_->error) return noted_(*notes_->error);
    if (notes_->unchanged) {
        if (answer_.unchanged) return;
        // They may be of lessons that were not there before.
        const auto again = batch_notes({});
        for (const auto group : asked_)
            again->ask(api::lesson_notes_path(question_.child.person, group, question_.monday,
                                              question_.monday + kLastDay));
        return again->close();
    }
    NotesAnswer answer;
    answer.etags = std::move(notes_->etags);
    for (const auto& body : notes_->bodies) {
        auto notes = api::decode_lesson_notes(body.value());
        if (!notes) return noted_(notes.error());
        std::move(notes.value().begin(), notes.value().end(), std::back_inserter(answer.notes));
    }
    noted_(std::move(answer));
}

}  // namespace ranets::sync
