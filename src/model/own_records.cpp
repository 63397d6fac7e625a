#include "model/own_records.h"

#include <algorithm>

namespace ranets::model {
namespace {

template <class Days, class Visit>
void each_homework(Days& days, const Visit& visit) {
    for (auto& day : days) {
        for (auto& lesson : day.lessons) {
            for (auto& homework : lesson.homework) visit(homework);
        }
    }
}

template <class Days, class Visit>
void each_mark(Days& days, const Visit& visit) {
    for (auto& day : days) {
        for (auto& lesson : day.lessons) {
            for (auto& mark : lesson.marks) visit(mark);
        }
    }
}

bool among(const std::vector<MarkId>& marks, MarkId mark) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

bool has_file(const std::vector<Attachment>& files, FileId id) {
    return std::any_of(files.begin(), files.end(),
                       [&](const Attachment& file) { return file.id == id; });
}

constexpr std::string_view kBetweenNotes = " \u00b7 ";

// Where `part` is a whole one of the texts that were put together; npos: nowhere.
std::size_t find_part(std::string_view text, std::string_view part) {
    if (part.empty()) return std::string_view::npos;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        const bool starts = at == 0 || text.substr(0, at).ends_with(kBetweenNotes);
        const auto rest = text.substr(at + part.size());
        if (starts && (rest.empty() || rest.starts_with(kBetweenNotes))) return at;
    }
    return std::string_view::npos;
}

}  // namespace

void put_own_records(std::vector<Day>& days, const OwnRecords& own) {
    each_homework(days, [&](Homework& homework) {
        homework.note = {};
        for (const auto& note : own.notes) {
            if (note.work == homework.work) homework.note = {note.text, note.version};
        }
    });
    each_mark(days, [&](Mark& mark) {
        const auto told = std::max(mark.given_at, mark.corrected_at);
        mark.unseen = told > own.marks_since && !among(own.seen_marks, mark.id);
    });
}

void keep_own_records(std::vector<Day>& days, const std::vector<Day>& before) {
    each_homework(before, [&](const Homework& old) {
        each_homework(days, [&](Homework& homework) {
            if (homework.work == old.work) homework.note = old.note;
        });
    });
    each_mark(before, [&](const Mark& old) {
        each_mark(days, [&](Mark& mark) {
            if (mark.id == old.id) mark.unseen = old.unseen;
        });
    });
}

void add_own_homework(std::vector<Day>& days, const std::vector<OwnHomework>& own) {
    for (const auto& one : own) {
        const auto day = std::find_if(days.begin(), days.end(),
                                      [&](const Day& at) { return at.date == one.day; });
        if (!one.subject || day == days.end()) continue;
        const auto lesson =
            std::find_if(day->lessons.begin(), day->lessons.end(),
                         [&](const Lesson& at) { return at.subject == one.subject; });
        if (lesson == day->lessons.end()) continue;
        auto& homework = lesson->homework.emplace_back();
        homework.work = one.work;
        homework.text = one.text;
        homework.files = one.files;
        homework.done = one.done;
        homework.unsent = one.unsent;
    }
}

void overlay_tick(std::vector<Day>& days, WorkId work, bool done) {
    each_homework(days, [&](Homework& homework) {
        if (homework.work != work) return;
        homework.done = done;
        homework.unsent = true;
    });
}

void overlay_note(std::vector<Day>& days, WorkId work, std::string_view text, bool refused) {
    each_homework(days, [&](Homework& homework) {
        if (homework.work != work) return;
        homework.note.text = text;
        homework.note.unsent = !refused;
        homework.note.refused = refused;
    });
}

void overlay_seen_marks(std::vector<Day>& days, const std::vector<MarkId>& marks) {
    each_mark(days, [&](Mark& mark) {
        if (among(marks, mark.id)) mark.unseen = false;
    });
}

void put_tick(std::vector<Day>& days, WorkId work, bool done) {
    each_homework(days, [&](Homework& homework) {
        if (homework.work == work) homework.done = done;
    });
}

void put_note(std::vector<Day>& days, const OwnRecords::Note& note) {
    each_homework(days, [&](Homework& homework) {
        if (homework.work == note.work) homework.note = {note.text, note.version};
    });
}

std::string merge_notes(std::string_view shown, std::string_view ours, std::string_view theirs) {
    if (theirs.empty() || theirs == shown) return std::string(ours);
    if (!ours.empty() && theirs.find(ours) != std::string_view::npos) return std::string(theirs);
    if (const auto at = find_part(theirs, shown); at != std::string_view::npos) {
        std::string merged(theirs);
        merged.replace(at, shown.size(), ours);
        // What was deleted leaves one of its two separators behind, or the only one.
        if (ours.empty())
            merged.erase(at > 0 ? at - kBetweenNotes.size() : 0, kBetweenNotes.size());
        return merged;
    }
    if (ours.empty() || ours.find(theirs) != std::string_view::npos)
        return std::string(ours.empty() ? theirs : ours);
    return std::string(theirs).append(kBetweenNotes).append(ours);
}

std::vector<Attachment> merge_files(const std::vector<Attachment>& shown,
                                    const std::vector<Attachment>& ours,
                                    const std::vector<Attachment>& theirs) {
    std::vector<Attachment> merged;
    for (const auto& file : theirs) {
        if (!has_file(shown, file.id) || has_file(ours, file.id)) merged.push_back(file);
    }
    for (const auto& file : ours) {
        if (!has_file(shown, file.id) && !has_file(merged, file.id)) merged.push_back(file);
    }
    return merged;
}

void settle_file(std::vector<Attachment>& files, FileId outgoing, FileId file) {
    if (!file || has_file(files, file)) {
        std::erase_if(files, [&](const Attachment& one) { return one.id == outgoing; });
        return;
    }
    for (auto& one : files) {
        if (one.id == outgoing) one.id = file;
    }
}

}  // namespace ranets::model
