#include "store/salvage.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ranets::store {
namespace {

constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
// Behind an unreadable page so many rows are tried one by one, then ever larger steps are made:
// more than a page holds of rows that are numbered one after the other.
constexpr std::int64_t kSingleSteps = 1000;

std::vector<std::string> strings_of(Database& database, const std::string& sql) {
    std::vector<std::string> strings;
    auto rows = database.prepare(sql);
    while (rows.step()) strings.push_back(rows.text(0));
    return strings;
}

std::vector<std::string> tables_of(Database& database, bool rowids) {
    return strings_of(database, std::string("SELECT name FROM pragma_table_list WHERE schema = "
                                            "'main' AND type = 'table' AND name NOT LIKE "
                                            "'sqlite%' AND wr = ") +
                                    (rowids ? "0" : "1"));
}

// In quotes, as they stand in a statement.
std::vector<std::string> columns_of(Database& database, const std::string& table,
                                    const char* which = "") {
    return strings_of(
        database, R"(SELECT '"' || name || '"' FROM pragma_table_info(')" + table + "')" + which);
}

std::string joined(const std::vector<std::string>& words, const std::string& end = "") {
    std::string list;
    for (const auto& word : words) list += (list.empty() ? "" : ", ") + word + end;
    return list;
}

class Table {
  public:
    Table(Database& from, Database& into, std::string name)
        : from_(from), into_(into), name_(std::move(name)) {
        const auto there = columns_of(from, name_);
        for (auto& column : columns_of(into, name_))
            if (std::find(there.begin(), there.end(), column) != there.end())
                columns_.push_back(std::move(column));
    }

    // From the first row on and, behind what can't be read, from wherever reading can go on; then
    // from the last one back.
    model::Result<std::int64_t> by_rowid() {
        columns_.insert(columns_.begin(), "rowid");
        std::int64_t low = kFirst;
        bool ended = ascend(kFirst, low);
        if (low == kFirst) low = 0;  // no row of ours has a number below
        while (!ended && !failure_) {
            const auto [found, at] = behind(low);
            if (!found) break;
            ended = at == kLast;
            low = at;
        }
        std::int64_t high = kLast;
        if (!ended) static_cast<void>(descend(kLast, low, high));
        return result();
    }

    model::Result<std::int64_t> by_key() {
        const auto key = columns_of(into_, name_, " WHERE pk > 0 ORDER BY pk");
        for (const char* direction : {" ASC", " DESC"}) {
            auto rows = from_.prepare(select() + " ORDER BY " + joined(key, direction));
            while (!failure_ && rows.step()) insert(rows);
            if (!rows.failed()) break;
        }
        return result();
    }

  private:
    std::string select() const { return "SELECT " + joined(columns_) + " FROM \"" + name_ + '"'; }

    // Copies up to the end (true) or to what can't be read. `reached` is the last row that could.
    bool ascend(std::int64_t from, std::int64_t& reached) {
        return walk(" WHERE rowid >= ? AND rowid <= ? ORDER BY rowid", from, kLast, reached);
    }
    bool descend(std::int64_t from, std::int64_t to, std::int64_t& reached) {
        return walk(" WHERE rowid >= ? AND rowid <= ? ORDER BY rowid DESC", to, from, reached);
    }
    bool walk(const char* order, std::int64_t first, std::int64_t last, std::int64_t& reached) {
        auto rows = from_.prepare(select() + order);
        rows.bind(first).bind(last);
        while (!failure_ && rows.step()) {
            reached = rows.integer(0);
            insert(rows);
        }
        return !rows.failed();
    }

    // Where reading goes on behind the row `low`, and how far it goes then; kLast: to the end.
    std::pair<bool, std::int64_t> behind(std::int64_t low) {
        std::int64_t before = low;
        for (std::int64_t step = 1; step <= kLast - low; step += step < kSingleSteps ? 1 : step) {
            const std::int64_t probe = low + step;
            std::int64_t reached = low;
            if (ascend(probe, reached)) reached = kLast;
            if (reached != low) {
                std::int64_t back = probe;
                static_cast<void>(descend(probe, before, back));  // what the step went over
                return {true, reached};
            }
            if (step > kLast / 2) break;
            before = probe;
        }
        return {false, low};
    }

    void insert(const Statement& row) {
        if (!insert_) {
            std::string marks = "?";
            for (std::size_t i = 1; i < columns_.size(); ++i) marks += ", ?";
            insert_ = into_.prepare("INSERT OR IGNORE INTO \"" + name_ + "\" (" + joined(columns_) +
                                    ") VALUES (" + marks + ") RETURNING 1");
        }
        for (int i = 0; i < static_cast<int>(columns_.size()); ++i) insert_->bind(row, i);
        if (insert_->step()) ++copied_;
        if (auto done = insert_->run(); !done) failure_ = done.error();
    }

    model::Result<std::int64_t> result() const {
        if (failure_) return *failure_;
        return copied_;
    }

    Database& from_;
    Database& into_;
    std::string name_;
    std::vector<std::string> columns_;
    std::optional<Statement> insert_;
    std::int64_t copied_ = 0;
    std::optional<model::Error> failure_;
};

}  // namespace

model::Result<std::int64_t> salvage(Database& from, Database& into) {
    std::int64_t copied = 0;
    for (const bool rowids : {true, false}) {
        for (const auto& name : tables_of(into, rowids)) {
            if (columns_of(from, name).empty()) continue;
            Table table(from, into, name);
            const auto rows = rowids ? table.by_rowid() : table.by_key();
            if (!rows) return rows.error();
            copied += rows.value();
        }
    }
    return copied;
}

}  // namespace ranets::store
