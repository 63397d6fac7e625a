// A database with any of its bytes changed: what can be read of it comes over, and the one that it
// comes into stays whole.
#include "store/salvage.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "store/schema.h"
#include "target.h"

namespace ranets::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr char kSchema[] =
    "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL, bytes BLOB, maybe REAL);"
    "CREATE TABLE pair (a INTEGER, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;";
constexpr std::string_view kFiles[] = {"damaged", "whole"};

class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / ("ranets-fuzz-" + std::to_string(getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    std::string file(std::string_view name) const { return (path_ / name).string(); }
    void clear() const {
        for (const auto name : kFiles) {
            for (const char* part : {"", "-wal", "-shm"}) fs::remove(file(name) + part);
        }
    }

  private:
    fs::path path_;
};

store::Database open(const std::string& path) {
    auto opened = store::Database::open(nullptr, path, store::Durability::Normal);
    check(opened.ok(), "the file opens");
    return std::move(opened.value());
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Of some pages, with an index and with rows that go over several pages.
std::string make_original(const Folder& folder) {
    folder.clear();
    {
        auto database = open(folder.file("whole"));
        check(database.execute(kSchema).ok() &&
                  database
                      .execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                               "WHERE i < 150) INSERT INTO row SELECT i, printf('row %d %.60c', i, "
                               "'x'), zeroblob(i * 20), i / 2.0 FROM n;"
                               "INSERT INTO pair VALUES (1, 'one'), (2, 'two');"
                               "PRAGMA wal_checkpoint(TRUNCATE)")
                      .ok(),
              "the original is written");
    }
    return bytes_of(folder.file("whole"));
}

}  // namespace

// Two bytes say where, one how many, and as many follow.
void salvage(std::string_view bytes) {
    static const Folder folder;
    static const std::string original = make_original(folder);
    folder.clear();
    std::string damaged = original;
    while (bytes.size() > 3) {
        const auto at =
            static_cast<unsigned char>(bytes[0]) * 256u + static_cast<unsigned char>(bytes[1]);
        const auto part = bytes.substr(3, static_cast<unsigned char>(bytes[2]));
        bytes.remove_prefix(3 + part.size());
        const std::size_t where = at % damaged.size();
        damaged.replace(where, std::min(part.size(), damaged.size() - where),
                        part.substr(0, damaged.size() - where));
    }
    std::ofstream(folder.file("damaged"), std::ios::binary) << damaged;

    auto from = store::Database::open(nullptr, folder.file("damaged"), store::Durability::Normal);
    if (!from) return;  // no database any more, and known for it
    auto into = open(folder.file("whole"));
    check(into.execute(kSchema).ok(), "the new file takes its tables");
    check(store::salvage(from.value(), into).ok(), "only the new file's faults are failures");
    check(into.intact(), "the new file is whole");
}

}  // namespace ranets::fuzz
