#pragma once
// SQLite's disk: the files of opfs_files.h.

namespace ranets::web {

// SQLite registers it by itself, under this name and as the default.
inline constexpr char kOpfsVfs[] = "opfs";

}  // namespace ranets::web
