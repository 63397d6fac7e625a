#include "app/search_model.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "model/text.h"
#include "store/topics/school_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::app {
namespace {

using model::Date;
using model::SearchGroup;
using model::WeekPlace;

constexpr std::int64_t kSliceMs = 6;  // of a frame
constexpr std::size_t kPage = 40;     // rows that are read at a time
constexpr std::size_t kMostWeeks = 60;
constexpr Date kEndOfTime{1 << 19};
constexpr std::size_t kRecent = 5;
// Notes and ticks are written about homework of these days, in weeks from now.
constexpr int kUnsentBefore = 3, kUnsentAfter = 4;

// Of each group where all are shown.
constexpr std::array<std::size_t, model::kSearchGroups> kFew{2, 2, 1, 2, 2};

bool has_words(const std::vector<model::SearchedWord>& words) {
    return !words.empty();
}

}  // namespace

void SearchModel::attach(store::CacheDb& cache) {
    cache_ = &cache;
    if (view_.open) open();
}

void SearchModel::detach() {
    cache_ = nullptr;
    walking_ = false;
    missing_.clear();
    view_.working = false;
}

void SearchModel::clear() {
    detach();
    close();
    view_.recent.clear();
}

void SearchModel::start_over() {
    cache_moved();
}

const model::DiaryOwner* SearchModel::child() const {
    for (const auto& one : views_.children.all) {
        if (one.person == view_.child) return &one;
    }
    return nullptr;
}

store::SearchSource SearchModel::source() const {
    return {store::kWeekKind, view_.child.value, store::kWeekTopic.version};
}

void SearchModel::read() {
    missing_.clear();
    unsent_.clear();
    weeks_.clear();
    people_read_ = false;
    parts_ = 0;
    outbox_revision_ = outbox_.revision();
    if (cache_ == nullptr || !view_.child) return;
    missing_ = store::SearchIndex(*cache_).missing(source());
    const auto kept = store::WeekCache(*cache_).kept_weeks(view_.child);
    parts_ = kept ? static_cast<std::size_t>(kept->weeks) : 0;
    for (int week = -kUnsentBefore; week <= kUnsentAfter; ++week) {
        const auto monday = today_.monday() + 7 * week;
        auto stored = store::WeekCache(*cache_).days(view_.child, monday, monday + 6);
        auto shown = stored;
        outbox_.overlay({view_.child, shown});
        if (shown != stored) unsent_.insert(monday);
    }
}

bool SearchModel::cache_moved() {
    if (!view_.open || cache_ == nullptr) return false;
    const auto parts = parts_;
    const auto revision = outbox_revision_;
    auto before = std::exchange(missing_, {});
    read();
    const auto same = [](const auto& a, const auto& b) {
        return a.start == b.start && a.revision == b.revision;
    };
    const bool as_before =
        parts == parts_ && revision == outbox_revision_ &&
        std::equal(before.begin(), before.end(), missing_.begin(), missing_.end(), same);
    if (!as_before) begin();
    return !as_before;
}

void SearchModel::day_moved(Date today) {
    today_ = today;
    if (view_.open) begin();
}

void SearchModel::open() {
    view_.open = true;
    if (child() == nullptr) view_.child = views_.children.chosen;
    read();
    begin();
}

void SearchModel::close() {
    if (!view_.text.empty() && !view_.rows.empty()) {
        std::erase(view_.recent, view_.text);
        view_.recent.insert(view_.recent.begin(), view_.text);
        if (view_.recent.size() > kRecent) view_.recent.resize(kRecent);
    }
    SearchView closed;
    closed.session = view_.session;
    closed.recent = std::move(view_.recent);
    view_ = std::move(closed);
    words_.clear();
    for (auto& group : hits_) group.clear();
    weeks_.clear();
    people_.clear();
    people_read_ = false;
    missing_.clear();
    walking_ = false;
}

void SearchModel::look_for(std::string_view text) {
    if (view_.text == text) return;
    view_.text = text;
    begin();
}

void SearchModel::narrow(std::optional<SearchGroup> group) {
    view_.group = group;
    wanted_ = kPage;
    describe();
}

void SearchModel::look_in(model::PersonId child) {
    if (view_.child == child) return;
    view_.child = child;
    read();
    begin();
}

void SearchModel::more() {
    wanted_ += kPage;
    describe();
}

