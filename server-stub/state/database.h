#pragma once
// A thin cover over SQLite: one connection, one lock, statements prepared once. Holds only what can
// change; the school itself is worked out from the seed.
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ranets::stub {

class Database;

// A prepared statement in use; given back, reset, when it goes. Parameters are bound in order. Once
// anything has failed under its lock it does nothing any more.
class Statement {
  public:
    Statement(sqlite3_stmt* handle, bool& failed) : handle_(handle), failed_(failed) {}
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind_blob(std::string_view bytes);
    bool step();  // true while there is a row
    void run() {
        while (step()) continue;
    }
    std::int64_t integer(int column) const;
    std::string text(int column) const;  // of text or blob

  private:
    sqlite3_stmt* handle_;
    bool& failed_;
    int next_ = 1;
};

// Exclusive use of the connection, for reading.
class DatabaseLock {
  public:
    explicit DatabaseLock(Database& database);
    ~DatabaseLock() = default;
    DatabaseLock(const DatabaseLock&) = delete;
    DatabaseLock& operator=(const DatabaseLock&) = delete;

    Statement prepare(std::string_view sql);  // sql: a string literal, kept as the key
    // False: the file could not be read, and rows that seem absent may be there.
    bool ok() const { return !failed_; }

  protected:
    Database& database_;
    std::unique_lock<std::mutex> lock_;
    bool failed_ = false;
};

// Writing: all of it is kept once `commit` has said so, and otherwise nothing is.
class [[nodiscard]] Transaction : public DatabaseLock {
  public:
    explicit Transaction(Database& database);
    ~Transaction();

    // What memory holds of the file follows it by this: runs within `commit` once the file has
    // everything, before any other lock, and never where it has not.
    void when_kept(std::function<void()> act) { when_kept_.push_back(std::move(act)); }
    // False where anything since the beginning has failed: nothing was kept.
    [[nodiscard]] bool commit();

  private:
    std::vector<std::function<void()>> when_kept_;
};

class Database {
  public:
    // An empty path is a database in memory. A file is open to its owner only, and to one server at
    // a time. The message of an error is a whole sentence.
    static model::Result<std::unique_ptr<Database>> open(const std::string& path);
    ~Database();

    DatabaseLock read() { return DatabaseLock(*this); }
    Transaction write() { return Transaction(*this); }

    bool in_memory() const { return in_memory_; }

  private:
    friend class DatabaseLock;
    friend class Transaction;
    Database() = default;

    std::mutex mutex_;
    sqlite3* handle_ = nullptr;
    int lock_ = -1;  // the file that keeps other servers away
    bool in_memory_ = false;
    std::unordered_map<std::string_view, sqlite3_stmt*> prepared_;
};

// The data file could not be read or written: nothing has changed, and the same may be asked again.
model::Error not_read();
model::Error not_kept();

// Of the school as a whole.
std::optional<std::string> meta(DatabaseLock& locked, std::string_view key);
void set_meta(Transaction& transaction, std::string_view key, std::string_view value);

}  // namespace ranets::stub
