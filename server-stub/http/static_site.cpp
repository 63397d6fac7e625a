#include "http/static_site.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ranets::stub {
namespace {

namespace fs = std::filesystem;

struct Type {
    std::string_view extension;
    std::string_view mime;
};

constexpr std::array<Type, 17> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".woff2", "font/woff2"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/vnd.microsoft.icon"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
    {".pdf", "application/pdf"},
}};

std::string_view mime_of(std::string_view path) {
    for (const Type& type : kTypes) {
        if (path.ends_with(type.extension)) return type.mime;
    }
    return "application/octet-stream";
}

// Plain names only, each step visible: nothing leads out of the directory or to hidden files.
bool is_safe(std::string_view path) {
    if (path.empty() || path.front() != '/') return false;
    path.remove_prefix(1);
    while (true) {
        const auto slash = path.find('/');
        const std::string_view step = path.substr(0, slash);
        if (step.empty() || step.front() == '.') return false;
        const bool plain = std::ranges::all_of(step, [](char c) {
            return static_cast<unsigned char>(c) > ' ' && c != '\\' && c != 127;
        });
        if (!plain) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

std::optional<std::string> read(const fs::path& path) {
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (!file) return std::nullopt;
    std::string bytes;
    std::array<char, 1 << 16> buffer{};
    std::size_t count = 0;
    while ((count = std::fread(buffer.data(), 1, buffer.size(), file)) > 0) {
        bytes.append(buffer.data(), count);
    }
    const bool failed = std::ferror(file) != 0;
    std::fclose(file);
    return failed ? std::nullopt : std::optional(std::move(bytes));
}

// A compressed form counts only when it is not older than its file.
std::optional<std::string> read_beside(fs::path path, std::string_view suffix,
                                       fs::file_time_type not_before) {
    path += suffix;
    std::error_code error;
    const auto changed = fs::last_write_time(path, error);
    if (error || changed < not_before) return std::nullopt;
    return read(path);
}

}  // namespace

bool has_hashed_name(std::string_view path) {
    constexpr std::size_t kShortest = 8;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto extension = name.rfind('.');
    if (extension == std::string_view::npos || extension == 0) return false;
    const auto hash = name.rfind('.', extension - 1);
    if (hash == std::string_view::npos) return false;
    const std::string_view text = name.substr(hash + 1, extension - hash - 1);
    return text.size() >= kShortest && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '_' || c == '-';
           });
}

std::optional<Reply> StaticSite::find(std::string_view path) {
    const std::string name = path == "/" ? "/index.html" : std::string(path);
    if (!is_safe(name) || name.ends_with(".br") || name.ends_with(".gz")) return std::nullopt;
    const fs::path file = directory_ / name.substr(1);
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return std::nullopt;
    const auto changed = fs::last_write_time(file, error);
    const auto size = fs::file_size(file, error);
    if (error) return std::nullopt;

    std::shared_ptr<const Entity> entity;
    {
        const std::lock_guard lock(mutex_);
        const auto found = files_.find(name);
        if (found != files_.end() && found->second.changed == changed &&
            found->second.size == size) {
            entity = found->second.entity;
        }
    }
    if (!entity) {
        auto plain = read(file);
        if (!plain) return std::nullopt;
        entity = Entity::precompressed(std::move(*plain), std::string(mime_of(name)),
                                       read_beside(file, ".gz", changed),
                                       read_beside(file, ".br", changed));
        const std::lock_guard lock(mutex_);
        files_[name] = {changed, size, entity};
    }
    Reply reply;
    reply.entity = std::move(entity);
    reply.headers.add("Cache-Control",
                      has_hashed_name(name) ? "public, max-age=31536000, immutable" : "no-cache");
    return reply;
}

}  // namespace ranets::stub
