#pragma once
// What the server knows, as far as it has been asked. The file may be dropped at any time.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"
#include "model/lesson_notes.h"
#include "model/own_records.h"
#include "model/result.h"
#include "model/school.h"
#include "store/database.h"
#include "store/storage.h"

namespace ranets::store {

struct StoredWeek {
    model::Week week;           // with the calendar's period and holidays, as far as they are known
    model::Instant as_of;       // when the server said so, by its clock
    std::int64_t revision = 0;  // moves when the content or the class's calendar does
};

// The server's marks (ETag) of the answers out of which a thing was stored, by their paths.
using Tags = std::map<std::string, std::string>;

// What is stored, and asked for, as one.
struct Thing {
    enum class Kind { Account, Calendar, Week, Enrolments, School, ClassList, Notes };
    Kind kind = Kind::Account;
    std::int64_t owner = 0;  // whose it is: a person, a class, a school
    model::Date start = {};  // of a week

    static Thing account() { return {}; }
    static Thing week(model::PersonId child, model::Date monday) {
        return {Kind::Week, child.value, monday};
    }
    static Thing notes(model::PersonId child, model::Date monday) {
        return {Kind::Notes, child.value, monday};
    }
    static Thing enrolments(model::PersonId child) { return {Kind::Enrolments, child.value}; }
    static Thing calendar(model::GroupId group) { return {Kind::Calendar, group.value}; }
    static Thing school(model::SchoolId school) { return {Kind::School, school.value}; }
    static Thing class_list(model::GroupId group) { return {Kind::ClassList, group.value}; }
};

// Whoever stores a thing tells of which answers it was made. Without that nothing is kept of what
// was known of an earlier one's: the server would be asked about what is no longer here.
class CacheDb {
  public:
    // A file of an older version, a damaged one and one that is no database are emptied. A newer
    // one is left as it is: an error, with its reason in `fault`.
    static model::Result<CacheDb> open(const Storage::Files& files, Fault* fault = nullptr);

    // open() looks at what the start needs only; these at all that there is, a part at a time: a
    // large one takes long.
    std::vector<std::string> tables();
    bool intact(std::string_view table);
    model::Result<model::Done> begin_anew();  // as if it had just been made
    // Empties the log, which the next start would have to read whole; a failure loses nothing.
    void settle();

    std::optional<model::Account> account();
    std::optional<model::Instant> account_as_of();
    model::Result<model::Done> save_account(const model::Account& account, model::Instant as_of,
                                            const Tags& tags = {});

    std::vector<model::Enrolment> enrolments(model::PersonId child);
    std::optional<model::Instant> enrolments_as_of(model::PersonId child);
    model::Result<model::Done> save_enrolments(model::PersonId child,
                                               const std::vector<model::Enrolment>& enrolments,
                                               model::Instant as_of, const Tags& tags = {});
    // The class that had the week's lessons, as far as they and the enrolments of that school year
    // tell; else today's.
    model::Enrolment class_of(const model::Child& child, model::Date monday);

    model::SchoolCalendar calendar(model::GroupId group);
    std::optional<model::Instant> calendar_as_of(model::GroupId group);
    model::Result<model::Done> save_calendar(model::GroupId group,
                                             const model::SchoolCalendar& calendar,
                                             model::Instant as_of, const Tags& tags = {});

    // Replaces the child's whole week, in one transaction: what is not in `days` is gone, but for
    // names of attachments, notes to lessons and own records that are known already. Where that
    // changes the week, the answer with its notes has to be had anew: they may be of new lessons.
    model::Result<model::Done> save_week(model::PersonId child, model::Date monday,
                                         const std::vector<model::Day>& days, model::Instant as_of,
                                         const Tags& tags = {});
    model::Result<model::Done> save_attachments(model::PersonId child, model::Date monday,
                                                const std::vector<model::Attachment>& files);
    // Replaces all notes of the week; nothing happens when it has never been loaded.
    model::Result<model::Done> save_notes(model::PersonId child, model::Date monday,
                                          const std::vector<model::LessonNote>& notes,
                                          const Tags& tags = {});
    // Replaces all own records of the week, likewise.
    model::Result<model::Done> save_own_records(model::PersonId child, model::Date monday,
                                                const model::OwnRecords& own);
    // The server has taken a change of the user's: the week shows it from now on by itself.
    model::Result<model::Done> take_write(const model::OwnWrite& write,
                                          std::string_view note_version);
    std::vector<model::WorkId> works_with_nameless_files(model::PersonId child, model::Date monday);

