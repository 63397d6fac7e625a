#pragma once
#include <string>
#include <string_view>

namespace ranets::model {

// As every file system takes it: without what parts folders, steers a program or hides an ending;
// of one line, not too long. `ending` with its dot stays as it is.
std::string file_name(std::string_view name, std::string_view ending);

}  // namespace ranets::model
