#include "sync/week_request.h"

#include <iterator>
#include <utility>

#include "api/codecs.h"
#include "api/endpoints.h"

namespace ranets::sync {
namespace {

constexpr int kLastDay = 6;  // a week is asked for from Monday to Sunday

}  // namespace

WeekRequest::WeekRequest(Question question, Get get, Answered answered, Noted noted)
    : question_(std::move(question)),
      get_(std::move(get)),
      answered_(std::move(answered)),
      noted_(std::move(noted)) {}

void WeekRequest::send(Question question, Get get, Answered answered, Noted noted) {
    // Its answers keep it alive.
    std::shared_ptr<WeekRequest>(
        new WeekRequest(std::move(question), std::move(get), std::move(answered), std::move(noted)))
        ->start();
}

void WeekRequest::start() {
    if (question_.with_notes) notes_.emplace();
    ++pending_;  // nothing ends before all has been asked
    ask_classes();
    if (!question_.enrolments_fresh) {
        ask(api::enrolments_path(question_.child.person), true, [this](const auto& body) {
            auto enrolments = body ? api::decode_enrolments(body.value()) : body.error();
            if (!enrolments) {
                if (asked_.empty()) failure_ = enrolments.error();
                return;
            }
            question_.enrolments = enrolments.value();
            answer_.enrolments = std::move(enrolments.value());
            ask_classes();
        });
    }
    came(pending_);
}

void WeekRequest::ask(std::string path, bool waited_for, Take take) {
    int& pending = waited_for ? pending_ : pending_notes_;
    ++pending;
    get_(std::move(path),
         [self = shared_from_this(), &pending, take = std::move(take)](const auto& body) {
             take(body);
             self->came(pending);
         });
}

void WeekRequest::ask_classes() {
    const int year = model::study_year_of(question_.monday);
    bool known = false;
    for (const auto& enrolment : question_.enrolments) {
        if (enrolment.study_year != year) continue;
        known = true;
        ask_class(enrolment.group);
    }
    if (!known && year == model::study_year_of(question_.today.monday()))
        ask_class(question_.child.group);
}

void WeekRequest::ask_class(model::GroupId group) {
    if (!asked_.insert(group).second) return;
    const auto person = question_.child.person;
    const auto first = question_.monday;
    const auto last = first + kLastDay;
    ask(api::schedule_path(person, group, first, last), true,
        [this, person, first, last](const auto& body) {
            auto days = body ? api::decode_schedule(body.value(), person) : body.error();
            if (!days) {
                if (!failure_) failure_ = days.error();
                return;
            }
            for (auto& day : days.value()) {
                if (day.date < first || day.date > last) continue;
                // Some servers tell the lessons of both classes whichever is asked for.
                std::erase_if(day.lessons, [this](const model::Lesson& lesson) {
                    return !lessons_.insert(lesson.id).second;
                });
                answer_.days.push_back(std::move(day));
            }
        });
    if (!question_.with_notes) return;
    ask(api::lesson_notes_path(person, group, first, last), false, [this](const auto& body) {
        auto notes = body ? api::decode_lesson_notes(body.value()) : body.error();
        if (!notes) {
            notes_.reset();
        } else if (notes_) {
            std::move(notes.value().begin(), notes.value().end(), std::back_inserter(*notes_));
        }
    });
}

void WeekRequest::came(int& pending) {
    --pending;
    if (pending_ > 0) return;
    if (answered_) {
        const auto answered = std::exchange(answered_, nullptr);
        if (failure_) {
            noted_ = nullptr;
            return answered(*failure_);
        }
        answered(std::move(answer_));
    }
    if (pending_notes_ == 0 && notes_ && noted_) std::exchange(noted_, nullptr)(std::move(*notes_));
}

}  // namespace ranets::sync
