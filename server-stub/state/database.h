#pragma once
// A thin cover over SQLite: one connection, one lock, statements prepared once. Holds only what can
// change; the school itself is worked out from the seed.
#include <cstdint>
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

// A prepared statement in use; given back, reset, when it goes. Parameters are bound in order.
class Statement {
  public:
    explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}
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
    int next_ = 1;
};

// Exclusive use of the connection, in a transaction unless only reading; committed by `commit`,
// otherwise rolled back when it goes.
class Session {
  public:
    Session(Database& database, bool write);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Statement prepare(std::string_view sql);  // sql: a string literal, kept as the key
    bool commit();                            // false: nothing was kept

  private:
    Database& database_;
    std::unique_lock<std::mutex> lock_;
    bool open_;
};

class Database {
  public:
    // An empty path is a database in memory. The message of an error is a whole sentence.
    static model::Result<std::unique_ptr<Database>> open(const std::string& path);
    ~Database();

    Session read() { return Session(*this, false); }
    Session write() { return Session(*this, true); }

    bool in_memory() const { return in_memory_; }
    std::optional<std::string> meta(std::string_view key);
    void set_meta(std::string_view key, std::string_view value);

  private:
    friend class Session;
    Database() = default;

    std::mutex mutex_;
    sqlite3* handle_ = nullptr;
    bool in_memory_ = false;
    std::unordered_map<std::string_view, sqlite3_stmt*> prepared_;
};

}  // namespace ranets::stub
