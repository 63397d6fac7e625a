#pragma once
// SQLite as values with owners: a Database closes itself, a Statement goes back to the Database
// that prepared it, which must outlive it, and a Transaction that was not committed rolls back.
// Failures are remembered and read as a Result, so that a row of calls is checked once at its end.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/ids.h"
#include "model/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ranets::store {

// Prepared statements that nobody uses: preparing costs more than most of our queries.
class StatementShelf {
  public:
    ~StatementShelf() { clear(); }

    sqlite3_stmt* take(std::string_view sql);  // null: there is none
    void put(sqlite3_stmt* statement);
    void clear();

    unsigned failures = 0;  // of statements that were taken from here

  private:
    std::vector<sqlite3_stmt*> idle_;  // the one used last at the end
};

class Statement {
  public:
    // Binds the next parameter. Text is copied.
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view value);
    Statement& bind_bytes(std::string_view value);
    Statement& bind(std::nullptr_t);
    Statement& bind(const Statement& row, int column);  // its value there, of whatever type
    Statement& bind(model::Date date) { return bind(std::int64_t{date.days}); }
    template <class Tag>
    Statement& bind(model::Id<Tag> id) {
        return bind(id.value);
    }

    bool step();                       // true: a row is there to read; false: the end, or a failure
    model::Result<model::Done> run();  // steps to the end and makes ready for the next binding

    bool null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    model::Date date(int column) const { return {static_cast<std::int32_t>(integer(column))}; }
    template <class Id>
    Id id(int column) const {
        return Id{integer(column)};
    }

    bool failed() const { return failed_; }
    model::Error error() const;

  private:
    friend class Database;
    Statement& took(int code);  // of a binding
    struct Shelve {
        StatementShelf* shelf;
        void operator()(sqlite3_stmt* statement) const { shelf->put(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Shelve> handle_;
    sqlite3* database_ = nullptr;
    int bound_ = 0;
    bool failed_ = false;
};

// Why a file can't be used as it is.
enum class Fault {
    None,
    Damaged,
    Newer,   // written by a newer version of this program
    Failed,  // to open, read or write: a full disk, a file that is gone
};

enum class Durability {
    Normal,  // a power cut may lose the last commits
    Full,    // a commit that returned is on disk
};

class Database {
  public:
    // Opens or creates the file, alone and with a write-ahead log. `vfs` may be null: SQLite's own.
    static model::Result<Database> open(const char* vfs, const std::string& path,
                                        Durability durability);

    Statement prepare(std::string_view sql);
    model::Result<model::Done> execute(const char* script);  // several statements
    std::int64_t pragma(const char* sql);                    // the one number it answers, else -1

    // Gives back the memory of pages that are on the disk: large rows leave megabytes of them.
    void release_pages();

    std::int64_t bytes();  // of the file, as far as it is in use

    enum class Condition {
        Whole,
        Damaged,
        Unreadable,  // for now: the disk failed, and may not tomorrow
    };
    Condition condition();  // PRAGMA quick_check
    bool intact() { return condition() == Condition::Whole; }
    bool intact(std::string_view table);  // of one table and its indexes
    bool make_empty();                    // drops everything, even from a file that is no database
    unsigned failures() const { return shelf_->failures; }  // of statements, so far
    int user_version() { return static_cast<int>(pragma("PRAGMA user_version")); }

  private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> handle_;
    std::unique_ptr<StatementShelf> shelf_;  // emptied before the database closes
};

// Several statements that read one thing. A disk that fails ends any of them early, as if there
// were no more rows.
class Reading {
  public:
    explicit Reading(const Database& database)
        : database_(database), failures_(database.failures()) {}
    bool whole() const { return database_.failures() == failures_; }  // so far

  private:
    const Database& database_;
    unsigned failures_;
};

class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    model::Result<model::Done> commit();

  private:
    Database& database_;
    model::Result<model::Done> begun_;
    bool open_;
};

}  // namespace ranets::store
