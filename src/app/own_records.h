#pragma once
// What people write about homework, wherever it is shown, on its way to the server.
#include <functional>
#include <string>

#include "model/diary.h"
#include "model/own_records.h"
#include "sync/outbox.h"

namespace ranets::app {

class OwnRecords {
  public:
    OwnRecords(sync::Outbox& outbox, model::Rng& rng) : outbox_(outbox), rng_(rng) {}

    struct Place {
        model::PersonId child;
        model::Date day;  // of the lesson
        const model::Homework* homework = nullptr;
    };
    void set_done(const Place& place, bool done);
    // `begun`: see SetNote.
    void set_note(const Place& place, const std::string& text, const model::OwnNote& begun);
    // Homework of their own; without a work it is new. `shown`: what was changed; an empty text
    // takes it away.
    void set_own(model::PersonId child, model::OwnHomework homework,
                 const model::OwnHomework& shown);
    bool keep(store::OutboxEntry entry);  // false: it could not be kept

    std::function<void()> on_not_kept;  // on the disk: nothing has happened

  private:
    sync::Outbox& outbox_;
    model::Rng& rng_;
    // The note in whose field was typed last.
    struct Typed {
        model::WorkId work;
        model::OwnNote begun;
        std::string read;  // what was taken last of it: for the user that is the note
    } typed_;
};

}  // namespace ranets::app
