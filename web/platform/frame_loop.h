#pragma once
// Draws a frame when, and only when, somebody wants one.
#include <array>
#include <cstdint>
#include <optional>

#include "app/app.h"
#include "gl_renderer.h"
#include "model/clock.h"
#include "page_link.h"
#include "shell/shell.h"

namespace ranets::web {

class FrameLoop {
  public:
    FrameLoop(shell::Shell& shell, const app::App& app, GlRenderer& renderer,
              const model::Clock& clock)
        : shell_(shell), app_(app), renderer_(renderer), clock_(clock) {}

    void begin();  // no frame is drawn before
    // Something happened: see whether a frame is wanted, now or later.
    void wake();
    void draw();   // called by the browser before it paints
    void shown();  // called by the browser when it goes on after a frame
    void due();    // called by the browser when a frame is due that was wanted later

    void set_visible(bool visible);  // nothing is drawn while nobody looks
    // The page hid its text fields because what is under them moves; tell it when they are still.
    void fields_hidden() { fields_hidden_ = true; }

    // Of the last frames; the counters of the network and of memory are left to the caller.
    page::Stats stats() const;

  private:
    // Durations of the last frames, ms.
    class Times {
      public:
        void add(double ms);
        double quantile(double share) const;

      private:
        static constexpr int kKept = 512;
        std::array<float, kKept> kept_{};
        int count_ = 0;  // ever
    };

    void tell_page(const shell::Shell::Frame& frame);
    void sleep_until(std::optional<std::int64_t> ms);

    shell::Shell& shell_;
    const app::App& app_;
    GlRenderer& renderer_;
    const model::Clock& clock_;

    bool begun_ = false;
    bool visible_ = true;
    bool requested_ = false;   // the browser will call draw()
    bool shows_late_ = false;  // the browser shows a frame when the next one is drawn
    bool owed_ = false;        // one more is to be drawn for that
    std::optional<std::int64_t> wake_at_;
    std::uint32_t timer_ = 0;
    std::int64_t drawn_at_ = 0;
    std::int64_t rests_until_ = 0;  // no frame before for the mere lapse of time
    bool fields_hidden_ = false;
    bool data_told_ = false;
    std::optional<shell::Cursor> cursor_;

    int frames_ = 0, nodes_ = 0;
    Times frame_ms_, semantics_ms_;
};

}  // namespace ranets::web
