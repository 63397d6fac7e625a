#pragma once
// The files of one account in the browser's origin-private file system. They are opened together
// and asynchronously, which is how the browser does it; from then on each is read and written
// synchronously. One tab has them at a time.
#include <cstdint>
#include <string_view>

namespace ranets::web::opfs {

// Aside: an outbox that was put aside, open as long as what is in it is not saved.
enum class File : std::uint8_t { Cache, CacheLog, Outbox, OutboxLog, Aside, AsideLog };
inline constexpr int kFiles = 6;
inline constexpr const char* kFileNames[kFiles] = {"cache.db",      "cache.db-wal", "outbox.db",
                                                   "outbox.db-wal", "aside.db",     "aside.db-wal"};

enum class Opened : std::uint8_t {
    Yes,
    Unavailable,  // the browser has no such files, or refuses them here
    Busy,         // another tab has them; with `take`: keeps them whatever we do
};

// Exactly one call of opened(), removed() or set_aside() follows, later.
class Owner {
  public:
    virtual void opened(Opened result) = 0;
    // Another tab wants the open files, and has them once this returns.
    virtual void wanted() = 0;
    virtual void removed() = 0;
    virtual void set_aside() = 0;

  protected:
    ~Owner() = default;
};
// What is open is closed before. With `take` from whoever has them, in well under a second, unless
// that tab and its page are both frozen.
void open(Owner& owner, std::string_view account, bool take);
void close();
// The outbox becomes an outbox.damaged-<n>.db, and empty; where that fails it stays.
void set_outbox_aside(Owner& owner);
bool has_aside();
void remove(Owner& owner, std::string_view account);  // closes first

// What read() and write() give in place of a number of bytes.
inline constexpr int kFailed = -1;
inline constexpr int kNoSpace = -2;

int read(File file, void* bytes, int size, double offset);
// All of it or nothing that counts. Where the disk is full, a file that was kept in reserve is
// given up, so that what comes later, deleting and tidying, has room.
int write(File file, const void* bytes, int size, double offset);
int truncate(File file, double size);  // 0, kFailed, kNoSpace
int flush(File file);                  // 0, kFailed
double size(File file);                // or kFailed

}  // namespace ranets::web::opfs
