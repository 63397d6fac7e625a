#include "app/data_model.h"

#include "store/topics/week_cache.h"

namespace ranets::app {

using Download = DataView::Download;

void DataModel::clear() {
    // The choice is the device's, and the line is whoever's.
    DataView nobodys;
    nobodys.fetch_ahead = view_.fetch_ahead;
    nobodys.metered = view_.metered;
    view_ = nobodys;
    shown_ = false;
}

void DataModel::start_over() {
    view_.download = Download::None;
    cache_moved();
}

bool DataModel::cache_moved() {
    if (!shown_) return false;
    const auto before = view_;
    read();
    return view_ != before;
}

void DataModel::enter(Route&) {
    shown_ = true;
    read();
}

void DataModel::read() {
    const bool open = files_.is_open();
    view_.kept.clear();
    for (const auto& child : children_.all) {
        const auto kept =
            open ? store::WeekCache(files_.cache()).kept_weeks(child.person) : std::nullopt;
        view_.kept.push_back({child.person, kept ? kept->weeks : 0,
                              kept ? std::optional(kept->first) : std::nullopt});
    }
    view_.cache_bytes = open ? files_.cache().bytes() : 0;
    view_.outbox_bytes = open ? files_.outbox().bytes() : 0;
}

void DataModel::begin_download(int weeks) {
    view_.download = Download::Running;
    view_.weeks_done = 0;
    view_.weeks_wanted = weeks;
}

void DataModel::week_came() {
    if (downloads()) ++view_.weeks_done;
}

void DataModel::more_weeks(int weeks) {
    view_.weeks_wanted = view_.weeks_done + weeks;
}

void DataModel::end_download(bool well) {
    if (downloads()) view_.download = well ? Download::Done : Download::Failed;
}

}  // namespace ranets::app
