#include "picked_files.h"

#include <emscripten.h>

#include <map>
#include <utility>

#include "arguments.h"

namespace ranets::web {
namespace {

EM_JS(void, js_read_picked, (int id, double first, double count), {
    var file = Module["picked"].get(id);
    file.slice(first, first + count)
        .arrayBuffer()
        .then(
            function(bytes) {
                if (!Module["picked"].has(id)) return;
                Module["setBytes"](0, new Uint8Array(bytes));
                Module["_ranets_picked_read"](id, true);
            },
            function() { Module["_ranets_picked_read"](id, false); });
});
EM_JS(void, js_drop_picked, (int id), { Module["picked"].delete(id); });

class BrowserFile;
std::map<int, BrowserFile*> files;

class BrowserFile final : public sync::PickedFile {
  public:
    BrowserFile(int id, std::string name, std::int64_t size)
        : id_(id), name_(std::move(name)), size_(size) {
        files[id] = this;
    }
    ~BrowserFile() override {
        files.erase(id_);
        js_drop_picked(id_);
    }
    BrowserFile(const BrowserFile&) = delete;
    BrowserFile& operator=(const BrowserFile&) = delete;

    std::string name() const override { return name_; }
    std::int64_t size() const override { return size_; }
    void read(std::int64_t first, std::int64_t count,
              std::function<void(std::optional<std::string>)> done) override {
        done_ = std::move(done);
        js_read_picked(id_, static_cast<double>(first), static_cast<double>(count));
    }
    void answered(std::optional<std::string> bytes) {
        const auto done = std::exchange(done_, nullptr);  // which may end this object
        done(std::move(bytes));
    }

  private:
    int id_;
    std::string name_;
    std::int64_t size_;
    std::function<void(std::optional<std::string>)> done_;
};

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_picked_read(int id, bool well) {
    const auto file = files.find(id);
    if (file == files.end()) return;
    file->second->answered(well ? std::optional(take_argument(0)) : std::nullopt);
}

std::unique_ptr<sync::PickedFile> picked_file(int id, std::string name, std::int64_t size) {
    return std::make_unique<BrowserFile>(id, std::move(name), size);
}

}  // namespace ranets::web
