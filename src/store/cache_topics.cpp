#include <algorithm>
#include <string>

#include "store/cache_topic.h"
#include "store/topics/account_cache.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/file_cache.h"
#include "store/topics/marks_cache.h"
#include "store/topics/own_homework_cache.h"
#include "store/topics/school_cache.h"
#include "store/topics/search_index.h"
#include "store/topics/week_cache.h"

namespace ranets::store {

std::span<const CacheTopic* const> cache_topics() {
    static constexpr const CacheTopic* kTopics[] = {
        &kAccountTopic, &kCalendarTopic, &kWeekTopic,        &kFileTopic,
        &kSchoolTopic,  &kMarksTopic,    &kOwnHomeworkTopic, &kSearchTopic,
    };
    return kTopics;
}

model::Result<model::Done> begin_topic_anew(Database& database, const CacheTopic& topic,
                                            int /*from*/) {
    model::Result<model::Done> done = model::Done{};
    for (const char* table : topic.tables) {
        const auto drop = std::string("DROP TABLE IF EXISTS ") + table;
        if (done) done = database.execute(drop.c_str());
    }
    if (done) done = database.execute(topic.schema);
    // Their ETags go with them.
    auto forget = database.prepare("DELETE FROM freshness WHERE kind = ?");
    for (const auto kind : topic.resources) {
        if (done) done = forget.bind(static_cast<std::int64_t>(kind)).run();
    }
    return done;
}

}  // namespace ranets::store
