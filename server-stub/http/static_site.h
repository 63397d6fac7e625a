#pragma once
// The built page: files of one directory, with `name.br` and `name.gz` beside them where the build
// made them. Files are read once and again when they change.
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "http/message.h"

namespace ranets::stub {

class StaticSite {
  public:
    explicit StaticSite(std::filesystem::path directory) : directory_(std::move(directory)) {}

    // Nothing when there is no such file. `path` is percent-decoded and begins with '/'.
    std::optional<Reply> find(std::string_view path);

  private:
    struct Entry {
        std::filesystem::file_time_type changed;
        std::uintmax_t size = 0;
        std::shared_ptr<const Entity> entity;
    };

    std::filesystem::path directory_;
    std::mutex mutex_;
    std::unordered_map<std::string, Entry> files_;
};

// "app.3f9c02ab.js": what is at such an address never changes.
bool has_hashed_name(std::string_view path);

}  // namespace ranets::stub
