// What goes out of the application: files for other programs, addresses at which they ask.
#include "app/app_impl.h"
#include "model/file_name.h"

namespace ranets::app {
namespace {

FilePart::Act end_of(bool share) {
    return share ? FilePart::Act::Share : FilePart::Act::Save;
}

}  // namespace

void App::Impl::run(const SaveCalendar& command) {
    file_model_.give(model::file_name(command.file, ".ics"),
                     late_->take().calendar(command.children, command.calendar),
                     end_of(command.share));
}

void App::Impl::run(const SaveFile& command) {
    file_model_.give(model::file_name(command.name, command.ending), command.bytes,
                     end_of(command.share));
}

void App::Impl::run(const MakeCalendarAddress& command) {
    fetcher_.probe();
    late_->take().make_address(command.children);
}

void App::Impl::run(const RevokeCalendarAddress& command) {
    fetcher_.probe();
    late_->take().revoke_address(command.id);
}

}  // namespace ranets::app
