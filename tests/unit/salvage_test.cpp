// Damaged files: what of them can be read is saved, whichever of their pages are gone.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "store/database.h"
#include "store/salvage.h"
#include "support/fake_device.h"

using namespace ranets;
using store::Database;
using store::Durability;

namespace {

constexpr int kPage = 4096;
constexpr int kRows = 1500;
constexpr int kMostRowsOfAPage = 48;  // 100 bytes each, and an index's are smaller but not counted

struct Directory {
    test::FakeClock clock;
    test::EventQueue events{clock};
    test::FakeStorage storage{events};
    std::string file(const char* name) const {
        std::filesystem::create_directories(storage.path("u1", ""));
        return storage.path("u1", name).string();
    }
};

Database open(const std::string& path) {
    auto opened = Database::open(nullptr, path, Durability::Full);
    REQUIRE(opened);
    return std::move(opened.value());
}

constexpr char kSchema[] =
    "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL, bytes BLOB, maybe REAL);"
    "CREATE TABLE pair (a INTEGER, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;";

void fill(const std::string& path) {
    auto database = open(path);
    REQUIRE(database.execute(kSchema));
    REQUIRE(database.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
        "INSERT INTO row SELECT i, printf('row %d %.60c', i, 'x'), zeroblob(20), i / 2.0 FROM n"));
    REQUIRE(database.execute("INSERT INTO pair VALUES (1, 'one'), (2, 'two')"));
}

void spoil(const std::string& path, int page, char with = 'x') {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(std::int64_t{page} * kPage);
    file << std::string(kPage, with);
}

int pages_of(const std::string& path) {
    return static_cast<int>(std::filesystem::file_size(path)) / kPage;
}

// How many rows of each table come over.
struct Saved {
    std::int64_t rows = 0, pairs = 0;
};
Saved save(const Directory& directory, const std::string& from) {
    const auto to = directory.file("new.db");
    for (const char* end : {"", "-wal"}) std::filesystem::remove(to + end);
    auto damaged = open(from);
    auto fresh = open(to);
    REQUIRE(fresh.execute(kSchema));
    store::Transaction whole(fresh);
    const auto copied = store::salvage(damaged, fresh);
    REQUIRE(copied);
    REQUIRE(whole.commit());
    const Saved saved{fresh.pragma("SELECT count(*) FROM row"),
                      fresh.pragma("SELECT count(*) FROM pair")};
    CHECK(copied.value() == saved.rows + saved.pairs);
    CHECK(fresh.intact());
    // What came over is as it was.
    CHECK(fresh.pragma("SELECT count(*) FROM row WHERE text = printf('row %d %.60c', id, 'x') AND "
                       "bytes = zeroblob(20) AND maybe = id / 2.0") == saved.rows);
    return saved;
}

}  // namespace

TEST_CASE("all of a whole file is saved") {
    const Directory directory;
    const auto path = directory.file("old.db");
    fill(path);
    const auto saved = save(directory, path);
    CHECK(saved.rows == kRows);
    CHECK(saved.pairs == 2);
}

TEST_CASE("a page that can't be read costs the rows on it and no others") {
    const Directory directory;
    const auto whole = directory.file("whole.db");
    fill(whole);
    const auto damaged = directory.file("damaged.db");
    const int pages = pages_of(whole);
    REQUIRE(pages > 30);
    int untouched = 0;
    // The first page has the schema, the second is the table's root.
    for (int page = 2; page < pages; page += 3) {
        std::filesystem::copy_file(whole, damaged,
                                   std::filesystem::copy_options::overwrite_existing);
        spoil(damaged, page, page % 2 == 0 ? 'x' : '\0');
        const auto saved = save(directory, damaged);
        INFO("page " << page);
        CHECK(saved.rows >= kRows - kMostRowsOfAPage);
        CHECK((saved.rows == kRows || saved.pairs == 2));
        untouched += saved.rows == kRows;
    }
    CHECK(untouched < 3);  // the spoiled pages are those of the rows
}

TEST_CASE("between pages that can't be read the rows are saved, too") {
    const Directory directory;
    const auto whole = directory.file("whole.db");
    fill(whole);
    const auto damaged = directory.file("damaged.db");
    const int pages = pages_of(whole);
    const int last = pages - 2;
    const std::vector<std::vector<int>> spoiled = {
        {3, last}, {4, 20}, {3, 5, 7, 9}, {10, 11, 12, 25}, {3, 15, last}, {last - 2, last - 1}};
    for (const auto& some : spoiled) {
        std::filesystem::copy_file(whole, damaged,
                                   std::filesystem::copy_options::overwrite_existing);
        for (const int page : some) spoil(damaged, page);
        const auto saved = save(directory, damaged);
        INFO(some.size() << " from page " << some.front());
        CHECK(saved.rows >= kRows - static_cast<int>(some.size()) * kMostRowsOfAPage);
        CHECK(saved.rows < kRows);
    }
}

TEST_CASE("of a file without a first page, or of no database, nothing is saved, and no harm done") {
    const Directory directory;
    const auto path = directory.file("old.db");
    fill(path);
    spoil(path, 0);
    CHECK(save(directory, path).rows == 0);
    std::ofstream(path, std::ios::trunc) << "not a database";
    CHECK(save(directory, path).rows == 0);
    std::ofstream(path, std::ios::trunc);
    CHECK(save(directory, path).rows == 0);
}

TEST_CASE("columns and tables that only one of them has are left out") {
    const Directory directory;
    const auto path = directory.file("old.db");
    {
        auto old = open(path);
        REQUIRE(
            old.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT, gone TEXT);"
                        "CREATE TABLE other (id INTEGER PRIMARY KEY);"
                        "INSERT INTO row VALUES (7, 'row 7', 'x'), (8, NULL, 'y')"));
    }
    auto damaged = open(path);
    auto fresh = open(directory.file("new.db"));
    REQUIRE(fresh.execute(kSchema));
    CHECK(store::salvage(damaged, fresh).value() == 1);  // the other has no text, which it must
    CHECK(fresh.pragma("SELECT id FROM row") == 7);
}

TEST_CASE("what is in the log of a damaged file is saved, too") {
    const Directory directory;
    const auto path = directory.file("old.db");
    const auto copy = directory.file("copy.db");
    {
        auto database = open(path);
        REQUIRE(database.execute(kSchema));
        REQUIRE(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        REQUIRE(database.execute("INSERT INTO pair VALUES (3, 'three')"));
        for (const char* end : {"", "-wal"}) std::filesystem::copy_file(path + end, copy + end);
    }
    REQUIRE(std::filesystem::file_size(copy + "-wal") > 0);
    CHECK(save(directory, copy).pairs == 1);
}
