#include "text_canvas.h"

#include <emscripten.h>

#include <cmath>

namespace ranets::web {
namespace {

// The names that Closure doesn't know are quoted: it would shorten them.
EM_JS(void, js_open_text_canvas, (), {
    var canvas = null;
    var context = null;
    var font = "";
    // A browser remembers by the text of a font what it looked like: another one, that means the
    // same.
    var others = "";
    Module["forgetFonts"] = function() {
        others += ",sans-serif";
        font = "";
    };
    // A context with the font set, on a canvas of at least that size. Setting a font is the slow
    // part, so it is done only when it changed.
    Module["textContext"] = function(weight, px, width, height) {
        if (!canvas || canvas.width < width || canvas.height < height) {
            canvas = new OffscreenCanvas(Math.max(canvas ? canvas.width : 256, width),
                                         Math.max(canvas ? canvas.height : 128, height));
            context = canvas.getContext("2d", {"willReadFrequently" : true});
            font = "";
        }
        var wanted = weight + " " + px + "px Onest,system-ui,sans-serif" + others;
        if (wanted != font) {
            font = wanted;
            context.font = wanted;
            context["fontKerning"] = "normal";
        }
        return context;
    };
});

EM_JS(void, js_forget_fonts, (), { Module["forgetFonts"](); });

EM_JS(void, js_font_heights, (int weight, float px, float* out), {
    var m = Module["textContext"](weight, px, 0, 0).measureText("x");
    HEAPF32[out >> 2] = m["fontBoundingBoxAscent"];
    HEAPF32[(out >> 2) + 1] = m["fontBoundingBoxDescent"];
});

EM_JS(float, js_measure_text, (const char* text, int length, int weight, float px, int* out), {
    var m = Module["textContext"](weight, px, 0, 0).measureText(UTF8ToString(text, length));
    var left = m["actualBoundingBoxLeft"];
    var right = m["actualBoundingBoxRight"];
    var up = m["actualBoundingBoxAscent"];
    var down = m["actualBoundingBoxDescent"];
    var ink = left + right > 0 && up + down > 0;
    // A pixel on each side for the smoothing of the edges.
    var x = Math.floor(-left) - 1;
    var y = Math.floor(-up) - 1;
    var o = out >> 2;
    HEAP32[o] = x;
    HEAP32[o + 1] = y;
    HEAP32[o + 2] = ink ? Math.ceil(right) + 1 - x : 0;
    HEAP32[o + 3] = ink ? Math.ceil(down) + 1 - y : 0;
    return m.width;
});

EM_JS(void, js_draw_text,
      (const char* text, int length, int weight, float px, int left, int top, int width, int height,
       int red, int green, int blue, std::uint8_t* out),
      {
          var context = Module["textContext"](weight, px, width, height);
          context.clearRect(0, 0, width, height);
          context.fillStyle = "rgb(" + red + "," + green + "," + blue + ")";
          context.fillText(UTF8ToString(text, length), -left, -top);
          HEAPU8.set(context.getImageData(0, 0, width, height).data, out);
      });

EM_JS(void, js_draw_icon,
      (std::uint32_t icon, float px, int left, int top, int width, int height, std::uint8_t* out), {
          var context = Module["textContext"](400, 16, width, height);
          context.clearRect(0, 0, width, height);
          context.save();
          context.translate(-left, -top - px);
          context.scale(px / 24, px / 24);
          context.lineWidth = 2;
          context.lineCap = context.lineJoin = "round";
          context.strokeStyle = "#000";
          context.stroke(new Path2D(Module["icons"][icon] || ""));
          context.restore();
          HEAPU8.set(context.getImageData(0, 0, width, height).data, out);
      });

}  // namespace

void open_text_canvas() {
    js_open_text_canvas();
}

void forget_fonts() {
    js_forget_fonts();
}

FontHeights font_heights(const TextStyle& style) {
    float heights[2] = {};
    js_font_heights(style.weight, style.px, heights);
    return {heights[0], heights[1]};
}

InkBox measure_text(std::string_view text, const TextStyle& style) {
    int box[4] = {};
    const float advance =
        js_measure_text(text.data(), static_cast<int>(text.size()), style.weight, style.px, box);
    return {advance, box[0], box[1], box[2], box[3]};
}

void draw_text(std::string_view text, const TextStyle& style, const InkBox& box, std::uint32_t rgb,
               std::uint8_t* rgba) {
    js_draw_text(text.data(), static_cast<int>(text.size()), style.weight, style.px, box.left,
                 box.top, box.width, box.height, static_cast<int>(rgb >> 16 & 0xff),
                 static_cast<int>(rgb >> 8 & 0xff), static_cast<int>(rgb & 0xff), rgba);
}

InkBox icon_box(float px) {
    // A pixel on each side for the smoothing of the edges.
    const int size = static_cast<int>(std::ceil(px));
    return {px, -1, -size - 1, size + 2, size + 2};
}

void draw_icon(std::uint32_t icon, float px, const InkBox& box, std::uint8_t* rgba) {
    js_draw_icon(icon, px, box.left, box.top, box.width, box.height, rgba);
}

}  // namespace ranets::web
