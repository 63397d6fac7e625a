#include "state/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "http/json.h"
#include "state/schema.h"

namespace ranets::stub {
namespace {

constexpr int kBusyMs = 500;  // for another process that writes: a backup, a look inside

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

void now_ms(sqlite3_context* context, int, sqlite3_value**) {
    using namespace std::chrono;
    sqlite3_result_int64(
        context, duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

void json_text(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    const std::string json = Json(bytes ? std::string(bytes, size) : std::string())
                                 .dump(-1, ' ', false, Json::error_handler_t::replace);
    sqlite3_result_text(context, json.data(), static_cast<int>(json.size()), SQLITE_TRANSIENT);
}

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

// There are people's records in it. SQLite gives the files beside it the same rights.
void create_for_owner(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (file >= 0) ::close(file);
}

void close_to_others(const std::string& path) {
    for (const char* beside : {"", "-wal", "-shm"}) ::chmod((path + beside).c_str(), kOwnerOnly);
}

// A file beside it says that a server uses it: SQLite's own locks let a second one in, whose memory
// would not follow what the first one writes. Ends with the process, whatever ends that.
int lock_beside(const std::string& path) {
    const int file = ::open((path + "-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(file);
        errno = why;
        return -1;
    }
    return file;
}

// From the file's version to ours, all or nothing.
bool migrate(sqlite3* handle, int version) {
    if (version == kSchemaVersion) return true;
    sqlite3_create_function(handle, "now_ms", 0, SQLITE_UTF8, nullptr, now_ms, nullptr, nullptr);
    sqlite3_create_function(handle, "json_text", 1, SQLITE_UTF8, nullptr, json_text, nullptr,
                            nullptr);
    std::string sql = "BEGIN IMMEDIATE;";
    for (int step = version; step < kSchemaVersion; ++step) {
        sql += kSchemaSteps[static_cast<std::size_t>(step)];
    }
    sql += "PRAGMA user_version=" + std::to_string(kSchemaVersion) + ";COMMIT;";
    return execute(handle, sql.c_str());
}

}  // namespace

Statement::~Statement() {
    if (!handle_) return;
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
}

Statement& Statement::bind(std::int64_t value) {
    if (handle_) sqlite3_bind_int64(handle_, next_++, value);
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    if (handle_) {
        // An empty one may have no place at all, which SQLite takes for NULL.
        sqlite3_bind_text(handle_, next_++, text.data() ? text.data() : "",
                          static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }
    return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
    if (handle_) {
        sqlite3_bind_blob(handle_, next_++, bytes.data(), static_cast<int>(bytes.size()),
                          SQLITE_TRANSIENT);
    }
    return *this;
}

bool Statement::step() {
    if (failed_) return false;
    const int result = sqlite3_step(handle_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) failed_ = true;
    return result == SQLITE_ROW;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}

std::string Statement::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return bytes ? std::string(bytes, size) : std::string();
}

DatabaseLock::DatabaseLock(Database& database) : database_(database), lock_(database.mutex_) {}

Statement DatabaseLock::prepare(std::string_view sql) {
    if (failed_) return Statement(nullptr, failed_);
    sqlite3_stmt*& statement = database_.prepared_[sql];
    if (!statement &&
        sqlite3_prepare_v3(database_.handle_, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
        failed_ = true;
    }
    return Statement(statement, failed_);
}

Transaction::Transaction(Database& database) : DatabaseLock(database) {
    // Without a beginning each statement would be kept by itself.
    failed_ = !execute(database_.handle_, "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!sqlite3_get_autocommit(database_.handle_)) execute(database_.handle_, "ROLLBACK");
}

bool Transaction::commit() {
    if (failed_ || !execute(database_.handle_, "COMMIT")) {
        failed_ = true;
        return false;
    }
    for (const auto& act : when_kept_) act();
    when_kept_.clear();
    return true;
}

model::Result<std::unique_ptr<Database>> Database::open(const std::string& path) {
    sqlite3_initialize();
    std::unique_ptr<Database> database(new Database);
    const std::string name = path.empty() ? ":memory:" : path;
    if (!path.empty()) {
        struct stat about {};
        if (::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) {
            return unusable(name, std::strerror(EISDIR));
        }
        database->lock_ = lock_beside(path);
        if (database->lock_ < 0 && errno == EWOULDBLOCK) {
            return unusable(name, "another server uses it");
        }
        if (database->lock_ < 0) return unusable(name, std::strerror(errno));
        create_for_owner(path);
    }
    if (sqlite3_open_v2(name.c_str(), &database->handle_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK) {
        return unusable(name, sqlite3_errmsg(database->handle_));
    }
    database->in_memory_ = path.empty();
    sqlite3* const handle = database->handle_;
    sqlite3_busy_timeout(handle, kBusyMs);
    const auto check = first_cell(handle, "PRAGMA quick_check(1)");
    if (check != "ok") return unusable(name, check ? *check : sqlite3_errmsg(handle));
    execute(handle, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");

    const int version = std::atoi(first_cell(handle, "PRAGMA user_version").value_or("0").c_str());
    const bool empty = first_cell(handle, "SELECT count(*) FROM sqlite_schema") == "0";
    if (version < 0 || version > kSchemaVersion || (version == 0 && !empty)) {
        return unusable(name, "it was not written by this version of the program");
    }
    if (!path.empty()) close_to_others(path);
    if (!migrate(handle, version)) return unusable(name, sqlite3_errmsg(handle));
    return database;
}

Database::~Database() {
    for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
    if (lock_ >= 0) ::close(lock_);
}

std::optional<std::string> meta(DatabaseLock& locked, std::string_view key) {
    Statement query = locked.prepare("SELECT value FROM meta WHERE key = ?");
    query.bind(key);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

model::Error not_read() {
    return {model::Error::Kind::Storage, "the data file can't be read", true};
}

model::Error not_kept() {
    return {model::Error::Kind::Storage, "the data file can't be written", true};
}

void set_meta(Transaction& transaction, std::string_view key, std::string_view value) {
    transaction.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
        .bind(key)
        .bind(value)
        .run();
}

}  // namespace ranets::stub
