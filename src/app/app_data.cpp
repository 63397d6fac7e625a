// What is kept on this device: what is fetched before anybody asks for it, how much there is, and
// less of it.
#include <algorithm>
#include <utility>

#include "app/app_impl.h"
#include "store/topics/file_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::app {
namespace {

constexpr std::int64_t kYoungMs = 24 * 3'600'000LL;  // where the feed says nothing
// Homework is set up to two weeks before it is due.
constexpr int kWeeksAhead = 2;
constexpr std::int64_t kSmallFile = 512 << 10;

}  // namespace

void App::Impl::connect_data() {
    file_model_.on_changed = [this] {
        if (file_model_.describe(open_lesson()) != views_.files) changed();
    };
    file_model_.on_part = [this](const FilePart& part) {
        if (ports_.save_file) ports_.save_file(part);
    };
    ahead_.on_step = [this] {
        data_.week_came();
        if (views_.homework.downloads()) ++views_.homework.weeks_done;
        if (data_.shown() || views_.homework.downloads()) changed();
    };
    ahead_.on_ended = [this](bool well) {
        if (views_.homework.downloads()) {
            end_year(well);
            changed();
            if (well) fetch_ahead();
        } else if (data_.downloads()) {
            // Which weeks there are is known for certain only once some of them have come.
            auto more = well ? wishes(true) : std::deque<sync::FetchAhead::Wish>();
            if (!more.empty()) {
                data_.more_weeks(static_cast<int>(more.size()));
                ahead_.begin(std::move(more));
            } else {
                data_.end_download(well);
            }
        } else if (well) {
            fetch_ahead();
        }
        if (data_.shown()) changed();
    };
}

// Of each child, the one on the screen first: what is on and what is due, then the term, latest
// weeks first. Only what is not here or may be out of date.
std::deque<sync::FetchAhead::Wish> App::Impl::wishes(bool whole_term) {
    std::deque<sync::FetchAhead::Wish> wishes;
    auto& cache = files_.cache();
    const auto today = views_.now.date.monday();
    const auto add = [&](const model::DiaryOwner& child, model::Date monday) {
        using store::Validity;
        const auto week = store::week_key(child.person, monday);
        const auto as_of = cache.as_of(week);
        const auto said = follows() ? cache.validity(week) : Validity::Unknown;
        if (as_of && said == Validity::Valid) return;
        if (as_of && said == Validity::Unknown && clock_.now() - *as_of < kYoungMs) return;
        wishes.push_back({child, monday});
    };
    auto children = views_.children.all;
    std::stable_partition(children.begin(), children.end(), [this](const model::DiaryOwner& child) {
        return child.person == views_.children.chosen;
    });
    std::erase_if(children, [](const model::DiaryOwner& child) {
        return child.kind == model::DiaryOwner::Kind::Class;
    });
    for (const auto& child : children) {
        for (int ahead = 0; ahead <= kWeeksAhead; ++ahead) add(child, today + 7 * ahead);
    }
    for (const auto& child : children) {
        const auto stored = store::WeekCache(cache).week(child, today);
        if (!stored || !stored->week.period) continue;
        const auto& term = *stored->week.period;
        const auto last = whole_term ? term.finish.monday() : today;
        for (auto monday = last; monday >= term.start.monday(); monday = monday + -7) {
            const bool is_near = monday >= today && monday <= today + 7 * kWeeksAhead;
            if (!is_near) add(child, monday);
        }
    }
    return wishes;
}

void App::Impl::fetch_ahead() {
    const auto& data = views_.data;
    const bool allowed = data.fetch_ahead == FetchAhead::AnyLine ||
                         (data.fetch_ahead == FetchAhead::Unmetered && !data.metered);
    if (!allowed || ahead_.running() || !visible_ || fetcher_.line().in_trouble()) return;
    if (views_.stage != Stage::SignedIn || !views_.account || !files_.is_open()) return;
    // Where nothing is kept, nothing is fetched before its time.
    if (!files_.keeps()) return;
    auto missing = wishes(false);
    if (!missing.empty()) return ahead_.begin(std::move(missing));
    fetch_small_files();
}

// Of homework that is still to be done, one at a time.
void App::Impl::fetch_small_files() {
    if (!session_.endpoints().files || file_model_.busy()) return;
    const auto today = views_.now.date;
    for (const auto& child : views_.children.all) {
        if (child.kind != model::DiaryOwner::Kind::Pupil) continue;
        for (const auto& file :
             store::FileCache(files_.cache())
                 .missing_files(child.person, today, today + 7 * (kWeeksAhead + 1), kSmallFile)) {
            if (file_model_.missed(file.id)) continue;
            return file_model_.fetch(file, [this] { fetch_ahead(); });
        }
    }
}

void App::Impl::stop_fetching() {
    ahead_.stop();
    data_.end_download(false);
    end_year(false);
}

void App::Impl::end_year(bool well) {
    using Download = HomeworkView::Download;
    auto& homework = views_.homework;
    if (homework.downloads()) homework.download = well ? Download::Done : Download::Failed;
}

bool App::Impl::download_runs() const {
    return data_.downloads() || views_.homework.downloads();
}

void App::Impl::line_costs(bool metered) {
    const ChangeScope scope(*this);
    views_.data.metered = metered;
    if (metered && views_.data.fetch_ahead == FetchAhead::Unmetered && !download_runs())
        ahead_.stop();
    fetch_ahead();
}

void App::Impl::run(const SetFetchAhead& command) {
    views_.data.fetch_ahead = settings_.fetch_ahead = command.when;
    remember();
    if (!download_runs()) ahead_.stop();
    fetch_ahead();
}

void App::Impl::run(const DownloadTerm&) {
    fetcher_.probe();
    stop_fetching();
    auto missing = wishes(true);
    data_.begin_download(static_cast<int>(missing.size()));
    ahead_.begin(std::move(missing));
}

void App::Impl::run(const DownloadYear&) {
    const auto* child = views_.children.chosen_child();
    if (child == nullptr || !late_) return;
    fetcher_.probe();
    stop_fetching();
    std::deque<sync::FetchAhead::Wish> missing;
    for (const auto monday : late_->missing_homework()) missing.push_back({*child, monday});
    auto& homework = views_.homework;
    homework.download = HomeworkView::Download::Running;
    homework.weeks_done = 0;
    homework.weeks_wanted = static_cast<int>(missing.size());
    ahead_.begin(std::move(missing), sync::FetchAhead::kWantedPauseMs);
}

void App::Impl::run(const ClearCache&) {
    stop_fetching();
    if (!files_.cache().clear()) return storage_failed();
    for (auto* model : models_) model->start_over();
    catch_up();
}

}  // namespace ranets::app
