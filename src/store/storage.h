#pragma once
// The disk as the core needs it: a small text of the device, and a directory of two SQLite files
// an account. The browser and the tests supply it. One thread.
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace ranets::store {

class Storage {
  public:
    virtual ~Storage() = default;

    enum class Opened {
        Persistent,  // on disk
        Memory,      // because memory was asked for, or the browser has no such storage
        Busy,        // another tab has the files; nothing was opened
    };
    struct Files {
        Opened opened = Opened::Memory;
        const char* vfs = nullptr;  // name for sqlite3_open_v2; null means SQLite's default
        std::string cache_path;     // what the server knows; may be deleted at any time
        std::string outbox_path;    // what only this device knows; never deleted but by sign-out
        // The outbox that was put aside last, where the present one is still empty: see
        // set_outbox_aside().
        std::string damaged_path = {};
    };

    // Settings of the device, not of an account: JSON text of at most a few hundred bytes, loaded
    // before the program starts. Empty when there is none or it can't be kept.
    virtual std::string device_settings() const = 0;
    virtual void keep_device_settings(std::string_view json) = 0;

    // A text that lasts as long as the tab, through its reloads, and is no other tab's; empty where
    // there is none. For who is signed in where nothing else can be kept.
    virtual std::string tab_session() const { return {}; }
    virtual void keep_tab_session(std::string_view json) { static_cast<void>(json); }

    // Makes the files of an account openable; `account` is [A-Za-z0-9_-]{1,64}. Only one account
    // is open at a time: the databases of the former must be closed before. Completion may come
    // at once or later, on the same thread. With `persistent` false nothing touches the disk.
    virtual void open_account(std::string_view account, bool persistent,
                              std::function<void(Files)> done) = 0;
    // As open_account() on disk, but another tab that has the files gives them up. Busy: it can't
    // be made to. Where nobody else can have them there is nothing to take.
    virtual void take_account(std::string_view account, std::function<void(Files)> done) {
        open_account(account, true, std::move(done));
    }
    // Another tab takes the files of the open account: its databases must be closed when this
    // returns. Never called while something is being opened.
    std::function<void()> on_wanted;

    // Puts the outbox of the open account aside, for it is damaged, and begins an empty one: `done`
    // gets the files anew, with `damaged_path`. The databases must be closed before. The last
    // kMostAside that were put aside are kept.
    static constexpr int kMostAside = 3;
    virtual void set_outbox_aside(std::function<void(Files)> done) = 0;

    // Whether the browser promises not to clear what is stored here when room is short; with `ask`
    // it is asked to, and may ask the user. Where nothing can be promised nothing is answered.
    virtual void ask_to_persist(bool ask) { static_cast<void>(ask); }
    std::function<void(bool promised)> on_promise;
    std::function<void()> on_user_asked;  // the browser asks the user, and says not what for

    // Closes and deletes both files of the open account.
    virtual void wipe_account(std::string_view account, std::function<void()> done) = 0;
};

}  // namespace ranets::store
