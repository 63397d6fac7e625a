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

void overlay(std::vector<Day>& days, const OwnWrite& write, bool refused) {
    switch (write.kind) {
        case OwnWrite::Kind::Tick:
            each_homework(days, [&](Homework& homework) {
                if (homework.work != write.work) return;
                homework.done = write.done;
                homework.unsent = true;
            });
            break;
        case OwnWrite::Kind::Note:
            each_homework(days, [&](Homework& homework) {
                if (homework.work != write.work) return;
                homework.note.text = write.note;
                homework.note.unsent = !refused;
                homework.note.refused = refused;
            });
            break;
        case OwnWrite::Kind::SeenMarks:
            each_mark(days, [&](Mark& mark) {
                if (among(write.marks, mark.id)) mark.unseen = false;
            });
            break;
    }
}

void apply(std::vector<Day>& days, const OwnWrite& write, std::string_view note_version) {
    overlay(days, write, false);
    each_homework(days, [&](Homework& homework) {
        homework.unsent = false;
        if (!homework.note.unsent) return;
        homework.note.unsent = false;
        homework.note.version = note_version;
    });
}

}  // namespace ranets::model
