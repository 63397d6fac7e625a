#pragma once
// Files that the user has picked, as the page hands them over: the browser's File objects, of which
// a slice at a time comes into memory.
#include <memory>
#include <string>

#include "sync/picked_file.h"

namespace ranets::web {

// `id`: of Module.picked, which worker.js fills.
std::unique_ptr<sync::PickedFile> picked_file(int id, std::string name, std::int64_t size);

}  // namespace ranets::web
