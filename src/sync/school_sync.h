#pragma once
// From the server into the cache: a school's card, the people of a class.
#include "model/ids.h"
#include "store/topics/school_cache.h"
#include "sync/resource_loader.h"

namespace ranets::sync {

class SchoolSync : public ResourceLoader {
  public:
    using ResourceLoader::ResourceLoader;

    // `done` is called when what was asked for is stored. A second call for the same joins the
    // first.
    void load_school(model::SchoolId school, Finished done);
    void load_class_list(model::GroupId group, Finished done);
    using ResourceLoader::loading;
    bool loading(model::SchoolId school) const { return loading(store::school_key(school)); }
    bool loading(model::GroupId group) const { return loading(store::class_list_key(group)); }
};

}  // namespace ranets::sync
