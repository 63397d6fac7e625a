#pragma once
// From the server into the cache: a pupil's marks of a school year, and how a class did a work.
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "model/diary.h"
#include "store/topics/marks_cache.h"
#include "sync/resource_loader.h"

namespace ranets::sync {

class MarksSync : public ResourceLoader {
  public:
    // Who was in which class changes seldom.
    static constexpr std::int64_t kEnrolmentsLastMs = 24 * 3'600'000LL;

    using ResourceLoader::ResourceLoader;

    void detach();

    // `done` is called when the year is stored, of all classes that the child was in then; which
    // those are is asked for before, when that is a day old. A second call for the same joins the
    // first.
    void load_year(const model::DiaryOwner& child, int study_year, model::Date today,
                   Finished done);
    bool loading_year(model::PersonId child, int study_year) const;

    void load_histogram(model::WorkId work, Finished done);
    using ResourceLoader::loading;
    bool loading(model::WorkId work) const { return loading(store::histogram_key(work)); }

    // What ChangeFeed::position() says; unset: there is no feed.
    std::function<std::uint64_t()> feed_position;

  private:
    using Year = std::pair<std::int64_t, int>;

    void ask_year(const model::DiaryOwner& child, int study_year, model::Date today, Finished done);
    std::vector<model::GroupId> classes(const model::DiaryOwner& child, int study_year,
                                        model::Date today) const;

    std::set<Year> years_;  // under way
};

}  // namespace ranets::sync
