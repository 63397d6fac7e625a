#pragma once
// A topic of the cache: the tables of one part of what the server knows, and all that has to happen
// to them as a whole. A new topic is a file beside the others in topics/, with a CacheTopic there,
// and its row in cache_topics.cpp; what it forgets to say does not compile, and a test looks at
// each table of the database.
#include <cstddef>
#include <span>
#include <string_view>

#include "model/result.h"
#include "store/database.h"
#include "store/resource_key.h"

namespace ranets::store {

struct CacheTopic;

// What to do with a file in which the topic has tables of version `from`, below `topic.version`;
// 0: none yet. Inside a transaction.
using Migration = model::Result<model::Done> (*)(Database& database, const CacheTopic& topic,
                                                 int from);
// Drops the tables and makes them anew: what the server knows can be asked for again.
model::Result<model::Done> begin_topic_anew(Database& database, const CacheTopic& topic, int from);

enum class OnClear {
    Unset,
    Empty,  // the user may throw it away
    Keep,   // without it nobody would be signed in
};

enum class Check {
    Unset,
    AtStart,  // without its tables there is no start
    Later,    // once the diary is there: the more of it there is, the longer that takes
};

struct CacheTopic {
    const char* name = nullptr;  // stands in files
    // Raised with any change of the tables, and of what is read out of an answer: the server is not
    // asked again for what it says has not changed.
    int version = 0;
    std::span<const char* const> tables;
    const char* schema = nullptr;  // CREATE TABLE
    Migration migrate = nullptr;
    OnClear on_clear = OnClear::Unset;
    Check check = Check::Unset;
    // Statements that throw away what is older than their one parameter, a day; the resources of
    // those days are forgotten by the core. {kNothingIsOld}: there is nothing with days.
    std::span<const char* const> make_room;
    // That are stored in it; no others are kept. kNoResources: what is stored has no freshness.
    std::span<const ResourceKind> resources;
    // Those of screens: a test asks SQLite for their plans and refuses full scans.
    std::span<const char* const> queries;
};

inline constexpr const char* kNothingIsOld[] = {"SELECT ?"};
inline constexpr ResourceKind kNone[] = {ResourceKind{}};
inline constexpr std::span<const ResourceKind> kNoResources{kNone, std::size_t{0}};

// Refuses, as it is compiled, a topic that leaves something out.
void topic_is_not_complete();  // never defined
consteval CacheTopic complete(const CacheTopic& topic) {
    const bool whole = topic.name != nullptr && topic.version > 0 && !topic.tables.empty() &&
                       topic.schema != nullptr && topic.migrate != nullptr &&
                       topic.on_clear != OnClear::Unset && topic.check != Check::Unset &&
                       !topic.make_room.empty() && topic.resources.data() != nullptr &&
                       !topic.queries.empty();
    if (!whole) topic_is_not_complete();
    return topic;
}

// cache_topics.cpp: all there are, in the order in which their tables are made.
std::span<const CacheTopic* const> cache_topics();

}  // namespace ranets::store