void SearchModel::begin() {
    words_ = model::searched_words(view_.text);
    for (auto& group : hits_) group.clear();
    wanted_ = kPage;
    before_ = kEndOfTime;
    walking_ = cache_ != nullptr && has_words(words_);
    if (walking_) {
        find_people();
        for (const auto monday : unsent_) scan(monday);
    }
    slice();
}

void SearchModel::go_on() {
    if (view_.working) slice();
}

// First what the index knows, then what it lacks, the latest first in both.
void SearchModel::slice() {
    if (cache_ != nullptr) {
        const auto until = clock_.device().monotonic_ms() + kSliceMs;
        const auto has_time = [&] { return clock_.device().monotonic_ms() < until; };
        if (walking_) {
            bool stopped = false;
            const auto visit = [&](Date monday, const std::vector<std::uint32_t>& numbers) {
                const bool lacks = unsent_.contains(monday) ||
                                   std::any_of(missing_.begin(), missing_.end(),
                                               [&](auto& part) { return part.start == monday; });
                before_ = monday;
                if (!lacks) {
                    for (const auto number : numbers) add(monday, number);
                }
                stopped = !has_time();
                return !stopped;
            };
            store::SearchIndex(*cache_).find(source(), words_, before_, visit);
            walking_ = stopped;
        }
        while (!walking_ && !missing_.empty() && has_time()) index_next();
    }
    describe();
}

void SearchModel::index_next() {
    const auto part = missing_.front();
    missing_.erase(missing_.begin());
    const store::Reading reading(cache_->database());
    const auto days = store::WeekCache(*cache_).days(view_.child, part.start, part.start + 6);
    if (!reading.whole()) return;  // the next search tries again
    const auto docs = model::week_docs(days, part.start);
    // A disk that fails loses nothing: the next search makes it anew.
    static_cast<void>(store::SearchIndex(*cache_).put(source(), part, docs));
    if (!has_words(words_) || unsent_.contains(part.start)) return;
    for (const auto& doc : docs) {
        if (model::fits(doc, words_)) add(part.start, doc.number);
    }
}

void SearchModel::scan(Date monday) {
    const auto docs = model::week_docs(week(monday), monday);
    for (const auto& doc : docs) {
        if (model::fits(doc, words_)) add(monday, doc.number);
    }
}

void SearchModel::add(Date monday, std::uint32_t number) {
    hits(WeekPlace::of(number).group).push_back({monday, number});
}

Date SearchModel::day_of(const Hit& hit) const {
    return hit.monday + WeekPlace::of(hit.number).day;
}

// Those of the school and of the class, each once: the school knows more of its own.
void SearchModel::read_people() {
    people_.clear();
    people_read_ = true;
    const auto* owner = child();
    if (owner == nullptr) return;
    const auto add = [&](const model::Person& person, std::string about, bool teaches) {
        const bool known = std::any_of(people_.begin(), people_.end(), [&](const auto& other) {
            return other.person.id == person.id;
        });
        if (person.id && !known) people_.push_back({person, std::move(about), teaches});
    };
    if (const auto card = store::SchoolCache(*cache_).school(owner->school)) {
        for (const auto* staff : {&card->administrators, &card->teachers}) {
            for (const auto& member : *staff) {
                auto about = member.post;
                if (!about.empty() && !member.subjects.empty()) about += " · ";
                add(member.person, about + member.subjects, true);
            }
        }
    }
    if (const auto list = store::SchoolCache(*cache_).class_list(owner->group)) {
        add(list->class_teacher, {}, true);
        for (const auto& pupil : list->pupils) add(pupil, owner->group_name, false);
    }
}

void SearchModel::find_people() {
    if (!people_read_) read_people();
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const auto name = model::full_name(people_[i].person);
        const model::SearchDoc doc{0, {name, people_[i].about}};
        if (model::fits(doc, words_))
            hits(SearchGroup::People).push_back({{}, static_cast<std::uint32_t>(i)});
    }
}

const std::vector<model::Day>& SearchModel::week(Date monday) {
    const auto known = weeks_.find(monday);
    if (known != weeks_.end()) return known->second;
    if (weeks_.size() >= kMostWeeks) weeks_.clear();
    auto& days = weeks_[monday];
    days = store::WeekCache(*cache_).days(view_.child, monday, monday + 6);
    outbox_.overlay({view_.child, days});
    return days;
}

