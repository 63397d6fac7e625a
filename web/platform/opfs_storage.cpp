#include "opfs_storage.h"

#include <utility>

#include "opfs_vfs.h"
#include "page_link.h"

namespace ranets::web {
namespace {

constexpr char kMemory[] = ":memory:";

const char* name_of(opfs::File file) {
    return opfs::kFileNames[static_cast<int>(file)];
}

store::Storage::Files on_disk() {
    return {store::Storage::Opened::Persistent, kOpfsVfs, name_of(opfs::File::Cache),
            name_of(opfs::File::Outbox), opfs::has_aside() ? name_of(opfs::File::Aside) : ""};
}

}  // namespace

void OpfsStorage::keep_device_settings(std::string_view json) {
    settings_ = json;
    page::keep_settings(json);
}

void OpfsStorage::keep_tab_session(std::string_view json) {
    if (tab_session_ == json) return;
    tab_session_ = json;
    page::keep_tab_session(json);
}

void OpfsStorage::open_account(std::string_view account, bool persistent,
                               std::function<void(Files)> done) {
    persistent_ = persistent;
    if (!persistent) {
        opfs::close();
        return done({Opened::Memory, nullptr, kMemory, kMemory, {}});
    }
    open_done_ = std::move(done);
    opfs::open(*this, account, false);
}

void OpfsStorage::take_account(std::string_view account, std::function<void(Files)> done) {
    persistent_ = true;
    open_done_ = std::move(done);
    opfs::open(*this, account, true);
}

void OpfsStorage::opened(opfs::Opened result) {
    const auto done = std::exchange(open_done_, nullptr);
    switch (result) {
        case opfs::Opened::Yes:
            return done(on_disk());
        case opfs::Opened::Unavailable:
            return done({Opened::Memory, nullptr, kMemory, kMemory, {}});
        case opfs::Opened::Busy:
            return done({Opened::Busy, nullptr, {}, {}, {}});
    }
}

void OpfsStorage::wanted() {
    if (on_wanted) on_wanted();
}

void OpfsStorage::set_outbox_aside(std::function<void(Files)> done) {
    aside_done_ = std::move(done);
    opfs::set_outbox_aside(*this);
}

void OpfsStorage::set_aside() {
    std::exchange(aside_done_, nullptr)(on_disk());
}

void OpfsStorage::ask_to_persist(bool ask) {
    page::ask_to_persist(ask);
}

void OpfsStorage::wipe_account(std::string_view account, std::function<void()> done) {
    // Nothing was written for an account that was to leave no trace.
    if (!std::exchange(persistent_, false)) return done();
    wipe_done_ = std::move(done);
    opfs::remove(*this, account);
}

void OpfsStorage::removed() {
    std::exchange(wipe_done_, nullptr)();
}

}  // namespace ranets::web
