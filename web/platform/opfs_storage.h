#pragma once
// The device's storage: an account's two databases in OPFS, or in memory where that is asked for or
// there is no other; the device's settings with the page, which has localStorage.
#include <string>

#include "opfs_files.h"
#include "store/storage.h"

namespace ranets::web {

class OpfsStorage final : public store::Storage, private opfs::Owner {
  public:
    OpfsStorage(std::string settings, std::string tab_session)
        : settings_(std::move(settings)), tab_session_(std::move(tab_session)) {}

    std::string device_settings() const override { return settings_; }
    void keep_device_settings(std::string_view json) override;
    std::string tab_session() const override { return tab_session_; }
    void keep_tab_session(std::string_view json) override;
    void open_account(std::string_view account, bool persistent,
                      std::function<void(Files)> done) override;
    void take_account(std::string_view account, std::function<void(Files)> done) override;
    void set_outbox_aside(std::function<void(Files)> done) override;
    void ask_to_persist(bool ask) override;
    void wipe_account(std::string_view account, std::function<void()> done) override;

    // Whether open_account() or take_account() is still under way.
    bool opening() const { return open_done_ != nullptr; }

  private:
    void opened(opfs::Opened result) override;
    void wanted() override;
    void removed() override;
    void set_aside() override;

    std::string settings_;
    std::string tab_session_;
    bool persistent_ = false;  // as asked for, of the account that is open
    std::function<void(Files)> open_done_;
    std::function<void(Files)> aside_done_;
    std::function<void()> wipe_done_;
};

}  // namespace ranets::web
