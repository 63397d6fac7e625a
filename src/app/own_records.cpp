#include "app/own_records.h"

#include <array>
#include <cstdint>
#include <utility>

#include "sync/outbox_kinds/note.h"
#include "sync/outbox_kinds/own_homework.h"
#include "sync/outbox_kinds/tick.h"

namespace ranets::app {

bool OwnRecords::keep(store::OutboxEntry entry) {
    const bool kept = outbox_.add(std::move(entry)).ok();
    if (!kept && on_not_kept) on_not_kept();
    return kept;
}

void OwnRecords::set_done(const Place& place, bool done) {
    const auto& [child, day, homework] = place;
    if (homework->done != done) keep(sync::tick_entry(child, day, homework->work, done));
}

void OwnRecords::set_note(const Place& place, const std::string& text,
                          const model::OwnNote& begun) {
    const auto& [child, day, homework] = place;
    const auto work = homework->work;
    const auto& note = homework->note;
    if (typed_.work != work || typed_.begun != begun) typed_ = {work, begun, begun.text};
    if (note.text != text || note.refused) {
        // A newer text that has merely arrived, and that the field does not show yet, was not read.
        const bool is_read = note.text == typed_.read;
        if (!keep(sync::note_entry(child, day, work, text,
                                   {typed_.read, is_read ? note.version : std::string()})))
            return;
    }
    typed_.read = text;
}

void OwnRecords::set_own(model::PersonId child, model::OwnHomework homework,
                         const model::OwnHomework& shown) {
    // Of 53 bits, as numbers of JSON have.
    if (!homework.work) {
        std::array<std::uint8_t, 8> bytes{};
        rng_.fill(bytes);
        std::uint64_t number = 0;
        for (const auto byte : bytes) number = number << 8 | byte;
        homework.work = {-static_cast<std::int64_t>((number >> 11) | 1)};
    }
    keep(sync::own_homework_entry(child, homework, shown));
}

}  // namespace ranets::app
