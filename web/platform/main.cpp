// The program in the worker: what it is made of, and what the page can tell it. worker.js calls the
// entry points; see web/page/protocol.js for what they mean.
#include <emscripten.h>
#include <emscripten/heap.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <cstring>
#include <memory>

#include "app/app.h"
#include "arguments.h"
#include "clock.h"
#include "fetch_transport.h"
#include "frame_loop.h"
#include "gl_renderer.h"
#include "glyph_loader.h"
#include "keys.h"
#include "opfs_storage.h"
#include "picked_files.h"
#include "program_parts.h"
#include "rng.h"
#include "shell/kit/words.h"
#include "shell/shell.h"
#include "text_canvas.h"
#include "text_runs.h"
#include "timers.h"

namespace ranets::web {
namespace {

class ImGuiOwner {
  public:
    ImGuiOwner() : context_(ImGui::CreateContext()) {
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    }
    ~ImGuiOwner() { ImGui::DestroyContext(context_); }
    ImGuiOwner(const ImGuiOwner&) = delete;
    ImGuiOwner& operator=(const ImGuiOwner&) = delete;

  private:
    ImGuiContext* context_;
};

struct Start {
    std::string origin, address, settings;
    std::vector<GlyphLoader::Baseline> baselines;
    std::string platform, tab_session;
};

constexpr int kPatienceMs = 150;

// Made from top to bottom, taken down from bottom to top.
struct Program {
    explicit Program(Start start)
        : storage(std::move(start.settings), std::move(start.tab_session)),
          glyphs(std::move(start.baselines)),
          app({.clock = clock,
               .rng = rng,
               .storage = storage,
               .http = http,
               .timers = timers,
               .changed = [this] { changed(); },
               .show_address = page::address,
               .save_file = page::save_file,
               .start_newest = page::start_newest,
               .when_whole = when_whole,
               .want_late_part = want_late_part},
              start.origin, start.address),
          shell(
              app.views(), [this](const app::Command& command) { app.carry_out(command); },
              glyphs.add_fonts(*ImGui::GetIO().Fonts), &text_runs),
          frames(shell, app, renderer, clock) {
        shell.set_precise_clock(precise_ms);
        shell.set_platform(start.platform);
    }

    void changed() {
        shell.invalidate();
        if (!storage.opening()) frames.begin();
        frames.wake();
    }

    // The page shows its skeleton meanwhile, so the first frame may wait for what the device knows:
    // it then shows a diary and no spinner.
    void begin() {
        if (!storage.opening()) return frames.begin();
        timers.after(kPatienceMs, [this] { frames.begin(); });
    }

    BrowserClock clock;
    BrowserRng rng;
    BrowserTimers timers;
    FetchTransport http;
    OpfsStorage storage;

    ImGuiOwner imgui;
    GlyphLoader glyphs;
    GlRenderer renderer;
    CanvasTextRuns text_runs{renderer};

