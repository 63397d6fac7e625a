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

namespace ranets::sync {

struct WeekAnswer {
    std::vector<model::Day> days;
    std::optional<std::vector<model::Enrolment>> enrolments;  // where they were asked for
};

class WeekRequest : public std::enable_shared_from_this<WeekRequest> {
  public:
    // Asks for a path; answered once, or never where nobody waits any more.
    using Get = std::function<void(std::string path,
                                   std::function<void(const model::Result<std::string>&)> answer)>;
    using Answered = std::function<void(model::Result<WeekAnswer>)>;
    using Noted = std::function<void(std::vector<model::LessonNote>)>;  // at the end, if at all

    struct Question {
        model::Child child;
        model::Date monday;
        model::Date today;
        std::vector<model::Enrolment> enrolments;  // as far as they are known
        bool enrolments_fresh = false;             // no need to ask for them
        bool with_notes = false;                   // the server has them
    };
    static void send(Question question, Get get, Answered answered, Noted noted);

  private:
    using Take = std::function<void(const model::Result<std::string>&)>;

    WeekRequest(Question question, Get get, Answered answered, Noted noted);
    void start();
    void ask(std::string path, bool waited_for, Take take);
    void ask_classes();  // of the week's year, those that were not asked yet
    void ask_class(model::GroupId group);
    void came(int& pending);

    Question question_;
    Get get_;
    Answered answered_;
    Noted noted_;
    WeekAnswer answer_;
    std::optional<std::vector<model::LessonNote>> notes_;  // unset: some did not come
    std::set<model::GroupId> asked_;
    std::set<model::LessonId> lessons_;    // in the answer
    std::optional<model::Error> failure_;  // of a schedule, or of what would have named the class
    int pending_ = 0;                      // that are waited for
    int pending_notes_ = 0;
};

}  // namespace ranets::sync
