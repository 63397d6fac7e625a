#include "api/codecs.h"
#include "api/json.h"

namespace ranets::api {

model::Result<Changes> decode_changes(std::string_view body) {
    const Document document(body);
    Changes changes;
    changes.cursor = text(document.root(), "cursor");
    if (changes.cursor.empty()) return garbled("no cursor");
    for (const auto* change : objects(document.root(), "changes"))
        changes.list.push_back({text(*change, "kind"), text(*change, "key")});
    return changes;
}

}  // namespace ranets::api
