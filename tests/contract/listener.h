#pragma once
// Somebody who listens to an event stream.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "support.h"

namespace ranets::stub::testing {

// Reads a stream on a thread of its own until the server ends it, or this goes.
class Listener {
  public:
    Listener(int port, const std::string& token, const std::string& path,
             const Headers& headers = {})
        : http_("127.0.0.1", port) {
        http_.set_read_timeout(60);
        httplib::Headers all{{"Authorization", "Bearer " + token}};
        for (const auto& [name, value] : headers) all.emplace(name, value);
        thread_ = std::thread([this, path, all] {
            const auto result = http_.Get(
                path, all,
                [this](const httplib::Response& response) {
                    const std::lock_guard lock(mutex_);
                    got_.status = response.status;
                    got_.headers = response.headers;
                    return true;
                },
                [this](const char* data, std::size_t size) {
                    const std::lock_guard lock(mutex_);
                    got_.body.append(data, size);
                    changed_.notify_all();
                    return !leaving_;
                });
            const std::lock_guard lock(mutex_);
            ended_ = true;
            changed_.notify_all();
            write_down("GET", path, got_);
        });
    }
    ~Listener() {
        {
            const std::lock_guard lock(mutex_);
            leaving_ = true;
        }
        http_.stop();
        thread_.join();
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    // What came, once there is the text so many times, or when patience is at an end.
    Got wait_for(const std::string& text, int times = 1,
                 std::chrono::seconds patience = std::chrono::seconds(30)) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, patience, [&] { return ended_ || count(text) >= times; });
        CHECK(count(text) >= times);
        return got_;
    }
    bool ends_within(std::chrono::seconds patience) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [&] { return ended_; });
    }
    int count(const std::string& text) const {
        int times = 0;
        for (auto at = got_.body.find(text); at != std::string::npos;
             at = got_.body.find(text, at + 1)) {
            ++times;
        }
        return times;
    }

  private:
    httplib::Client http_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Got got_;
    bool ended_ = false;
    bool leaving_ = false;
    std::thread thread_;
};

}  // namespace ranets::stub::testing
