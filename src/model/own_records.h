#pragma once
// What a person adds to a diary: ticks and notes on homework, and which marks were seen. The
// server keeps it for all devices of the person; what it has not got yet waits in the outbox.
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"

namespace ranets::model {

// As the server has it for a stretch of days.
struct OwnRecords {
    struct Note {
        WorkId work;
        std::string text;
        std::string version;

        friend bool operator==(const Note&, const Note&) = default;
    };
    std::vector<Note> notes;
    Instant marks_since;  // older marks are new to nobody
    std::vector<MarkId> seen_marks;

    friend bool operator==(const OwnRecords&, const OwnRecords&) = default;
};

// Replaces what the days have of it.
void put_own_records(std::vector<Day>& days, const OwnRecords& own);
// From earlier days of the same weeks, by work and by mark.
void keep_own_records(std::vector<Day>& days, const std::vector<Day>& before);

// A change that waits in the outbox.
struct OwnWrite {
    enum class Kind { Tick, Note, SeenMarks };
    Kind kind = Kind::Tick;
    PersonId child;
    Date day;     // of the lesson; of SeenMarks the Monday of their week
    WorkId work;  // none for SeenMarks
    bool done = false;
    std::string note;
    std::vector<MarkId> marks;

    friend bool operator==(const OwnWrite&, const OwnWrite&) = default;
};

// Shows the days as if the server had taken the change already; `refused` is for a note that it
// did not take.
void overlay(std::vector<Day>& days, const OwnWrite& write, bool refused);
// The server has taken it: it is part of the days. `note_version` is that of its note.
void apply(std::vector<Day>& days, const OwnWrite& write, std::string_view note_version);

}  // namespace ranets::model
