#pragma once
// A disk in memory, below SQLite, that may lose its power: then of what was written and not yet
// synchronised any part is gone, as it is with real ones. It may also be full, write a part only
// and say so, or not be read, in one of its files or in all of them.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/clock.h"
#include "store/storage.h"

namespace ranets::simulation {

class Disk;

struct DiskTrouble {
    bool full = false;     // no file grows
    int short_writes = 0;  // of a hundred writes: a part is written, and an error told
    int read_errors = 0;   // of a hundred reads
    std::string files;     // those with this in their name
    bool any() const { return full || short_writes > 0 || read_errors > 0; }
};

struct File {
    Disk* disk = nullptr;
    std::string name;
    std::vector<char> bytes;    // as programs see it
    std::vector<char> durable;  // as it was synchronised last
    struct Write {
        std::size_t offset = 0;
        std::vector<char> bytes;
    };
    std::vector<Write> unsynced;  // since then, in order; a change of the size has no bytes
};

class Disk {
  public:
    // `name` is of the disk, one word; it is part of the paths of its files.
    Disk(std::string name, model::Rng& rng);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    static const char* vfs();  // for sqlite3_open_v2
    std::string path(const std::string& file) const { return name_ + "/" + file; }

    // The program stops at once: whatever closing the files (which is done by `end`) would still
    // write never happens.
    void stop(const std::function<void()>& end);
    // Nobody may have a file open. Each write that was not synchronised survives or not, by chance.
    void power_cut();
    void remove_all();

    DiskTrouble trouble;
    // Whether it befalls this access, of which so many in a hundred fail.
    bool befalls(const File& file, int of_hundred);

  private:
    std::string name_;
    model::Rng& rng_;
};

class Storage final : public store::Storage {
  public:
    explicit Storage(Disk& disk) : disk_(disk) {}

    std::string device_settings() const override { return settings_; }
    void keep_device_settings(std::string_view json) override { settings_ = json; }
    void open_account(std::string_view account, bool persistent,
                      std::function<void(Files)> done) override;
    void set_outbox_aside(std::function<void(Files)> done) override;
    void wipe_account(std::string_view account, std::function<void()> done) override;

  private:
    Files files_of(const std::string& folder) const;

    Disk& disk_;
    std::string folder_;
    std::string settings_;
};

}  // namespace ranets::simulation
