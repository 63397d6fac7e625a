#pragma once
// Field texts drawn whole, by the browser, in the colour they will have: the same pixels as the
// page's own <input>. Each run is a small texture, kept while frames draw it.
#include <string>
#include <vector>

#include "gl_renderer.h"
#include "shell/text_runs.h"
#include "text_canvas.h"

namespace ranets::web {

class CanvasTextRuns final : public shell::TextRuns {
  public:
    explicit CanvasTextRuns(GlRenderer& renderer) : renderer_(renderer) {}

    void draw(ImDrawList& list, std::string_view text, float x, float baseline, float size,
              int weight, std::uint32_t color, float max_width) override;
    float width(std::string_view text, float size, int weight) override;
    void end_frame() override;

    void set_ratio(float ratio) { ratio_ = ratio; }
    void forget_all();  // the textures went with the GL context

  private:
    struct Run {
        std::string text;
        TextStyle style;
        std::uint32_t rgb = 0;
        InkBox box;        // of the texture
        bool cut = false;  // there is more of it to the right
        GlRenderer::Texture texture = 0;
        int unused = 0;  // frames since it was drawn
    };
    Run& run(std::string_view text, const TextStyle& style, std::uint32_t rgb, int max_width);

    GlRenderer& renderer_;
    std::vector<Run> runs_;
    float ratio_ = 1;
};

}  // namespace ranets::web
