#pragma once
// A file that the user has picked: the page's, which is gone with the page.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ranets::sync {

class PickedFile {
  public:
    virtual ~PickedFile() = default;
    virtual std::string name() const = 0;
    virtual std::int64_t size() const = 0;  // bytes
    // Nothing when they can't be had: the file is gone or was changed. Called back once, from the
    // event loop, unless this object goes first. One question at a time.
    virtual void read(std::int64_t first, std::int64_t count,
                      std::function<void(std::optional<std::string>)> done) = 0;
};

}  // namespace ranets::sync
