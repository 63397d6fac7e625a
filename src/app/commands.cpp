#include "app/commands.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "model/own_records.h"
#include "model/text.h"

namespace ranets::app {
namespace {

// What stands in the way of everything that needs somebody's files.
Obstacle without_files(const Views& views) {
    switch (views.stage) {
        case Stage::SignedOut:
            return Obstacle::SignedOut;
        case Stage::Opening:
            return Obstacle::Opening;
        case Stage::Elsewhere:
            return Obstacle::OtherTab;
        case Stage::SignedIn:
            break;
    }
    const bool open = views.device.storage != DeviceView::Storage::None;
    return open && views.account ? Obstacle::None : Obstacle::Opening;
}

Obstacle unless_signed_in(const Views& views) {
    if (views.stage == Stage::SignedIn) return Obstacle::None;
    return without_files(views);
}

Obstacle unless(bool condition, Obstacle obstacle) {
    return condition ? Obstacle::None : obstacle;
}

template <class List, class Test>
bool any(const List& list, Test test) {
    return std::any_of(std::begin(list), std::end(list), test);
}

struct Judge {
    const Views& views;

    Obstacle operator()(const SignIn&) const {
        if (views.login.busy) return Obstacle::Busy;
        return unless(views.stage == Stage::SignedOut, Obstacle::NothingToDo);
    }
    Obstacle operator()(const SignInDemo& demo) const {
        if (const auto found = (*this)(SignIn{}); found != Obstacle::None) return found;
        const bool known =
            any(views.login.demo, [&](const auto& account) { return account.role == demo.role; });
        return unless(known, Obstacle::NotPermitted);
    }
    Obstacle operator()(const SignOut&) const { return unless_signed_in(views); }
    Obstacle operator()(const ChooseChild&) const {
        if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
        return unless(views.account.has_value(), Obstacle::Opening);
    }
    Obstacle operator()(const LookAtMonth&) const { return unless_signed_in(views); }
    Obstacle operator()(const Refresh&) const { return unless_signed_in(views); }
    Obstacle operator()(const SetDone&) const {
        if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
        return unless(views.diary.own_records, Obstacle::NotPermitted);
    }
    Obstacle operator()(const SetNote& note) const {
        if (const auto found = (*this)(SetDone{}); found != Obstacle::None) return found;
        return unless(model::code_points(note.text) <= model::kLongestNote, Obstacle::TooLong);
    }
    Obstacle operator()(const OpenFile& open) const {
        if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
        const bool known =
            any(views.diary.files, [&](const FileView& file) { return file.id == open.file; });
        return unless(known, Obstacle::NothingToDo);
    }
    Obstacle operator()(const StopFile& stop) const {
        const bool coming = any(views.diary.files, [&](const FileView& file) {
            return file.id == stop.file && file.size > 0 && file.state != FileView::State::Here;
        });
        return unless(coming, Obstacle::NothingToDo);
    }
    Obstacle operator()(const SetTextPercent& text) const {
        const bool known = any(kTextPercents, [&](int percent) { return percent == text.percent; });
        return unless(known, Obstacle::NothingToDo);
    }
    Obstacle operator()(const DownloadTerm&) const {
        if (const auto found = without_files(views); found != Obstacle::None) return found;
        if (views.data.download == DataView::Download::Running) return Obstacle::Busy;
        return unless(views.line.connection != LineView::Connection::Gone, Obstacle::Offline);
    }
    Obstacle operator()(const ClearCache&) const { return without_files(views); }
    Obstacle operator()(const UseHere&) const {
        if (views.other_tab == OtherTab::Asked) return Obstacle::Busy;
        return unless(views.other_tab != OtherTab::None, Obstacle::NothingToDo);
    }
    // The rest can be done at any time.
    template <class Any>
    Obstacle operator()(const Any&) const {
        return Obstacle::None;
    }
};

}  // namespace

Obstacle obstacle_to(const Command& command, const Views& views) {
    return std::visit(Judge{views}, command);
}

void Commands::give(Command command) {
    given_.push_back(std::move(command));
}

std::vector<Command> Commands::take() {
    return std::exchange(given_, {});
}

}  // namespace ranets::app
