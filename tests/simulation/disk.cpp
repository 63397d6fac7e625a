#include "simulation/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace ranets::simulation {
namespace {

constexpr const char* kVfs = "simulated";

// All there are, by path.
std::map<std::string, std::shared_ptr<File>>& files() {
    static std::map<std::string, std::shared_ptr<File>> all;
    return all;
}

// By name.
std::map<std::string, Disk*>& disks() {
    static std::map<std::string, Disk*> all;
    return all;
}

struct Handle {
    sqlite3_file base;
    std::shared_ptr<File>* file;
};

File& of(sqlite3_file* file) {
    return **reinterpret_cast<Handle*>(file)->file;
}

void put(std::vector<char>& into, std::size_t offset, const std::vector<char>& bytes) {
    if (into.size() < offset + bytes.size()) into.resize(offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), into.begin() + static_cast<std::ptrdiff_t>(offset));
}

void replay(std::vector<char>& into, const File::Write& write) {
    if (write.bytes.empty())
        into.resize(write.offset);
    else
        put(into, write.offset, write.bytes);
}

int close_file(sqlite3_file* file) {
    delete reinterpret_cast<Handle*>(file)->file;
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    const auto& bytes = of(file).bytes;
    Disk& disk = *of(file).disk;
    if (disk.befalls(of(file), disk.trouble.read_errors)) return SQLITE_IOERR_READ;
    const auto start = std::min(bytes.size(), static_cast<std::size_t>(offset));
    const auto got = std::min(bytes.size() - start, static_cast<std::size_t>(size));
    if (got > 0) std::memcpy(into, bytes.data() + start, got);
    if (got == static_cast<std::size_t>(size)) return SQLITE_OK;
    std::memset(static_cast<char*>(into) + got, 0, static_cast<std::size_t>(size) - got);
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
    const auto* bytes = static_cast<const char*>(from);
    Disk& disk = *of(file).disk;
    const auto end = static_cast<std::size_t>(offset) + static_cast<std::size_t>(size);
    const bool full =
        disk.trouble.full && end > of(file).bytes.size() && disk.befalls(of(file), 100);
    const bool cut = full || disk.befalls(of(file), disk.trouble.short_writes);
    if (cut) size /= 2;
    if (size == 0) return SQLITE_FULL;
    File::Write write{static_cast<std::size_t>(offset), {bytes, bytes + size}};
    replay(of(file).bytes, write);
    of(file).unsynced.push_back(std::move(write));
    if (cut) return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    File::Write write{static_cast<std::size_t>(size), {}};
    replay(of(file).bytes, write);
    of(file).unsynced.push_back(std::move(write));
    return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
    of(file).durable = of(file).bytes;
    of(file).unsynced.clear();
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(file).bytes.size());
    return SQLITE_OK;
}

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

// As the browser's: no shared memory.
const sqlite3_io_methods kMethods = [] {
    sqlite3_io_methods made{};
    made.iVersion = 1;
    made.xClose = close_file;
    made.xRead = read_file;
    made.xWrite = write_file;
    made.xTruncate = truncate_file;
    made.xSync = sync_file;
    made.xFileSize = file_size;
    made.xLock = lock;
    made.xUnlock = lock;
    made.xCheckReservedLock = check_reserved_lock;
    made.xFileControl = file_control;
    made.xSectorSize = sector_size;
    made.xDeviceCharacteristics = device_characteristics;
    return made;
}();

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    if (name == nullptr) return SQLITE_CANTOPEN;
    auto& known = files()[name];
    if (!known) {
        known = std::make_shared<File>();
        known->name = name;
        known->disk = disks().at(known->name.substr(0, known->name.find('/')));
    }
    reinterpret_cast<Handle*>(file)->file = new std::shared_ptr<File>(known);
    file->pMethods = &kMethods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int) {
    files().erase(name);
    return SQLITE_OK;
}

int access_file(sqlite3_vfs*, const char* name, int, int* there) {
    const auto known = files().find(name);
    *there = known != files().end() && !known->second->bytes.empty() ? 1 : 0;
    return SQLITE_OK;
}

int full_pathname(sqlite3_vfs*, const char* name, int size, char* out) {
    const std::size_t length = std::strlen(name);
    if (length >= static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(out, name, length + 1);
    return SQLITE_OK;
}

// The same in every run.
int randomness(sqlite3_vfs*, int size, char* out) {
    static std::uint32_t state = 1;
    for (int i = 0; i < size; ++i) {
        state = state * 1664525 + 1013904223;
        out[i] = static_cast<char>(state >> 24);
    }
    return size;
}

int sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;
}
int current_time(sqlite3_vfs*, double* days) {
    *days = 2461363;
    return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

sqlite3_vfs the_vfs = [] {
    sqlite3_vfs made{};
    made.iVersion = 1;
    made.szOsFile = sizeof(Handle);
    made.mxPathname = 128;
    made.zName = kVfs;
    made.xOpen = open_file;
    made.xDelete = delete_file;
    made.xAccess = access_file;
    made.xFullPathname = full_pathname;
    made.xRandomness = randomness;
    made.xSleep = sleep;
    made.xCurrentTime = current_time;
    made.xGetLastError = last_error;
    return made;
}();

}  // namespace

Disk::Disk(std::string name, model::Rng& rng) : name_(std::move(name)), rng_(rng) {
    sqlite3_initialize();
    if (sqlite3_vfs_find(kVfs) == nullptr) sqlite3_vfs_register(&the_vfs, 0);
    disks()[name_] = this;
}

Disk::~Disk() {
    remove_all();
    disks().erase(name_);
}

bool Disk::befalls(const File& file, int of_hundred) {
    if (of_hundred == 0 || file.name.find(trouble.files) == std::string::npos) return false;
    std::array<std::uint8_t, 1> byte{};
    rng_.fill(byte);
    return byte[0] * 100 < of_hundred * 256;
}

const char* Disk::vfs() {
    return kVfs;
}

void Disk::stop(const std::function<void()>& end) {
    std::map<std::string, std::shared_ptr<File>> now;
    for (const auto& [path, file] : files()) {
        if (path.starts_with(name_ + "/")) now[path] = std::make_shared<File>(*file);
    }
    end();
    remove_all();
    files().merge(now);
}

void Disk::power_cut() {
    for (auto& [path, file] : files()) {
        if (!path.starts_with(name_ + "/")) continue;
        file->bytes = file->durable;
        for (const auto& write : file->unsynced) {
            std::array<std::uint8_t, 1> coin{};
            rng_.fill(coin);
            if ((coin[0] & 1) != 0) replay(file->bytes, write);
        }
        file->unsynced.clear();
        file->durable = file->bytes;
    }
}

void Disk::remove_all() {
    std::erase_if(files(), [&](const auto& file) { return file.first.starts_with(name_ + "/"); });
}

void Storage::open_account(std::string_view account, bool persistent,
                           std::function<void(Files)> done) {
    if (!persistent) return done({Opened::Memory, nullptr, ":memory:", ":memory:"});
    folder_ = std::string(account) + "/";
    done(files_of(folder_));
}

store::Storage::Files Storage::files_of(const std::string& folder) const {
    return {Opened::Persistent, Disk::vfs(), disk_.path(folder + "cache.db"),
            disk_.path(folder + "outbox.db")};
}

// A damaged outbox is what must never be: it is left where it is, for all to see.
void Storage::set_outbox_aside(std::function<void(Files)> done) {
    done(files_of(folder_));
}

void Storage::wipe_account(std::string_view, std::function<void()> done) {
    disk_.remove_all();
    done();
}

}  // namespace ranets::simulation
