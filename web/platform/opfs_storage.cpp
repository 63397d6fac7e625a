#include "opfs_storage.h"

#include <utility>

#include "opfs_vfs.h"
#include "page_link.h"

namespace ranets::web {
namespace {

constexpr char kMemory[] = ":memory:";

}  // namespace

void OpfsStorage::keep_device_settings(std::string_view json) {
    settings_ = json;
    page::keep_settings(json);
}

void OpfsStorage::open_account(std::string_view account, bool persistent,
                               std::function<void(Files)> done) {
    persistent_ = persistent;
    if (!persistent) {
        opfs::close();
        return done({Opened::Memory, nullptr, kMemory, kMemory});
    }
    open_done_ = std::move(done);
    opfs::open(*this, account);
}

void OpfsStorage::opened(opfs::Opened result) {
    const auto done = std::exchange(open_done_, nullptr);
    switch (result) {
        case opfs::Opened::Yes:
            return done({Opened::Persistent, kOpfsVfs,
                         opfs::kFileNames[static_cast<int>(opfs::File::Cache)],
                         opfs::kFileNames[static_cast<int>(opfs::File::Outbox)]});
        case opfs::Opened::Unavailable:
            return done({Opened::Memory, nullptr, kMemory, kMemory});
        case opfs::Opened::Busy:
            return done({Opened::Busy, nullptr, kMemory, kMemory});
    }
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
