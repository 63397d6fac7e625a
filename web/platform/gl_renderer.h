#pragma once
// ImGui's draw data to WebGL2. The GL context is ours alone, so no state is ever asked for or put
// back: a query costs the browser a round trip to its GPU process.
#include <cstdint>

struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace ranets::web {

class GlRenderer {
  public:
    using Texture = unsigned;  // 0: none

    // Makes the context on the worker's canvas, inside an ImGui context. False: no WebGL2.
    bool open();

    void resize(int width, int height);  // framebuffer px; takes effect with the next draw()
    void draw(const ImDrawData& data, std::uint32_t clear_color);  // 0xAARRGGBB

    // Pictures of our own, drawn pixel by pixel; `rgba` without premultiplied alpha.
    Texture create_texture(int width, int height, const std::uint8_t* rgba);
    void destroy_texture(Texture texture);

    // The browser took the context away (a driver reset, too many tabs) or gave it back. In between
    // nothing can be drawn; after it everything is uploaded again.
    void context_lost();
    void context_restored();
    bool usable() const { return usable_; }

  private:
    void make_objects();
    void update(ImTextureData& texture);
    void draw_list(const ImDrawList& list);
    void point_at_vertices(unsigned first);

    bool usable_ = false;
    int width_ = 0, height_ = 0;
    bool resized_ = false;
    int scale_uniform_ = -1;
};

}  // namespace ranets::web
