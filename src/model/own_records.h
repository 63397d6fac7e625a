#pragma once
// What a person adds to a diary: ticks and notes on homework, homework of their own, and which
// marks were seen. The server keeps it for all devices of the person; what it has not got yet waits
// in the outbox.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"

namespace ranets::model {

// Of a note, or of own homework, in code points: what is longer the server refuses.
inline constexpr std::size_t kLongestNote = 2000;

// Of one own homework, and of each: what is more the server refuses.
inline constexpr std::size_t kMostOwnFiles = 10;
inline constexpr std::int64_t kLargestOwnFile = 10 << 20;  // bytes

// Homework that somebody sets for themselves. In a list its work has a number below 0, which no
// other homework has.
struct OwnHomework {
    WorkId work;
    Date day;           // on which it is due
    SubjectId subject;  // none: of no lesson
    std::string subject_name;
    std::string text;
    bool done = false;
    std::vector<Attachment> files = {};  // see is_outgoing
    std::int64_t version = 0;            // as the server counts; 0: it has none
    bool unsent = false;                 // waits in the outbox
    bool refused = false;                // the server did not take it: it is here only

    friend bool operator==(const OwnHomework&, const OwnHomework&) = default;
};
inline bool is_own(WorkId work) {
    return work.value < 0;
}

// A file that is on this device only, on its way to the server: its number here, below 0.
inline bool is_outgoing(FileId file) {
    return file.value < 0;
}
inline FileId outgoing_file(std::int64_t number) {
    return {-number};
}

// As the server has it for a stretch of days.
struct OwnRecords {
    struct Note {
        WorkId work;
        std::string text;
        std::string version;

        friend bool operator==(const Note&, const Note&) = default;
    };
    std::vector<Note> notes;
    std::vector<OwnHomework> homework;
    Instant marks_since;  // older marks are new to nobody
    std::vector<MarkId> seen_marks;

    friend bool operator==(const OwnRecords&, const OwnRecords&) = default;
};

// Replaces what the days have of it.
void put_own_records(std::vector<Day>& days, const OwnRecords& own);
// From earlier days of the same weeks, by work and by mark.
void keep_own_records(std::vector<Day>& days, const std::vector<Day>& before);

// Beside what was set for the first lesson of its subject on the day; without one it stands in no
// day.
void add_own_homework(std::vector<Day>& days, const std::vector<OwnHomework>& own);

// Shows the days as if the server had taken a change already that waits in the outbox; `refused`
// is for a note that it did not take.
void overlay_tick(std::vector<Day>& days, WorkId work, bool done);
void overlay_note(std::vector<Day>& days, WorkId work, std::string_view text, bool refused);
void overlay_seen_marks(std::vector<Day>& days, const std::vector<MarkId>& marks);

// The server has taken it: it is part of the days.
void put_tick(std::vector<Day>& days, WorkId work, bool done);
void put_note(std::vector<Day>& days, const OwnRecords::Note& note);

// Two texts of one note, of which neither was written by somebody who had read the other, as one
// that has both. `shown` is what `ours` was written upon: where `theirs` still has it, as it was
// put beside another text before, ours takes its place.
std::string merge_notes(std::string_view shown, std::string_view ours, std::string_view theirs);

// Two lists of files made of one: what either added is there, and what either took away is not.
std::vector<Attachment> merge_files(const std::vector<Attachment>& shown,
                                    const std::vector<Attachment>& ours,
                                    const std::vector<Attachment>& theirs);
// In the place of an outgoing file the one that it has become; of no id: it came to nothing.
void settle_file(std::vector<Attachment>& files, FileId outgoing, FileId file);

}  // namespace ranets::model
