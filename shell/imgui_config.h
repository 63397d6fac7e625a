#pragma once
// What of Dear ImGui is compiled, the same everywhere (IMGUI_USER_CONFIG).

// Not used, and downloaded by everyone if it stayed.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT

// The platform does these, or nobody.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS

// Leaves stb_truetype out. FreeType is not linked either: the platform defines
// ImGuiFreeType::GetFontLoader(), which in the browser draws glyphs with a canvas.
#define IMGUI_ENABLE_FREETYPE

// Emoji lie beyond 16 bits. A size that draws one pays 0.75 MB for its table of glyphs.
#define IMGUI_USE_WCHAR32

#define IM_DEBUG_BREAK() __builtin_trap()
#ifdef NDEBUG
#define IM_ASSERT(condition) ((void)(condition))
#endif
