#pragma once
// The files of one account in the browser's origin-private file system. They are opened together
// and asynchronously, which is how the browser does it; from then on each is read and written
// synchronously. Nobody else can open a file that is open here.
#include <cstdint>
#include <string_view>

namespace ranets::web::opfs {

enum class File : std::uint8_t { Cache, CacheLog, Outbox, OutboxLog };
inline constexpr int kFiles = 4;
inline constexpr const char* kFileNames[kFiles] = {"cache.db", "cache.db-wal", "outbox.db",
                                                   "outbox.db-wal"};

enum class Opened : std::uint8_t {
    Yes,
    Unavailable,  // the browser has no such files, or refuses them here
    Busy,         // somebody else has them and kept them for as long as we were ready to wait
};

// Exactly one call of opened() or removed() follows, later.
class Owner {
  public:
    virtual void opened(Opened result) = 0;
    virtual void removed() = 0;

  protected:
    ~Owner() = default;
};
void open(Owner& owner, std::string_view account);
void close();
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
