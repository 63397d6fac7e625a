#pragma once
// A data file seen from outside the server: by SQLite itself.
#include <sqlite3.h>

#include <string>

#include <catch2/catch_test_macros.hpp>

namespace ranets::stub::testing {

class DataFile {
  public:
    explicit DataFile(const std::string& path) {
        sqlite3_initialize();
        REQUIRE(sqlite3_open(path.c_str(), &handle_) == SQLITE_OK);
    }
    ~DataFile() { sqlite3_close(handle_); }
    DataFile(const DataFile&) = delete;
    DataFile& operator=(const DataFile&) = delete;

    void run(const std::string& sql) {
        char* message = nullptr;
        const int result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
        INFO((message ? message : "") << " in " << sql);
        REQUIRE(result == SQLITE_OK);
    }
    std::string cell(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        REQUIRE(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
        std::string text;
        if (sqlite3_step(statement) == SQLITE_ROW) {
            const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
            text = bytes ? bytes : "";
        }
        sqlite3_finalize(statement);
        return text;
    }

  private:
    sqlite3* handle_ = nullptr;
};

}  // namespace ranets::stub::testing
