#pragma once
// Search over what is on this device, while its window is open: what is typed is looked for in the
// index, in slices that leave room for frames, and what has changed since the index was made is
// put there meanwhile. The window asks for the next slice with each frame (ContinueSearch).
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/screen_model.h"
#include "model/search.h"
#include "store/topics/search_index.h"
#include "sync/outbox.h"
#include "sync/server_clock.h"

namespace ranets::app {

class SearchModel final : public ScreenModel {
  public:
    SearchModel(SearchView& view, const Views& views, const sync::Outbox& outbox,
                const sync::ServerClock& clock)
        : view_(view), views_(views), outbox_(outbox), clock_(clock) {}

    void attach(store::CacheDb& cache) override;
    void detach() override;
    void clear() override;
    void start_over() override;
    bool cache_moved() override;
    void day_moved(model::Date today) override;

    void open();
    void close();
    void look_for(std::string_view text);
    void narrow(std::optional<model::SearchGroup> group);
    void look_in(model::PersonId child);
    void more();
    void go_on();

  private:
    // In a week, by WeekPlace; of people, in all that are listed.
    struct Hit {
        model::Date monday;
        std::uint32_t number = 0;
        friend bool operator==(const Hit&, const Hit&) = default;
    };
    struct PersonFound {
        model::Person person;
        std::string about;  // posts and subjects
        bool teaches = false;
    };

    const model::DiaryOwner* child() const;
    store::SearchSource source() const;
    void read();   // of whom, and what of it the index lacks
    void begin();  // looks for the words anew
    void slice();
    void index_next();
    void find_people();
    void read_people();
    void scan(model::Date monday);
    void add(model::Date monday, std::uint32_t number);
    model::Date day_of(const Hit& hit) const;
    const std::vector<model::Day>& week(model::Date monday);
    void describe();
    void add_rows(model::SearchGroup group, std::size_t most);
    std::optional<SearchRow> row_of(model::SearchGroup group, const Hit& hit);
    std::vector<Hit>& hits(model::SearchGroup group) {
        return hits_[static_cast<std::size_t>(group)];
    }

    SearchView& view_;
    const Views& views_;
    const sync::Outbox& outbox_;
    const sync::ServerClock& clock_;
    store::CacheDb* cache_ = nullptr;
    model::Date today_;
    std::vector<model::SearchedWord> words_;
    std::vector<store::SearchIndex::Part> missing_;  // in the index, the latest first
    std::size_t parts_ = 0;                          // all that there are
    std::set<model::Date> unsent_;                   // weeks with changes that wait in the outbox
    std::int64_t outbox_revision_ = 0;
    bool walking_ = false;
    model::Date before_;  // how far the walk through the index has come
    std::array<std::vector<Hit>, model::kSearchGroups> hits_;
    std::vector<PersonFound> people_;
    bool people_read_ = false;
    std::size_t wanted_ = 0;                                // rows of the group that was chosen
    std::map<model::Date, std::vector<model::Day>> weeks_;  // that were read
};

}  // namespace ranets::app
