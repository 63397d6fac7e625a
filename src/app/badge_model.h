#pragma once
// The counters beside the screens' names, of the chosen child.
#include "app/screen_model.h"
#include "sync/outbox.h"

namespace ranets::app {

class BadgeModel final : public ScreenModel {
  public:
    BadgeModel(BadgesView& view, const ChildrenView& children, sync::Outbox& outbox)
        : view_(view), children_(children), outbox_(outbox) {}

    void attach(store::CacheDb& cache) override;
    void detach() override { cache_ = nullptr; }
    void clear() override;
    void start_over() override { cache_moved(); }
    bool cache_moved() override;
    void day_moved(model::Date today) override;

  private:
    void count_homework();
    int new_marks() const;

    BadgesView& view_;
    const ChildrenView& children_;
    sync::Outbox& outbox_;
    store::CacheDb* cache_ = nullptr;
    model::Date today_;
};

}  // namespace ranets::app
