#include "store/topics/search_index.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ranets::store {
namespace {

using model::Date;
using model::SearchedWord;

// search_source: kind, owner.
constexpr const char* kSource =
    "SELECT id, version FROM search_source WHERE kind = ? AND owner = ?";
// freshness: kind, owner, start; search_part: source, day.
constexpr const char* kMissing =
    "SELECT start, freshness.revision FROM freshness LEFT JOIN search_part ON source = ? AND "
    "search_part.day = freshness.start WHERE kind = ? AND owner = ? "
    "AND coalesce(search_part.revision, 0) <> freshness.revision "
    "ORDER BY kind DESC, owner DESC, start DESC";
constexpr const char* kGone =
    "SELECT day FROM search_part LEFT JOIN freshness ON kind = ? AND owner = ? AND start = day "
    "WHERE source = ? AND start IS NULL";
// Blocks [?1, ?2] that may have stems of [?3, ?4) (search_block, search_stems: id).
constexpr const char* kBlocks =
    "SELECT search_block.id, stems FROM search_block CROSS JOIN search_stems "
    "ON search_stems.id = search_block.id WHERE search_block.id BETWEEN ? AND ? "
    "AND last >= ? AND first < ? ORDER BY search_block.id DESC";

// `id` of a block: its source, its part's day, and its place among the part's blocks, so that what
// is written, read and thrown away together stands together. The stems are in a table of their own:
// most blocks need not be read.
constexpr const char* kSchema = R"sql(
CREATE TABLE search_source (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, owner INTEGER NOT NULL, version INTEGER NOT NULL,
    UNIQUE (kind, owner)
);
CREATE TABLE search_part (
    source INTEGER, day INTEGER, revision INTEGER NOT NULL,
    PRIMARY KEY (source, day)
) WITHOUT ROWID;
CREATE TABLE search_block (
    id INTEGER PRIMARY KEY,
    day INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL
);
CREATE TABLE search_stems (
    id INTEGER PRIMARY KEY,
    day INTEGER NOT NULL, stems BLOB NOT NULL
);
)sql";

constexpr const char* kTables[] = {"search_source", "search_part", "search_block", "search_stems"};
// What is of no time stands at day 0.
constexpr const char* kMakeRoom[] = {
    "DELETE FROM search_part WHERE day <> 0 AND day < ?",
    "DELETE FROM search_block WHERE day <> 0 AND day < ?",
    "DELETE FROM search_stems WHERE day <> 0 AND day < ?",
};
constexpr const char* kQueries[] = {kSource, kMissing, kGone, kBlocks};

constexpr int kBlockBits = 12, kDayBits = 20;
constexpr Date kLastDay{(1 << kDayBits) - 1};
constexpr std::int64_t kMostBlocks = std::int64_t{1} << kBlockBits;
// A row of a table's page, with what else is in it.
constexpr std::size_t kBlockBytes = 3'800;

std::int64_t first_block(std::int64_t source, Date start) {
    return (source << kDayBits | start.days) << kBlockBits;
}
std::int64_t last_block(std::int64_t source, Date start) {
    return first_block(source, start) + (kMostBlocks - 1);
}
std::int64_t part_of(std::int64_t block) {
    return block >> kBlockBits;
}
Date start_of(std::int64_t block) {
    return {static_cast<std::int32_t>(part_of(block) & ((1 << kDayBits) - 1))};
}

void put_number(std::uint32_t number, std::string& out) {
    for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
    out += static_cast<char>(number);
}

// Of bytes that end too early: 0, and nothing is left.
std::uint32_t take_number(std::string_view& bytes) {
    std::uint32_t number = 0;
    for (int shift = 0; shift < 32; shift += 7) {
        if (bytes.empty()) return 0;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        number |= (byte & 0x7fu) << shift;
        if (byte < 0x80) return number;
    }
    bytes = {};
    return 0;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
    const auto most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[same] == b[same]) ++same;
    return same;
}

std::string packed_docs(const std::vector<std::uint32_t>& docs) {
    std::string bytes;
    std::uint32_t before = 0;
    for (const auto doc : docs) put_number(doc - std::exchange(before, doc), bytes);
    return bytes;
}