    app::App app;
    shell::Shell shell;
    FrameLoop frames;
};

std::unique_ptr<Program> program;

// Every event ends here: whoever got it may want a frame.
template <class Work>
void tell(Work work) {
    work(*program);
    program->frames.wake();
}

std::vector<GlyphLoader::Baseline> baselines_from(const std::string& bytes) {
    std::vector<GlyphLoader::Baseline> baselines(bytes.size() / sizeof(GlyphLoader::Baseline));
    std::memcpy(baselines.data(), bytes.data(), baselines.size() * sizeof(GlyphLoader::Baseline));
    return baselines;
}

}  // namespace

extern "C" {

// False: this browser has no WebGL2.
EMSCRIPTEN_KEEPALIVE bool ranets_start() {
    open_text_canvas();
    program = std::make_unique<Program>(Start{take_argument(0), take_argument(1), take_argument(2),
                                              baselines_from(take_argument(3)), take_argument(4),
                                              take_argument(5)});
    return program->renderer.open();
}

// After all that is told at the start.
EMSCRIPTEN_KEEPALIVE void ranets_begin() {
    program->begin();
}

EMSCRIPTEN_KEEPALIVE void ranets_viewport(int width, int height, float ratio, float safe_bottom) {
    tell([=](Program& p) {
        const auto pixels = [=](int logical) {
            return static_cast<int>(static_cast<float>(logical) * ratio + 0.5f);
        };
        p.renderer.resize(pixels(width), pixels(height));
        p.text_runs.set_ratio(ratio);
        p.glyphs.set_ratio(ratio);
        p.shell.set_viewport({width, height, ratio, safe_bottom});
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_preferences(bool dark, bool reduced_motion, bool forced_colors,
                                             bool coarse_pointer, bool shares_files) {
    tell([=](Program& p) {
        p.shell.set_preferences(
            {dark, reduced_motion, forced_colors, coarse_pointer, shares_files});
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_pointer(int act, float x, float y, int button, int kind) {
    tell([=](Program& p) {
        const auto pointer = static_cast<shell::PointerKind>(kind);
        // The page hides its fields under a finger that moves, as it may scroll.
        if (pointer == shell::PointerKind::Touch) p.frames.fields_hidden();
        if (act == 0) p.shell.pointer_move(x, y, pointer);
        if (act == 1) p.shell.pointer_down(x, y, button, pointer);
        if (act == 2) p.shell.pointer_up(x, y, button, pointer);
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_pointer_cancel() {
    tell([](Program& p) { p.shell.pointer_cancel(); });
}

EMSCRIPTEN_KEEPALIVE void ranets_wheel(float x, float y, float dx, float dy) {
    tell([=](Program& p) {
        p.frames.fields_hidden();
        p.shell.pointer_move(x, y, shell::PointerKind::Mouse);
        p.shell.wheel(dx, dy);
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_key(bool ctrl, bool shift, bool alt) {
    tell([=](Program& p) {
        const std::string key = take_argument(0);
        auto event = key_event(key, take_argument(1));
        event.ctrl = ctrl;
        event.shift = shift;
        event.alt = alt;
        p.shell.key(event);
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_activate(semantics::NodeId node) {
    tell([=](Program& p) { p.shell.activate(node); });
}

EMSCRIPTEN_KEEPALIVE void ranets_focus(semantics::NodeId node, bool visible) {
    tell([=](Program& p) { p.shell.focus(node, visible); });
}

EMSCRIPTEN_KEEPALIVE void ranets_blur() {
    tell([](Program& p) { p.shell.blur(); });
}

EMSCRIPTEN_KEEPALIVE void ranets_edit(semantics::NodeId node, std::uint32_t revision) {
    tell([=](Program& p) { p.shell.edit(node, take_argument(0), revision); });
}

EMSCRIPTEN_KEEPALIVE void ranets_submit(semantics::NodeId node) {
    tell([=](Program& p) { p.shell.submit(node); });
}

EMSCRIPTEN_KEEPALIVE void ranets_address() {
    tell([](Program& p) { p.app.address_changed(take_argument(0)); });
}

EMSCRIPTEN_KEEPALIVE void ranets_online(bool online) {
    tell([=](Program& p) {
        p.http.set_online(online);
        p.app.network_changed(online);
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_line_costs(bool metered) {
    tell([=](Program& p) { p.app.line_costs(metered); });
}

EMSCRIPTEN_KEEPALIVE void ranets_visible(bool visible) {
    tell([=](Program& p) {
        if (visible) {
            p.app.became_visible();
        } else {
            p.app.became_hidden();
        }
        p.frames.set_visible(visible);
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_picked(int id, double size) {
    tell([=](Program& p) {
        p.app.uploads().begin(picked_file(id, take_argument(0), static_cast<std::int64_t>(size)));
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_update_waits() {
    tell([](Program& p) { p.app.update_waits(); });
}

EMSCRIPTEN_KEEPALIVE void ranets_late_part(bool there) {
    tell([=](Program& p) {
        if (there) return p.app.late_part_came();
        p.app.late_part_missing();
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_settings() {
    tell([](Program& p) { p.app.settings_changed(take_argument(0)); });
}

// Without them all is said in Russian.
EMSCRIPTEN_KEEPALIVE void ranets_english() {
    tell([](Program& p) {
        if (shell::add_english(take_argument(0))) p.shell.invalidate();
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_promise(bool promised) {
    tell([=](Program& p) {
        if (p.storage.on_promise) p.storage.on_promise(promised);
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_user_asked() {
    tell([](Program& p) {
        if (p.storage.on_user_asked) p.storage.on_user_asked();
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_context(bool there) {
    tell([=](Program& p) {
        if (!there) return p.renderer.context_lost();
        p.text_runs.forget_all();
        p.renderer.context_restored();
        p.shell.invalidate();
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_letters() {
    tell([](Program& p) {
        forget_fonts();
        ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 0);
        p.text_runs.forget_all();
        p.shell.invalidate();
    });
}

EMSCRIPTEN_KEEPALIVE void ranets_stats(int question) {
    const auto& traffic = program->http.traffic();
    page::Stats stats = program->frames.stats();
    stats.requests = traffic.requests;
    stats.bytes_in = traffic.bytes_in;
    stats.bytes_out = traffic.bytes_out;
    stats.heap_bytes = static_cast<double>(emscripten_get_heap_size());
    page::stats(question, stats);
}

}  // extern "C"

}  // namespace ranets::web

// Nothing runs until the page says 'start'.
int main() {
    ranets::web::open_arguments();
}
