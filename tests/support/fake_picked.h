#pragma once
// A file that the user has picked, of a page that hands out its bytes.
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "support/fake_world.h"
#include "sync/picked_file.h"

namespace ranets::test {

// Of the page: as many bytes as are asked for, a moment later.
class FakePicked final : public sync::PickedFile {
  public:
    FakePicked(FakeWorld& world, std::string bytes, std::string name = "Сочинение.docx")
        : world_(world),
          bytes_(std::move(bytes)),
          name_(std::move(name)),
          size_(static_cast<std::int64_t>(bytes_.size())) {}

    std::string name() const override { return name_; }
    std::int64_t size() const override { return size_; }
    void read(std::int64_t first, std::int64_t count,
              std::function<void(std::optional<std::string>)> done) override {
        largest = std::max(largest, count);
        world_.events.after(2, [this, alive = std::weak_ptr(alive_), first, count,
                                done = std::move(done)] {
            if (alive.expired()) return;
            if (world_.picked_is_gone) return done(std::nullopt);
            done(bytes_.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
        });
    }
    static inline std::int64_t largest = 0;

  private:
    FakeWorld& world_;
    std::string bytes_;
    std::string name_;
    std::int64_t size_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace ranets::test
