#pragma once
// Topic of the cache: in which of the stored texts a word stands. It follows the other topics
// without their knowing: what is stored is a resource with a revision, and its part of the index
// says of which one it was made. Parts are made anew when somebody searches, a slice at a time.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/search.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kSearchTopic;

// All resources of a kind that somebody has: a child's weeks, a class's list.
struct SearchSource {
    ResourceKind kind{};
    std::int64_t owner = 0;
    int version = 0;  // of the topic that stores them: with another one nothing of it holds

    friend auto operator<=>(const SearchSource&, const SearchSource&) = default;
};

class SearchIndex {
  public:
    explicit SearchIndex(CacheDb& cache) : cache_(cache) {}

    // A resource, by its start, as it is stored now.
    struct Part {
        model::Date start;
        std::int64_t revision = 0;
    };
    // Those of which the index does not know what is in them now, the latest first. What it knows
    // of resources that are no more is thrown away.
    std::vector<Part> missing(const SearchSource& source);
    model::Result<model::Done> put(const SearchSource& source, const Part& part,
                                   std::span<const model::SearchDoc> docs);

    // The numbers of the docs that have all words, in order, of one part after the other, the
    // latest first; also of those with none. `visit` says whether to go on.
    using Visit = std::function<bool(model::Date start, const std::vector<std::uint32_t>& numbers)>;
    void find(const SearchSource& source, std::span<const model::SearchedWord> words,
              model::Date before, const Visit& visit);

  private:
    std::int64_t source_id(const SearchSource& source);  // 0: nothing is known of it
    model::Result<model::Done> begin_source(const SearchSource& source);
    model::Result<model::Done> forget(std::int64_t source, model::Date first, model::Date last);
    std::vector<std::uint32_t> docs_with(const model::SearchedWord& word, std::int64_t first,
                                         std::int64_t last);
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

// --- for tests
// Stems in order, each with the numbers of its docs, as they stand in a row.
struct SearchStem {
    std::string stem;
    std::vector<std::uint32_t> docs;
};
std::string packed(std::span<const SearchStem> stems);
// Nothing more where the bytes make no sense.
void each_packed(std::string_view bytes,
                 const std::function<bool(std::string_view stem, std::string_view docs)>& visit);
void unpack_docs(std::string_view bytes, std::vector<std::uint32_t>& docs);

}  // namespace ranets::store
