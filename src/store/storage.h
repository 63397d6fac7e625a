#pragma once
// The disk as the core needs it: a small text of the device, and a directory of two SQLite files
// an account. The browser and the tests supply it. One thread.
#include <functional>
#include <string>
#include <string_view>

namespace ranets::store {

class Storage {
  public:
    virtual ~Storage() = default;

    enum class Opened {
        Persistent,  // on disk
        Memory,      // because memory was asked for, or the browser has no such storage
        Busy,        // another tab holds the files; memory is used meanwhile
    };
    struct Files {
        Opened opened = Opened::Memory;
        const char* vfs = nullptr;  // name for sqlite3_open_v2; null means SQLite's default
        std::string cache_path;     // what the server knows; may be deleted at any time
        std::string outbox_path;    // what only this device knows; never deleted but by sign-out
    };

    // Settings of the device, not of an account: JSON text of at most a few hundred bytes, loaded
    // before the program starts. Empty when there is none or it can't be kept.
    virtual std::string device_settings() const = 0;
    virtual void keep_device_settings(std::string_view json) = 0;

    // Makes the files of an account openable; `account` is [A-Za-z0-9_-]{1,64}. Only one account
    // is open at a time: the databases of the former must be closed before. Completion may come
    // at once or later, on the same thread. With `persistent` false nothing touches the disk.
    virtual void open_account(std::string_view account, bool persistent,
                              std::function<void(Files)> done) = 0;
    // Closes and deletes both files of the open account.
    virtual void wipe_account(std::string_view account, std::function<void()> done) = 0;
};

}  // namespace ranets::store
