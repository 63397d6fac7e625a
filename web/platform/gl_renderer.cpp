#include "gl_renderer.h"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <imgui.h>

#include <algorithm>
#include <cstddef>

namespace ranets::web {
namespace {

// Emscripten's own function would look for the canvas in a document.
EM_JS(int, js_make_context, (), {
    var handle = GL.createContext(Module["canvas"], {
        majorVersion : 2,
        minorVersion : 0,
        enableExtensionsByDefault : false,
        "alpha" : false,
        "depth" : false,
        "stencil" : false,
        "antialias" : false,
        "powerPreference" : "low-power"
    });
    if (handle) GL.makeContextCurrent(handle);
    return handle;
});
EM_JS(void, js_resize_canvas, (int width, int height), {
    Module["canvas"].width = width;
    Module["canvas"].height = height;
});

constexpr char kVertexShader[] = R"(#version 300 es
uniform vec2 scale;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
layout(location = 2) in vec4 color;
out vec2 texel;
out vec4 tint;
void main() {
    texel = place;
    tint = color;
    gl_Position = vec4(position * scale + vec2(-1, 1), 0, 1);
})";

constexpr char kFragmentShader[] = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in highp vec2 texel;
in vec4 tint;
out vec4 result;
void main() {
    result = tint * texture(picture, texel);
})";

void attach_shader(GLuint program, GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    glAttachShader(program, shader);
    glDeleteShader(shader);  // the program keeps it
}

GLuint new_texture(GLint filter) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

float channel(std::uint32_t color, int shift) {
    return static_cast<float>(color >> shift & 0xff) / 255;
}

const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

}  // namespace

bool GlRenderer::open() {
    if (js_make_context() == 0) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.BackendRendererName = "ranets";
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    make_objects();
    usable_ = true;
    return true;
}

// All state is set here once: nothing else draws in this context.
void GlRenderer::make_objects() {
    const GLuint program = glCreateProgram();
    attach_shader(program, GL_VERTEX_SHADER, kVertexShader);
    attach_shader(program, GL_FRAGMENT_SHADER, kFragmentShader);
    glLinkProgram(program);
    glUseProgram(program);
    scale_uniform_ = glGetUniformLocation(program, "scale");

    GLuint array = 0;
    GLuint buffers[2] = {};
    glGenVertexArrays(1, &array);
    glBindVertexArray(array);
    glGenBuffers(2, buffers);
    glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
    for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);

    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    resized_ = true;
}

void GlRenderer::resize(int width, int height) {
    resized_ |= width != width_ || height != height_;
    width_ = width;
    height_ = height;
}

void GlRenderer::draw(const ImDrawData& data, std::uint32_t clear_color) {
    if (!usable_) return;
    if (resized_) {
        // Here and not in resize(): the canvas is blank from now until it is drawn.
        js_resize_canvas(width_, height_);
        glViewport(0, 0, width_, height_);
        glUniform2f(scale_uniform_, 2.f / static_cast<float>(width_),
                    -2.f / static_cast<float>(height_));
        resized_ = false;
    }
    for (ImTextureData* texture : *data.Textures) update(*texture);

    glScissor(0, 0, width_, height_);
    glClearColor(channel(clear_color, 16), channel(clear_color, 8), channel(clear_color, 0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    for (const ImDrawList* list : data.CmdLists) draw_list(*list);
}

void GlRenderer::draw_list(const ImDrawList& list) {
    glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
                 GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                 GL_STREAM_DRAW);
    point_at_vertices(0);
    unsigned first_vertex = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
        const int left = std::max(static_cast<int>(command.ClipRect.x), 0);
        const int top = std::max(static_cast<int>(command.ClipRect.y), 0);
        const int right = std::min(static_cast<int>(command.ClipRect.z), width_);
        const int bottom = std::min(static_cast<int>(command.ClipRect.w), height_);
        if (right <= left || bottom <= top) continue;
        if (command.VtxOffset != first_vertex) {
            first_vertex = command.VtxOffset;
            point_at_vertices(first_vertex);
        }
        glScissor(left, height_ - bottom, right - left, bottom - top);
        glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                       sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                       offset(command.IdxOffset * sizeof(ImDrawIdx)));
    }
}

// WebGL has no base vertex for indices, which count from `first`.
void GlRenderer::point_at_vertices(unsigned first) {
    const std::size_t start = first * sizeof(ImDrawVert);
    constexpr GLsizei kStride = sizeof(ImDrawVert);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride,
                          offset(start + offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride,
                          offset(start + offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                          offset(start + offsetof(ImDrawVert, col)));
}

void GlRenderer::update(ImTextureData& texture) {
    switch (texture.Status) {
        case ImTextureStatus_WantCreate:
            texture.SetTexID(new_texture(GL_LINEAR));
            glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA,
                         GL_UNSIGNED_BYTE, texture.GetPixels());
            texture.SetStatus(ImTextureStatus_OK);
            break;
        case ImTextureStatus_WantUpdates:
            glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture.GetTexID()));
            glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
            for (const ImTextureRect& part : texture.Updates) {
                glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA,
                                GL_UNSIGNED_BYTE, texture.GetPixelsAt(part.x, part.y));
            }
            glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
            texture.SetStatus(ImTextureStatus_OK);
            break;
        case ImTextureStatus_WantDestroy:
            if (texture.UnusedFrames == 0) break;
            destroy_texture(static_cast<Texture>(texture.GetTexID()));
            texture.SetTexID(ImTextureID_Invalid);
            texture.SetStatus(ImTextureStatus_Destroyed);
            break;
        case ImTextureStatus_OK:
        case ImTextureStatus_Destroyed:
            break;
    }
}

GlRenderer::Texture GlRenderer::create_texture(int width, int height, const std::uint8_t* rgba) {
    if (!usable_) return 0;
    const GLuint texture = new_texture(GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    return texture;
}

void GlRenderer::destroy_texture(Texture texture) {
    if (texture != 0) glDeleteTextures(1, &texture);
}

void GlRenderer::context_lost() {
    usable_ = false;
}

void GlRenderer::context_restored() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->GetTexID() == ImTextureID_Invalid) continue;
        destroy_texture(static_cast<Texture>(texture->GetTexID()));
        texture->SetTexID(ImTextureID_Invalid);
        // ImGui turns this into a wish to create it, unless it wanted it gone.
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    make_objects();
    usable_ = true;
}

}  // namespace ranets::web
