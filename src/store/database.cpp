#include "store/database.h"

#include <sqlite3.h>

#include <algorithm>

namespace ranets::store {
namespace {

constexpr std::size_t kMostIdle = 64;  // more than we have; texts that vary don't pile up

model::Error storage_error(sqlite3* database) {
    return {model::Error::Kind::Storage,
            database != nullptr ? sqlite3_errmsg(database) : "out of memory", false};
}

}  // namespace

sqlite3_stmt* StatementShelf::take(std::string_view sql) {
    const auto found = std::find_if(idle_.rbegin(), idle_.rend(), [&](sqlite3_stmt* statement) {
        return sqlite3_sql(statement) == sql;
    });
    if (found == idle_.rend()) return nullptr;
    sqlite3_stmt* statement = *found;
    idle_.erase(std::next(found).base());
    return statement;
}

void StatementShelf::put(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    idle_.push_back(statement);
    if (idle_.size() <= kMostIdle) return;
    sqlite3_finalize(idle_.front());
    idle_.erase(idle_.begin());
}

void StatementShelf::clear() {
    for (sqlite3_stmt* statement : idle_) sqlite3_finalize(statement);
    idle_.clear();
}

// SQLite takes no statement for a misuse, and says so.
Statement& Statement::took(int code) {
    failed_ |= code != SQLITE_OK;
    return *this;
}

Statement& Statement::bind(std::int64_t value) {
    return took(sqlite3_bind_int64(handle_.get(), ++bound_, value));
}

Statement& Statement::bind(std::string_view value) {
    // A view without data would be bound as NULL.
    const char* data = value.empty() ? "" : value.data();
    return took(sqlite3_bind_text(handle_.get(), ++bound_, data, static_cast<int>(value.size()),
                                  SQLITE_TRANSIENT));
}

Statement& Statement::bind_bytes(std::string_view value) {
    const char* data = value.empty() ? "" : value.data();
    return took(sqlite3_bind_blob(handle_.get(), ++bound_, data, static_cast<int>(value.size()),
                                  SQLITE_TRANSIENT));
}

Statement& Statement::bind(std::nullptr_t) {
    return took(sqlite3_bind_null(handle_.get(), ++bound_));
}

Statement& Statement::bind(const Statement& row, int column) {
    return took(sqlite3_bind_value(handle_.get(), ++bound_,
                                   sqlite3_column_value(row.handle_.get(), column)));
}

bool Statement::step() {
    const int code = failed_ || !handle_ ? SQLITE_MISUSE : sqlite3_step(handle_.get());
    failed_ = code != SQLITE_ROW && code != SQLITE_DONE;
    if (failed_) ++handle_.get_deleter().shelf->failures;
    return code == SQLITE_ROW;
}

model::Result<model::Done> Statement::run() {
    while (step()) {
    }
    if (failed_) return error();
    sqlite3_reset(handle_.get());
    bound_ = 0;
    return model::Done{};
}

bool Statement::null(int column) const {
    return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

model::Error Statement::error() const {
    return storage_error(database_);
}

void Database::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

model::Result<Database> Database::open(const char* vfs, const std::string& path,
                                       Durability durability) {
    sqlite3_initialize();
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    Database database;
    database.handle_.reset(handle);
    database.shelf_ = std::make_unique<StatementShelf>();
    if (code != SQLITE_OK) return storage_error(handle);

    // The order matters: the log's index stays in memory only if the lock is exclusive before. A
    // damaged file may refuse any of these; its owner looks at it next.
    database.pragma("PRAGMA locking_mode = EXCLUSIVE");
    database.pragma("PRAGMA journal_mode = WAL");
    database.pragma(durability == Durability::Full ? "PRAGMA synchronous = FULL"
                                                   : "PRAGMA synchronous = NORMAL");
    database.pragma("PRAGMA journal_size_limit = 1048576");
    return database;
}

Statement Database::prepare(std::string_view sql) {
    Statement statement;
    statement.database_ = handle_.get();
    sqlite3_stmt* prepared = shelf_->take(sql);
    if (prepared == nullptr)
        sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    statement.handle_ = {prepared, Statement::Shelve{shelf_.get()}};
    statement.failed_ = prepared == nullptr;
    return statement;
}

model::Result<model::Done> Database::execute(const char* script) {
    if (sqlite3_exec(handle_.get(), script, nullptr, nullptr, nullptr) != SQLITE_OK)
        return storage_error(handle_.get());
    return model::Done{};
}

std::int64_t Database::pragma(const char* sql) {
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : -1;
}

std::int64_t Database::bytes() {
    return pragma("PRAGMA page_count") * pragma("PRAGMA page_size");
}

void Database::release_pages() {
    sqlite3_db_release_memory(handle_.get());
}

Database::Condition Database::condition() {
    auto check = prepare("PRAGMA quick_check(1)");
    if (check.step()) return check.text(0) == "ok" ? Condition::Whole : Condition::Damaged;
    const int code = sqlite3_errcode(handle_.get());
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? Condition::Damaged
                                                           : Condition::Unreadable;
}

bool Database::intact(std::string_view table) {
    auto check = prepare("PRAGMA quick_check(" + std::string(table) + ")");
    return check.step() && check.text(0) == "ok";
}

bool Database::make_empty() {
    shelf_->clear();
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_RESET_DATABASE, 1, nullptr);
    const bool emptied = execute("VACUUM").ok();
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_RESET_DATABASE, 0, nullptr);
    return emptied;
}

Transaction::Transaction(Database& database)
    : database_(database), begun_(database.execute("BEGIN IMMEDIATE")), open_(begun_.ok()) {}

Transaction::~Transaction() {
    if (open_) static_cast<void>(database_.execute("ROLLBACK"));
}

model::Result<model::Done> Transaction::commit() {
    if (!open_) return begun_;
    auto committed = database_.execute("COMMIT");
    if (committed) open_ = false;
    return committed;
}

}  // namespace ranets::store
