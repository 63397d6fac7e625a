#include "page_link.h"

#include <emscripten.h>

namespace ranets::web::page {
namespace {

EM_JS(void, js_post_frame, (bool first, bool data),
      { postMessage({"t" : "frame", "first" : !!first, "data" : !!data}); });
EM_JS(void, js_post_semantics, (const char* text, int length),
      { postMessage({"t" : "semantics", "changes" : UTF8ToString(text, length)}); });
EM_JS(void, js_post_cursor, (const char* name),
      { postMessage({"t" : "cursor", "cursor" : UTF8ToString(name)}); });
EM_JS(void, js_post_request,
      (const char* kind, std::uint32_t id, const char* text, int length, std::uint32_t revision), {
          postMessage({
              "t" : "request",
              "kind" : UTF8ToString(kind),
              "id" : id >>> 0,
              "text" : UTF8ToString(text, length),
              "rev" : revision >>> 0
          });
      });
EM_JS(void, js_post_address, (const char* text, int length, bool replace), {
    postMessage({"t" : "address", "address" : UTF8ToString(text, length), "replace" : !!replace});
});
EM_JS(void, js_post_settings, (const char* json, int length),
      { postMessage({"t" : "settings", "json" : UTF8ToString(json, length)}); });
EM_JS(void, js_post_session, (const char* json, int length),
      { postMessage({"t" : "session", "json" : UTF8ToString(json, length)}); });
EM_JS(void, js_post_settled, (), { postMessage({"t" : "settled"}); });
EM_JS(void, js_post_persist, (bool ask), { postMessage({"t" : "persist", "ask" : !!ask}); });
EM_JS(void, js_post_keep, (), { postMessage({"t" : "keep"}); });
EM_JS(void, js_post_file,
      (std::uint32_t number, const char* act, const char* name, int name_length, const char* bytes,
       int length),
      {
          // A copy: it goes to the page as it is.
          var copy = HEAPU8.slice(bytes, bytes + length);
          postMessage({
              "t" : "file",
              "n" : number >>> 0,
              "act" : UTF8ToString(act),
              "name" : UTF8ToString(name, name_length),
              "bytes" : copy
          },
                      [copy.buffer]);
      });
EM_JS(void, js_post_start_newest, (), { postMessage({"t" : "startnewest"}); });
EM_JS(void, js_post_stats,
      (int question, int frames, double median, double p99, int nodes, double semantics,
       int requests, double bytes_in, double bytes_out, double heap),
      {
          postMessage({
              "t" : "stats",
              "n" : question,
              "stats" : {
                  "frames" : frames,
                  "frameMsMedian" : median,
                  "frameMsP99" : p99,
                  "nodes" : nodes,
                  "semanticsMsMedian" : semantics,
                  "requests" : requests,
                  "bytesIn" : bytes_in,
                  "bytesOut" : bytes_out,
                  "heapBytes" : heap
              }
          });
      });

int size_of(std::string_view text) {
    return static_cast<int>(text.size());
}

// The names of CSS.
const char* name_of(shell::Cursor cursor) {
    switch (cursor) {
        case shell::Cursor::Default:
            return "default";
        case shell::Cursor::Pointer:
            return "pointer";
        case shell::Cursor::Text:
            return "text";
        case shell::Cursor::NotAllowed:
            return "not-allowed";
    }
    return "default";
}

const char* name_of(shell::PageRequest::Kind kind) {
    using Kind = shell::PageRequest::Kind;
    switch (kind) {
        case Kind::Focus:
            return "focus";
        case Kind::Blur:
            return "blur";
        case Kind::Title:
            return "title";
        case Kind::Language:
            return "lang";
        case Kind::CopyText:
            return "copy";
        case Kind::Announce:
            return "announce";
        case Kind::OpenLink:
            return "open";
        case Kind::Print:
            return "print";
        case Kind::SetField:
            return "field";
    }
    return "blur";
}

const char* name_of(app::FilePart::Act act) {
    switch (act) {
        case app::FilePart::Act::Add:
            return "add";
        case app::FilePart::Act::Save:
            return "save";
        case app::FilePart::Act::Share:
            return "share";
        case app::FilePart::Act::Show:
            return "show";
        case app::FilePart::Act::Drop:
            return "drop";
    }
    return "drop";
}

}  // namespace

void frame_drawn(bool first, bool data) {
    js_post_frame(first, data);
}
void semantics(std::string_view changes) {
    js_post_semantics(changes.data(), size_of(changes));
}
void cursor(shell::Cursor cursor) {
    js_post_cursor(name_of(cursor));
}
void request(const shell::PageRequest& request) {
    js_post_request(name_of(request.kind), request.node, request.text.data(), size_of(request.text),
                    request.revision);
}
void address(std::string_view address, bool replace) {
    js_post_address(address.data(), size_of(address), replace);
}
void keep_settings(std::string_view json) {
    js_post_settings(json.data(), size_of(json));
}
void keep_tab_session(std::string_view json) {
    js_post_session(json.data(), size_of(json));
}
void settled() {
    js_post_settled();
}
void ask_to_persist(bool ask) {
    js_post_persist(ask);
}
void keep_application() {
    js_post_keep();
}
void save_file(const app::FilePart& part) {
    js_post_file(part.number, name_of(part.act), part.name.data(), size_of(part.name),
                 part.bytes.data(), size_of(part.bytes));
}
void start_newest() {
    js_post_start_newest();
}
void stats(int question, const Stats& stats) {
    js_post_stats(question, stats.frames, stats.frame_ms_median, stats.frame_ms_p99, stats.nodes,
                  stats.semantics_ms_median, stats.requests, stats.bytes_in, stats.bytes_out,
                  stats.heap_bytes);
}

}  // namespace ranets::web::page
