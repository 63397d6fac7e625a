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

}  // namespace

Obstacle obstacle_to(const SignIn&, const Views& views) {
    if (views.login.busy) return Obstacle::Busy;
    return unless(views.stage == Stage::SignedOut, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const SignInDemo& demo, const Views& views) {
    if (const auto found = obstacle_to(SignIn{}, views); found != Obstacle::None) return found;
    const bool known =
        any(views.login.demo, [&](const auto& account) { return account.role == demo.role; });
    return unless(known, Obstacle::NotPermitted);
}

Obstacle obstacle_to(const SignOut&, const Views& views) {
    return unless_signed_in(views);
}

Obstacle obstacle_to(const ChooseRegion&, const Views& views) {
    return unless(!views.login.busy, Obstacle::Busy);
}

Obstacle obstacle_to(const SetSharedComputer&, const Views& views) {
    return unless(!views.login.busy, Obstacle::Busy);
}

Obstacle obstacle_to(const Go&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const ChooseChild&, const Views& views) {
    if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
    return unless(views.account.has_value(), Obstacle::Opening);
}

Obstacle obstacle_to(const LookAtMonth&, const Views& views) {
    return unless_signed_in(views);
}

Obstacle obstacle_to(const Refresh&, const Views& views) {
    return unless_signed_in(views);
}

Obstacle obstacle_to(const LoadScreen&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const SetDone&, const Views& views) {
    if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
    return unless(views.diary.own_records, Obstacle::NotPermitted);
}

Obstacle obstacle_to(const SetNote& note, const Views& views) {
    if (const auto found = obstacle_to(SetDone{}, views); found != Obstacle::None) return found;
    return unless(model::code_points(note.text) <= model::kLongestNote, Obstacle::TooLong);
}

Obstacle obstacle_to(const OpenFile& open, const Views& views) {
    if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
    const bool known = any(views.files, [&](const FileView& file) { return file.id == open.file; });
    return unless(known, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const StopFile& stop, const Views& views) {
    const bool coming = any(views.files, [&](const FileView& file) {
        return file.id == stop.file && file.size > 0 && file.state != FileView::State::Here;
    });
    return unless(coming, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const LookAtMark&, const Views& views) {
    return unless_signed_in(views);
}

Obstacle obstacle_to(const OpenSearch&, const Views& views) {
    return without_files(views);
}

Obstacle obstacle_to(const CloseSearch&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const LookFor&, const Views& views) {
    return unless(views.search.open, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const NarrowSearch&, const Views& views) {
    return unless(views.search.open, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const SearchIn& in, const Views& views) {
    const bool known =
        any(views.children.all, [&](const auto& one) { return one.person == in.child; });
    return unless(views.search.open && known, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const MoreFound&, const Views& views) {
    return unless(views.search.more, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const ContinueSearch&, const Views& views) {
    return unless(views.search.working, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const SaveCalendar& save, const Views& views) {
    if (const auto found = without_files(views); found != Obstacle::None) return found;
    const bool here = any(views.take.kept, [&](const TakeView::Kept& kept) {
        return kept.weeks > 0 &&
               any(save.children, [&](model::PersonId child) { return child == kept.child; });
    });
    return unless(here, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const SaveFile&, const Views& views) {
    return unless_signed_in(views);
}

Obstacle obstacle_to(const MakeCalendarAddress& make, const Views& views) {
    if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
    if (!views.take.offered) return Obstacle::NotPermitted;
    if (views.take.busy) return Obstacle::Busy;
    if (views.line.connection == LineView::Connection::Gone) return Obstacle::Offline;
    const auto& known = views.take.addresses.value;
    const bool full = known && known->size() >= model::kMostCalendarAddresses;
    return unless(!make.children.empty() && !full, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const RevokeCalendarAddress& revoke, const Views& views) {
    if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
    if (views.take.busy) return Obstacle::Busy;
    if (views.line.connection == LineView::Connection::Gone) return Obstacle::Offline;
    const auto& known = views.take.addresses.value;
    return unless(known && any(*known, [&](const auto& one) { return one.id == revoke.id; }),
                  Obstacle::NothingToDo);
}

Obstacle obstacle_to(const SetTheme&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const SetLanguage&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const SetTextPercent& text, const Views&) {
    const bool known = any(kTextPercents, [&](int percent) { return percent == text.percent; });
    return unless(known, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const SetFetchAhead&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const DownloadTerm&, const Views& views) {
    if (const auto found = without_files(views); found != Obstacle::None) return found;
    if (views.data.download == DataView::Download::Running) return Obstacle::Busy;
    return unless(views.line.connection != LineView::Connection::Gone, Obstacle::Offline);
}

Obstacle obstacle_to(const SetHomeworkFilter&, const Views& views) {
    if (const auto found = unless_signed_in(views); found != Obstacle::None) return found;
    return unless(views.route.screen == Screen::Homework, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const DownloadYear&, const Views& views) {
    if (const auto found = without_files(views); found != Obstacle::None) return found;
    if (views.homework.download == HomeworkView::Download::Running) return Obstacle::Busy;
    return unless(views.line.connection != LineView::Connection::Gone, Obstacle::Offline);
}

Obstacle obstacle_to(const SetOwnHomework& own, const Views& views) {
    if (const auto found = obstacle_to(SetDone{}, views); found != Obstacle::None) return found;
    const bool fits = model::code_points(own.homework.text) <= model::kLongestNote;
    return unless(fits, Obstacle::TooLong);
}

Obstacle obstacle_to(const ClearCache&, const Views& views) {
    return without_files(views);
}

Obstacle obstacle_to(const Dismiss&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to(const UseHere&, const Views& views) {
    if (views.other_tab == OtherTab::Asked) return Obstacle::Busy;
    return unless(views.other_tab != OtherTab::None, Obstacle::NothingToDo);
}

Obstacle obstacle_to(const ApplyUpdate&, const Views&) {
    return Obstacle::None;
}

Obstacle obstacle_to_any(const Command& command, const Views& views) {
    return std::visit([&](const auto& one) { return obstacle_to(one, views); }, command);
}

void Commands::give(Command command) {
    given_.push_back(std::move(command));
}

std::vector<Command> Commands::take() {
    return std::exchange(given_, {});
}

}  // namespace ranets::app