    // cache_files.cpp: what is in attachments. The oldest make room for a new one.
    static constexpr std::int64_t kMostFileBytes = 24 << 20;  // of all of them
    std::optional<std::string> file(model::FileId id);
    bool has_file(model::FileId id);
    model::Result<model::Done> save_file(model::FileId id, std::string_view bytes,
                                         model::Instant now);
    // Attachments of homework in [first, last] that are not here, smaller ones than `most_bytes`.
    std::vector<model::Attachment> missing_files(model::PersonId child, model::Date first,
                                                 model::Date last, std::int64_t most_bytes);

    // Nothing when the week has never been loaded. Attachments without names are left out.
    std::optional<StoredWeek> week(const model::Child& child, model::Date monday);
    std::optional<model::Instant> week_as_of(model::PersonId child, model::Date monday);
    // As in StoredWeek; 0 when the week has never been loaded.
    std::int64_t week_revision(const model::Child& child, model::Date monday);

    // Forgets weeks before this one, everybody's, and sees whether more can be written then.
    model::Result<model::Done> make_room(model::Date monday);

    // Of days that have any, inclusive, by day.
    std::vector<model::DayMarks> marks_by_day(model::PersonId child, model::Date first,
                                              model::Date last);

    // The first day after `after` that has lessons, if every week up to it is stored.
    std::optional<model::Day> next_school_day(model::PersonId child, model::Date after);

    // A school's card and a class's list of people: nothing when they have never been loaded. The
    // revision moves with the content, 0: never loaded.
    std::optional<model::SchoolCard> school(model::SchoolId school);
    std::optional<model::Instant> school_as_of(model::SchoolId school);
    std::int64_t school_revision(model::SchoolId school);
    model::Result<model::Done> save_school(const model::SchoolCard& card, model::Instant as_of,
                                           const Tags& tags = {});
    std::optional<model::ClassList> class_list(model::GroupId group);
    std::optional<model::Instant> class_list_as_of(model::GroupId group);
    std::int64_t class_list_revision(model::GroupId group);
    model::Result<model::Done> save_class_list(model::GroupId group, const model::ClassList& list,
                                               model::Instant as_of, const Tags& tags = {});

    // cache_changes.cpp: how far the change feed has been followed, and what it said of a week.
    struct Feed {
        std::string cursor;
        model::Instant as_of;  // when the server said that this is where we are
    };
    enum class Word {
        Nothing,  // the feed was not followed when the week was asked for
        Holds,    // nothing changed since
        Stale,    // something did
    };
    std::optional<Feed> feed();
    struct ChangedDay {
        model::PersonId child;
        model::Date date;
    };
    model::Result<model::Done> save_feed(const Feed& feed, const std::vector<ChangedDay>& changed);
    model::Result<model::Done> forget_feed();  // every week may be out of date
    Word word_on_week(model::PersonId child, model::Date monday);
    // Of a week that was just stored or held, and had been asked for with the feed at hand.
    model::Result<model::Done> follow_week(model::PersonId child, model::Date monday);
    model::Result<model::Done> doubt_week(model::PersonId child, model::Date monday);  // ask again

    // cache_answers.cpp: of the answers out of which a thing is stored, while it is here, whole.
    Tags tags(const Thing& thing);
    // The server said that the thing is as it is here; nothing happens where there is none.
    model::Result<model::Done> hold(const Thing& thing, model::Instant as_of);

    // cache_upkeep.cpp: how much is kept, and less of it.
    struct KeptWeeks {
        int weeks = 0;
        model::Date first;  // Monday of the earliest
    };
    std::optional<KeptWeeks> kept_weeks(model::PersonId child);
    std::int64_t bytes() { return database_.bytes(); }
    model::Result<model::Done> clear();  // all but who is signed in

    Database& database() { return database_; }  // for tests of query plans

  private:
    using Kind = Thing::Kind;
    struct Freshness {
        model::Instant as_of;
        std::int64_t revision = 0;
        Word word = Word::Nothing;
    };

    explicit CacheDb(Database database) : database_(std::move(database)) {}

    // Changes a stored week as `edit` says.
    template <class Edit>
    model::Result<model::Done> edit_week(model::PersonId child, model::Date monday,
                                         const Edit& edit);
    std::vector<model::Day> days(model::PersonId child, model::Date first, model::Date last);
    model::Result<model::Done> replace_days(model::PersonId child, model::Date monday,
                                            const std::vector<model::Day>& days);
    std::vector<model::StaffMember> staff(model::SchoolId school, bool administers);
    std::optional<Freshness> freshness(const Thing& thing);
    model::Result<model::Done> touch(const Thing& thing, model::Instant as_of, bool changed);
    model::Result<model::Done> set_tags(const Thing& thing, const Tags& tags);
    model::Result<model::Done> set_word(const Thing& thing, Word word);
    // All of these, at the end of storing a thing anew.
    model::Result<model::Done> stored(const Thing& thing, model::Instant as_of, bool changed,
                                      const Tags& tags);

    Database database_;
};

}  // namespace ranets::store
