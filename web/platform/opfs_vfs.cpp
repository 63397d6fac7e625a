#include "opfs_vfs.h"

#include <emscripten.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

#include "clock.h"
#include "opfs_files.h"
#include "rng.h"

namespace ranets::web {
namespace {

// The databases and their write-ahead logs are on disk. A rollback journal is needed for a moment,
// when a new and empty database is switched to its log, and lives in memory.
struct OpenFile {
    sqlite3_file base;
    opfs::File file;
};
struct JournalFile {
    sqlite3_file base;
    std::vector<char>* bytes;
};

std::optional<opfs::File> find_file(const char* name) {
    for (int i = 0; i < opfs::kFiles; ++i) {
        if (std::strcmp(name, opfs::kFileNames[i]) == 0) return static_cast<opfs::File>(i);
    }
    return std::nullopt;
}

opfs::File file_of(sqlite3_file* file) {
    return reinterpret_cast<OpenFile*>(file)->file;
}

int close_file(sqlite3_file*) {
    return SQLITE_OK;  // the handle stays open until the account is closed
}

int short_read(void* bytes, int got, int size) {
    std::memset(static_cast<char*>(bytes) + got, 0, static_cast<std::size_t>(size - got));
    return SQLITE_IOERR_SHORT_READ;
}

int read_file(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    const int got = opfs::read(file_of(file), bytes, size, static_cast<double>(offset));
    if (got < 0) return SQLITE_IOERR_READ;
    return got < size ? short_read(bytes, got, size) : SQLITE_OK;
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    const int put = opfs::write(file_of(file), bytes, size, static_cast<double>(offset));
    if (put == opfs::kNoSpace) return SQLITE_FULL;
    return put == size ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    const int result = opfs::truncate(file_of(file), static_cast<double>(size));
    if (result == opfs::kNoSpace) return SQLITE_FULL;
    return result == 0 ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int sync_file(sqlite3_file* file, int) {
    return opfs::flush(file_of(file)) == 0 ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    const double bytes = opfs::size(file_of(file));
    if (bytes < 0) return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(bytes);
    return SQLITE_OK;
}

// The access handle is the lock.
int lock(sqlite3_file*, int) {
    return SQLITE_OK;
}
int check_reserved_lock(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}
int file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return 4096;
}
int device_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// Version 1 has no shared memory: the log's index is kept in the heap, as the lock is exclusive.
const sqlite3_io_methods kFileMethods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = lock,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
};

std::vector<char>& journal_of(sqlite3_file* file) {
    return *reinterpret_cast<JournalFile*>(file)->bytes;
}

int close_journal(sqlite3_file* file) {
    delete &journal_of(file);
    return SQLITE_OK;
}

int read_journal(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    const auto& journal = journal_of(file);
    const auto end = static_cast<sqlite3_int64>(journal.size());
    const int got = static_cast<int>(
        std::clamp(end - offset, sqlite3_int64{0}, static_cast<sqlite3_int64>(size)));
    if (got > 0) std::memcpy(bytes, journal.data() + offset, static_cast<std::size_t>(got));
    return got < size ? short_read(bytes, got, size) : SQLITE_OK;
}

int write_journal(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    auto& journal = journal_of(file);
    const auto end = static_cast<std::size_t>(offset + size);
    if (journal.size() < end) journal.resize(end);
    std::memcpy(journal.data() + offset, bytes, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int truncate_journal(sqlite3_file* file, sqlite3_int64 size) {
    journal_of(file).resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int sync_journal(sqlite3_file*, int) {
    return SQLITE_OK;
}

int journal_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(journal_of(file).size());
    return SQLITE_OK;
}

const sqlite3_io_methods kJournalMethods = {
    .iVersion = 1,
    .xClose = close_journal,
    .xRead = read_journal,
    .xWrite = write_journal,
    .xTruncate = truncate_journal,
    .xSync = sync_journal,
    .xFileSize = journal_size,
    .xLock = lock,
    .xUnlock = lock,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    if (name == nullptr) return SQLITE_CANTOPEN;  // temporary files are kept in memory
    if (const auto known = find_file(name)) {
        if (opfs::size(*known) < 0) return SQLITE_CANTOPEN;  // the account isn't open
        reinterpret_cast<OpenFile*>(file)->file = *known;
        file->pMethods = &kFileMethods;
    } else if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0) {
        reinterpret_cast<JournalFile*>(file)->bytes = new std::vector<char>;
        file->pMethods = &kJournalMethods;
    } else {
        return SQLITE_CANTOPEN;
    }
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

// Only ever a log, or a journal that is gone when it is closed.
int delete_file(sqlite3_vfs*, const char* name, int) {
    const auto known = find_file(name);
    if (!known) return SQLITE_OK;
    return opfs::truncate(*known, 0) == 0 && opfs::flush(*known) == 0 ? SQLITE_OK
                                                                      : SQLITE_IOERR_DELETE;
}

// An empty file is as good as none.
int access_file(sqlite3_vfs*, const char* name, int, int* there) {
    const auto known = find_file(name);
    *there = known && opfs::size(*known) > 0 ? 1 : 0;
    return SQLITE_OK;
}

int full_pathname(sqlite3_vfs*, const char* name, int size, char* out) {
    const std::size_t length = std::strlen(name);
    if (length >= static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(out, name, length + 1);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* out) {
    BrowserRng().fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)});
    return size;
}

int sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;  // nobody to wait for
}

// Julian days, in milliseconds.
int current_time_ms(sqlite3_vfs*, sqlite3_int64* time) {
    *time = 210866760000000 + BrowserClock().now().ms;
    return SQLITE_OK;
}

int current_time(sqlite3_vfs* vfs, double* days) {
    sqlite3_int64 ms = 0;
    current_time_ms(vfs, &ms);
    *days = static_cast<double>(ms) / 86400000;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

sqlite3_vfs opfs_vfs = {
    .iVersion = 2,
    .szOsFile = static_cast<int>(std::max(sizeof(OpenFile), sizeof(JournalFile))),
    .mxPathname = 64,
    .zName = kOpfsVfs,
    .xOpen = open_file,
    .xDelete = delete_file,
    .xAccess = access_file,
    .xFullPathname = full_pathname,
    .xRandomness = randomness,
    .xSleep = sleep,
    .xCurrentTime = current_time,
    .xGetLastError = last_error,
    .xCurrentTimeInt64 = current_time_ms,
};

}  // namespace
}  // namespace ranets::web

// SQLite is built with SQLITE_OS_OTHER and calls these.
extern "C" int sqlite3_os_init() {
    return sqlite3_vfs_register(&ranets::web::opfs_vfs, 1);
}
extern "C" int sqlite3_os_end() {
    return SQLITE_OK;
}
