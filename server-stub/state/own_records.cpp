#include "state/own_records.h"

namespace ranets::stub {

OwnNote OwnRecords::note(Session& session, int owner, int person, std::int64_t work) {
    Statement row = session.prepare(
        "SELECT text, version FROM note WHERE owner = ? AND person = ? AND work = ?");
    row.bind(owner).bind(person).bind(work);
    if (!row.step()) return {work, "", 0};
    return {work, row.text(0), row.integer(1)};
}

void OwnRecords::set_note(Session& session, int owner, int person, const OwnNote& note,
                          model::Date day) {
    session
        .prepare(
            "INSERT OR REPLACE INTO note(owner, person, work, day, text, version) "
            "VALUES(?, ?, ?, ?, ?, ?)")
        .bind(owner)
        .bind(person)
        .bind(note.work)
        .bind(day.days)
        .bind(note.text)
        .bind(note.version)
        .run();
}

void OwnRecords::add_seen(Session& session, int owner, int person,
                          const std::vector<SeenMark>& marks) {
    for (const SeenMark& seen : marks) {
        session
            .prepare(
                "INSERT OR IGNORE INTO seen_mark(owner, person, mark, day) "
                "VALUES(?, ?, ?, ?)")
            .bind(owner)
            .bind(person)
            .bind(seen.mark)
            .bind(seen.day.days)
            .run();
    }
}

std::vector<OwnNote> OwnRecords::notes(int owner, int person, model::Date from, model::Date to) {
    std::vector<OwnNote> notes;
    Session session = database_.read();
    Statement rows = session.prepare(  // note_by_day
        "SELECT work, text, version FROM note WHERE owner = ? AND person = ? "
        "AND day BETWEEN ? AND ? AND text <> '' ORDER BY day, work");
    rows.bind(owner).bind(person).bind(from.days).bind(to.days);
    while (rows.step()) notes.push_back({rows.integer(0), rows.text(1), rows.integer(2)});
    return notes;
}

std::vector<std::int64_t> OwnRecords::seen_marks(int owner, int person, model::Date from,
                                                 model::Date to) {
    std::vector<std::int64_t> marks;
    Session session = database_.read();
    Statement rows = session.prepare(  // seen_mark_by_day
        "SELECT mark FROM seen_mark WHERE owner = ? AND person = ? AND day BETWEEN ? AND ? "
        "ORDER BY day, mark");
    rows.bind(owner).bind(person).bind(from.days).bind(to.days);
    while (rows.step()) marks.push_back(rows.integer(0));
    return marks;
}

model::Instant OwnRecords::marks_since(int owner, int person, model::Instant now) {
    Session session = database_.write();
    session.prepare("INSERT OR IGNORE INTO marks_since(owner, person, since) VALUES(?, ?, ?)")
        .bind(owner)
        .bind(person)
        .bind(now.ms)
        .run();
    std::int64_t since = now.ms;
    {
        Statement row =
            session.prepare("SELECT since FROM marks_since WHERE owner = ? AND person = ?");
        row.bind(owner).bind(person);
        if (row.step()) since = row.integer(0);
    }
    session.commit();
    return {since};
}

}  // namespace ranets::stub