void pack(const SearchStem& stem, std::string_view before, std::string& out) {
    const auto same = common_prefix(before, stem.stem);
    const auto docs = packed_docs(stem.docs);
    put_number(static_cast<std::uint32_t>(same), out);
    put_number(static_cast<std::uint32_t>(stem.stem.size() - same), out);
    out += stem.stem.substr(same);
    put_number(static_cast<std::uint32_t>(docs.size()), out);
    out += docs;
}

std::vector<SearchStem> stems_of(std::span<const model::SearchDoc> docs) {
    std::vector<std::pair<std::string, std::uint32_t>> all;
    for (const auto& doc : docs) {
        for (const auto text : doc.texts) {
            for (const auto& word : model::words_of(text))
                all.emplace_back(model::stem_of(word.folded), doc.number);
        }
    }
    std::sort(all.begin(), all.end());
    std::vector<SearchStem> stems;
    for (auto& [stem, doc] : all) {
        if (stems.empty() || stems.back().stem != stem) stems.push_back({std::move(stem), {}});
        auto& of_stem = stems.back().docs;
        if (of_stem.empty() || of_stem.back() != doc) of_stem.push_back(doc);
    }
    return stems;
}

}  // namespace

constinit const CacheTopic kSearchTopic = complete({
    .name = "search",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::Later,
    .make_room = kMakeRoom,
    .resources = kNoResources,
    .queries = kQueries,
});

std::string packed(std::span<const SearchStem> stems) {
    std::string bytes;
    std::string_view before;
    for (const auto& stem : stems) {
        pack(stem, before, bytes);
        before = stem.stem;
    }
    return bytes;
}

void each_packed(std::string_view bytes,
                 const std::function<bool(std::string_view, std::string_view)>& visit) {
    std::string stem;
    while (!bytes.empty()) {
        const auto same = take_number(bytes);
        const auto more = take_number(bytes);
        if (same > stem.size() || more > bytes.size()) return;
        stem.resize(same);
        stem += bytes.substr(0, more);
        bytes.remove_prefix(more);
        const auto length = take_number(bytes);
        if (length > bytes.size()) return;
        if (!visit(stem, bytes.substr(0, length))) return;
        bytes.remove_prefix(length);
    }
}

void unpack_docs(std::string_view bytes, std::vector<std::uint32_t>& docs) {
    std::uint32_t doc = 0;
    while (!bytes.empty()) docs.push_back(doc += take_number(bytes));
}

std::int64_t SearchIndex::source_id(const SearchSource& source) {
    auto row = database().prepare(kSource);
    row.bind(static_cast<std::int64_t>(source.kind)).bind(source.owner);
    return row.step() && row.integer(1) == source.version ? row.integer(0) : 0;
}

model::Result<model::Done> SearchIndex::forget(std::int64_t source, Date first, Date last) {
    model::Result<model::Done> done = model::Done{};
    for (const char* sql : {"DELETE FROM search_block WHERE id BETWEEN ? AND ?",
                            "DELETE FROM search_stems WHERE id BETWEEN ? AND ?"}) {
        if (done)
            done = database()
                       .prepare(sql)
                       .bind(first_block(source, first))
                       .bind(last_block(source, last))
                       .run();
    }
    if (done)
        done = database()
                   .prepare("DELETE FROM search_part WHERE source = ? AND day BETWEEN ? AND ?")
                   .bind(source)
                   .bind(first)
                   .bind(last)
                   .run();
    return done;
}

model::Result<model::Done> SearchIndex::begin_source(const SearchSource& source) {
    // Under an older version there may be parts.
    auto old = database().prepare(kSource);
    old.bind(static_cast<std::int64_t>(source.kind)).bind(source.owner);
    model::Result<model::Done> done = model::Done{};
    if (old.step()) done = forget(old.integer(0), {}, kLastDay);
    if (done)
        done = database()
                   .prepare(
                       "INSERT INTO search_source (kind, owner, version) VALUES (?, ?, ?) "
                       "ON CONFLICT (kind, owner) DO UPDATE SET version = excluded.version")
                   .bind(static_cast<std::int64_t>(source.kind))
                   .bind(source.owner)
                   .bind(std::int64_t{source.version})
                   .run();
    return done;
}