void SearchModel::describe() {
    view_.working = walking_ || !missing_.empty();
    view_.percent =
        parts_ == 0 ? 100
                    : static_cast<int>(100 * (parts_ - std::min(parts_, missing_.size())) / parts_);
    view_.rows.clear();
    view_.more = false;
    view_.looked = has_words(words_);
    const auto order = [&](const Hit& hit) {
        const int ahead = day_of(hit) - today_;
        return std::tuple(ahead <= 0, ahead > 0 ? ahead : -ahead, hit.number);
    };
    for (std::size_t i = 0; i < model::kSearchGroups; ++i) {
        const auto group = static_cast<SearchGroup>(i);
        auto& found = hits(group);
        if (group != SearchGroup::People) {
            std::sort(found.begin(), found.end(),
                      [&](const Hit& a, const Hit& b) { return order(a) < order(b); });
        }
        view_.found[i] = static_cast<int>(found.size());
        if (!view_.group)
            add_rows(group, kFew[i]);
        else if (*view_.group == group)
            add_rows(group, wanted_);
    }
}

void SearchModel::add_rows(SearchGroup group, std::size_t most) {
    const auto& found = hits(group);
    if (cache_ == nullptr) return;
    for (std::size_t i = 0; i < found.size() && i < most; ++i) {
        if (auto row = row_of(group, found[i])) view_.rows.push_back(std::move(*row));
    }
    if (view_.group && found.size() > most) view_.more = true;
}

std::optional<SearchRow> SearchModel::row_of(SearchGroup group, const Hit& hit) {
    const auto marked = [&](std::string_view text) { return model::marked_text(text, words_); };
    const auto line = [&](std::initializer_list<std::string_view> texts) {
        std::vector<model::MarkedText> parts;
        for (const auto text : texts) parts.push_back(marked(text));
        return model::joined(parts, " · ");
    };
    SearchRow row;
    row.group = group;
    row.child = view_.child;
    if (group == SearchGroup::People) {
        const auto& found = people_[hit.number];
        row.person = found.person;
        row.teaches = found.teaches;
        row.title = marked(model::full_name(found.person));
        row.about = marked(found.about);
        return row;
    }
    const auto place = WeekPlace::of(hit.number);
    const auto* lesson = place.lesson_in(week(hit.monday), hit.monday);
    if (lesson == nullptr) return std::nullopt;
    const auto at = static_cast<std::size_t>(place.position);
    row.date = day_of(hit);
    row.lesson = lesson->id;
    row.lesson_number = lesson->number;
    row.start = lesson->start;
    row.subject = lesson->subject_name;
    row.room = lesson->room;
    row.number = hit.number;
    if (group == SearchGroup::Lessons) {
        row.title = line({lesson->subject_name, lesson->topic});
        // What else it was found by is told, too.
        std::vector<model::MarkedText> about;
        for (const auto* text : {&lesson->test_name, &lesson->teacher, &lesson->class_name}) {
            if (auto part = marked(*text); !part.marks.empty() || text != &lesson->teacher)
                about.push_back(std::move(part));
        }
        row.about = model::joined(about, " · ");
    } else if (group == SearchGroup::Homework) {
        const auto& homework = lesson->homework[at];
        row.work = homework.work;
        if (const auto* whose = child();
            whose != nullptr && whose->kind == model::DiaryOwner::Kind::Pupil)
            row.done = homework.done;
        row.title = marked(homework.text.empty() ? lesson->topic : homework.text);
        std::vector<model::MarkedText> about{marked(lesson->subject_name)};
        if (!lesson->class_name.empty()) about.push_back(marked(lesson->class_name));
        if (auto note = marked(homework.note.text); !note.marks.empty())
            about.push_back(std::move(note));
        for (const auto& file : homework.files) {
            if (auto name = marked(file.name); !name.marks.empty())
                about.push_back(std::move(name));
        }
        row.about = model::joined(about, " · ");
        if (row.title.text.empty()) row.title = std::exchange(row.about, {});
    } else {
        const auto& mark = lesson->marks[at];
        row.value = mark.value;
        row.title = line({mark.work_name, mark.comment});
        row.about = line({lesson->subject_name, lesson->teacher});
        if (row.title.text.empty()) row.title = std::exchange(row.about, {});
    }
    return row;
}

}  // namespace ranets::app
