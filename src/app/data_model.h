#pragma once
// What is kept on this device, told while somebody looks, and how far the download of a term is.
#include "app/account_files.h"
#include "app/screen_model.h"

namespace ranets::app {

class DataModel final : public ScreenModel {
  public:
    // `weeks` is asked for what is kept.
    DataModel(DataView& view, const ChildrenView& children, AccountFiles& files, ScreenModel& weeks)
        : view_(view), children_(children), files_(files), weeks_(weeks) {}

    std::optional<Screen> screen() const override { return Screen::Data; }
    void attach(store::CacheDb&) override { cache_moved(); }
    void detach() override {}  // the files tell whether they are open
    void clear() override;
    void start_over() override;
    bool cache_moved() override;
    void enter(Route& route) override;
    void leave() override { shown_ = false; }
    void refresh() override { weeks_.refresh(); }

    bool shown() const { return shown_; }

    // --- the download
    bool downloads() const { return view_.download == DataView::Download::Running; }
    void begin_download(int weeks);
    void week_came();
    void more_weeks(int weeks);  // there are than was thought
    void end_download(bool well);

  private:
    void read();

    DataView& view_;
    const ChildrenView& children_;
    AccountFiles& files_;
    ScreenModel& weeks_;
    bool shown_ = false;
};

}  // namespace ranets::app