std::vector<SearchIndex::Part> SearchIndex::missing(const SearchSource& source) {
    const auto id = source_id(source);
    std::vector<Date> gone;
    {
        auto rows = database().prepare(kGone);
        rows.bind(static_cast<std::int64_t>(source.kind)).bind(source.owner).bind(id);
        while (rows.step()) gone.push_back(rows.date(0));
    }
    for (const auto start : gone) {
        Transaction transaction(database());
        if (forget(id, start, start)) static_cast<void>(transaction.commit());
    }
    std::vector<Part> parts;
    auto rows = database().prepare(kMissing);
    rows.bind(id).bind(static_cast<std::int64_t>(source.kind)).bind(source.owner);
    while (rows.step()) parts.push_back({rows.date(0), rows.integer(1)});
    return parts;
}

model::Result<model::Done> SearchIndex::put(const SearchSource& source, const Part& part,
                                            std::span<const model::SearchDoc> docs) {
    const auto stems = stems_of(docs);
    Transaction transaction(database());
    model::Result<model::Done> done = model::Done{};
    auto id = source_id(source);
    if (id == 0) {
        done = begin_source(source);
        id = source_id(source);
    }
    if (done) done = forget(id, part.start, part.start);

    auto insert_block = database().prepare("INSERT INTO search_block VALUES (?, ?, ?, ?)");
    auto insert_stems = database().prepare("INSERT INTO search_stems VALUES (?, ?, ?)");
    auto block = first_block(id, part.start);
    for (std::size_t first = 0; first < stems.size() && done; ++block) {
        std::string bytes;
        std::size_t end = first;
        while (end < stems.size()) {
            std::string more;
            pack(stems[end], end == first ? std::string_view() : stems[end - 1].stem, more);
            if (end > first && bytes.size() + more.size() > kBlockBytes) break;
            bytes += more;
            ++end;
        }
        done = insert_block.bind(block)
                   .bind(part.start)
                   .bind(stems[first].stem)
                   .bind(stems[end - 1].stem)
                   .run();
        if (done) done = insert_stems.bind(block).bind(part.start).bind_bytes(bytes).run();
        first = end;
        if (block == last_block(id, part.start)) break;  // far more than a part has
    }
    if (done)
        done = database()
                   .prepare("INSERT INTO search_part VALUES (?, ?, ?)")
                   .bind(id)
                   .bind(part.start)
                   .bind(part.revision)
                   .run();
    if (done) done = transaction.commit();
    return done;
}

std::vector<std::uint32_t> SearchIndex::docs_with(const SearchedWord& word, std::int64_t first,
                                                  std::int64_t last) {
    std::vector<std::uint32_t> docs;
    auto rows = database().prepare(kBlocks);
    rows.bind(first).bind(last).bind(word.least()).bind(word.beyond());
    while (rows.step()) {
        each_packed(rows.text(1), [&](std::string_view stem, std::string_view packed) {
            if (stem >= word.beyond()) return false;
            if (stem >= word.least() && word.fits(stem)) unpack_docs(packed, docs);
            return true;
        });
    }
    std::sort(docs.begin(), docs.end());
    docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
    return docs;
}

void SearchIndex::find(const SearchSource& source, std::span<const SearchedWord> words, Date before,
                       const Visit& visit) {
    const auto id = source_id(source);
    if (id == 0 || words.empty()) return;
    const auto& driver = words.front();
    auto rows = database().prepare(kBlocks);
    rows.bind(first_block(id, {})).bind(first_block(id, before) - 1);
    rows.bind(driver.least()).bind(driver.beyond());
    // Blocks of a part follow one another.
    std::vector<std::uint32_t> docs;
    std::int64_t part = -1;
    const auto finish = [&] {
        if (part < 0) return true;
        const Date start = start_of(part << kBlockBits);
        std::sort(docs.begin(), docs.end());
        docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
        for (const auto& word : words.subspan(1)) {
            if (docs.empty()) break;
            const auto others = docs_with(word, first_block(id, start), last_block(id, start));
            std::vector<std::uint32_t> both;
            std::set_intersection(docs.begin(), docs.end(), others.begin(), others.end(),
                                  std::back_inserter(both));
            docs = std::move(both);
        }
        return visit(start, std::exchange(docs, {}));
    };
    while (rows.step()) {
        if (const auto of = part_of(rows.integer(0)); of != part) {
            if (!finish()) return;
            part = of;
        }
        each_packed(rows.text(1), [&](std::string_view stem, std::string_view packed) {
            if (stem >= driver.beyond()) return false;
            if (stem >= driver.least() && driver.fits(stem)) unpack_docs(packed, docs);
            return true;
        });
    }
    finish();
}

}  // namespace ranets::store
