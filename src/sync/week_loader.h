#pragma once
// All that the server has to say of a child's week, put together out of several answers: the
// schedule of every class that the child was in that year, and the notes to its lessons, which are
// not waited for.
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/lesson_notes.h"
#include "model/result.h"
#include "sync/batch.h"

namespace ranets::sync {

struct WeekAnswer {
    bool unchanged = false;  // what is stored of the week holds
    std::vector<model::Day> days;
    store::ETags etags;
    // The child's classes, where they were asked for.
    bool enrolments_unchanged = false;
    std::optional<std::vector<model::Enrolment>> enrolments;
    store::ETags enrolment_etags;
};

struct NotesAnswer {
    std::vector<model::LessonNote> notes;
    store::ETags etags;
};

class WeekLoader : public std::enable_shared_from_this<WeekLoader> {
  public:
    using Answered = std::function<void(model::Result<WeekAnswer>)>;
    // After the week, if there is news at all, or they could not be had.
    using Noted = std::function<void(model::Result<NotesAnswer>)>;

    struct Question {
        model::DiaryOwner child;
        model::Date monday;
        model::Date today;
        std::vector<model::Enrolment> enrolments;  // as far as they are known
        bool enrolments_fresh = false;             // no need to ask for them
        bool with_notes = false;                   // the server has them
        store::ETags known, known_notes, known_enrolments;
    };
    // `ask_later`: for what nobody waits for.
    static void send(Question question, Batch::Ask ask, Batch::Ask ask_later, Answered answered,
                     Noted noted);

  private:
    // Of the schedules, of the notes.
    struct Both {
        std::shared_ptr<Batch> schedules, notes;
    };

    WeekLoader(Question question, Batch::Ask ask, Batch::Ask ask_later, Answered answered,
               Noted noted);
    void start();
    void ask_enrolments(const Both& both);
    void ask_classes(const Both& both);  // of the week's year, those that were not asked yet
    void ask_class(const Both& both, model::GroupId group);
    void take_schedules(BatchResult result);
    void take_notes(BatchResult result);
    void tell_notes();
    std::shared_ptr<Batch> batch_notes(store::ETags known);

    Question question_;
    Batch::Ask ask_, ask_later_;
    Answered answered_;
    Noted noted_;
    WeekAnswer answer_;
    std::optional<BatchResult> notes_;  // once they have come
    std::vector<model::GroupId> asked_;
    std::optional<model::Error> failure_;  // of what would have named the class
};

}  // namespace ranets::sync
