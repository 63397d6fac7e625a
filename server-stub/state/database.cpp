#include "state/database.h"

#include <sqlite3.h>

#include <cstdlib>

#include "state/schema.h"

namespace ranets::stub {
namespace {

model::Error unusable(const std::string& path, const std::string& why) {
    return {model::Error::Kind::Storage, "cannot use the data file " + path + ": " + why + ".",
            false};
}

bool execute(sqlite3* handle, const char* sql) {
    return sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<std::string> first_cell(sqlite3* handle, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK) return std::nullopt;
    std::optional<std::string> cell;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        cell = text ? text : "";
    }
    sqlite3_finalize(statement);
    return cell;
}

}  // namespace

Statement::~Statement() {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
}

Statement& Statement::bind(std::int64_t value) {
    sqlite3_bind_int64(handle_, next_++, value);
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    sqlite3_bind_text(handle_, next_++, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
    sqlite3_bind_blob(handle_, next_++, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

bool Statement::step() {
    return sqlite3_step(handle_) == SQLITE_ROW;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}

std::string Statement::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return bytes ? std::string(bytes, size) : std::string();
}

Session::Session(Database& database, bool write)
    : database_(database), lock_(database.mutex_), open_(write) {
    if (open_) execute(database_.handle_, "BEGIN IMMEDIATE");
}

Session::~Session() {
    if (open_) execute(database_.handle_, "ROLLBACK");
}

bool Session::commit() {
    if (open_ && execute(database_.handle_, "COMMIT")) open_ = false;
    return !open_;
}

Statement Session::prepare(std::string_view sql) {
    sqlite3_stmt*& statement = database_.prepared_[sql];
    if (!statement) {
        sqlite3_prepare_v3(database_.handle_, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    }
    return Statement(statement);
}

model::Result<std::unique_ptr<Database>> Database::open(const std::string& path) {
    sqlite3_initialize();
    std::unique_ptr<Database> database(new Database);
    const std::string name = path.empty() ? ":memory:" : path;
    if (sqlite3_open_v2(name.c_str(), &database->handle_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK) {
        return unusable(name, sqlite3_errmsg(database->handle_));
    }
    database->in_memory_ = path.empty();
    sqlite3* const handle = database->handle_;
    sqlite3_busy_timeout(handle, 1000);
    const auto check = first_cell(handle, "PRAGMA quick_check(1)");
    if (check != "ok") return unusable(name, check ? *check : sqlite3_errmsg(handle));
    execute(handle, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON");

    const int version = std::atoi(first_cell(handle, "PRAGMA user_version").value_or("0").c_str());
    const bool empty = first_cell(handle, "SELECT count(*) FROM sqlite_schema") == "0";
    if (version < 0 || version > kSchemaVersion || (version == 0 && !empty)) {
        return unusable(name, "it was not written by this version of the program");
    }
    if (version < kSchemaVersion) {
        std::string sql = "BEGIN;";
        for (int step = version; step < kSchemaVersion; ++step) {
            sql += kSchemaSteps[static_cast<std::size_t>(step)];
        }
        sql += "PRAGMA user_version=" + std::to_string(kSchemaVersion) + ";COMMIT;";
        if (!execute(handle, sql.c_str())) return unusable(name, sqlite3_errmsg(handle));
    }
    return database;
}

Database::~Database() {
    for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

std::optional<std::string> Database::meta(std::string_view key) {
    Session session = read();
    Statement query = session.prepare("SELECT value FROM meta WHERE key = ?");
    query.bind(key);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

void Database::set_meta(std::string_view key, std::string_view value) {
    Session session = write();
    session.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
        .bind(key)
        .bind(value)
        .run();
    session.commit();
}

}  // namespace ranets::stub
