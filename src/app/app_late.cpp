// Makes the models of the late part of the program, of which this is one (web/build/late_part.txt).
#include "app/app_impl.h"

namespace ranets::app {

void App::Impl::make_late_models() {
    const LateModels::Uses uses{views_,   session_,          clock_, sync_,           outbox_,
                                records_, homework_filters_, feed_,  fetcher_.line(), ports_.rng};
    const auto classes_changed = [this] {
        if (administers() && views_.route.screen == Screen::Diary) set_class(views_.route.group);
        changed();
    };
    // New ones are counted beside every screen.
    const auto marks_stored = [this] {
        if (badges_.cache_moved()) changed();
    };
    late_ = std::make_unique<LateModels>(
        uses, LateModels::Events{.changed = [this] { changed(); },
                                 .classes_changed = classes_changed,
                                 .marks_stored = marks_stored,
                                 .not_kept = [this] { notify(Notice::NotKept); },
                                 .storage_failed = [this] { storage_failed(); }});
    const bool attached = views_.stage == Stage::SignedIn && files_.is_open();
    for (auto* model : late_->models()) {
        models_.push_back(model);
        model->day_moved(today_);
        if (attached) model->attach(files_.cache());
    }
    if (attached) late_->attach(files_.cache());
    if (views_.stage != Stage::SignedIn || !views_.account || !late_part_needed()) return;
    enter(views_.route);
    show_address(true);
}

}  // namespace ranets::app
