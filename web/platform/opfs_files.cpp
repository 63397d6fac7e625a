#include "opfs_files.h"

#include <emscripten.h>

namespace ranets::web::opfs {
namespace {

// Names that Closure doesn't know are quoted. web/worker/files.js does what is asynchronous.
EM_JS(void, js_open_files, (void* owner, const char* name, int length, bool take), {
    var results = [ "yes", "unavailable", "busy" ];
    Module["files"]["open"](
        UTF8ToString(name, length), !!take,
        function(result) { Module["_ranets_files_opened"](owner, results.indexOf(result)); },
        function() { Module["_ranets_files_wanted"](owner); });
});
EM_JS(void, js_close_files, (), { Module["files"]["close"](); });
EM_JS(void, js_remove_files, (void* owner, const char* name, int length), {
    Module["files"]["remove"](
        UTF8ToString(name, length), function() { Module["_ranets_files_removed"](owner); });
});
EM_JS(void, js_set_outbox_aside, (void* owner), {
    Module["files"]["setOutboxAside"](function() { Module["_ranets_files_set_aside"](owner); });
});
EM_JS(int, js_is_open, (int file), { return Module["handle"](file) ? 1 : 0; });

// Failures that nobody else can tell of go to the browser's console.
EM_JS(void, js_prepare, (), {
    Module["handle"] = Module["files"]["handle"];
    Module["failure"] = function(error) {
        if (error.name != "QuotaExceededError") {
            console.error("A local file failed: " + error);
            return -1;
        }
        Module["files"]["dropBallast"]();
        return -2;
    };
});

EM_JS(int, js_read, (int file, void* bytes, int size, double offset), {
    try {
        var part = HEAPU8.subarray(bytes, bytes + size);
        return Module["handle"](file)["read"](part, {"at" : offset});
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(int, js_write, (int file, const void* bytes, int size, double offset), {
    try {
        var part = HEAPU8.subarray(bytes, bytes + size);
        var put = Module["handle"](file)["write"](part, {"at" : offset});
        // Chromium writes what there is room for, and says nothing.
        return put == size ? put : Module["failure"]({"name" : "QuotaExceededError"});
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(int, js_truncate, (int file, double size), {
    try {
        Module["handle"](file)["truncate"](size);
        return 0;
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(int, js_flush, (int file), {
    try {
        Module["handle"](file)["flush"]();
        return 0;
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(double, js_size, (int file), {
    try {
        return Module["handle"](file)["getSize"]();
    } catch (error) {
        return Module["failure"](error);
    }
});

int number(File file) {
    return static_cast<int>(file);
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_files_opened(Owner* owner, int result) {
    owner->opened(static_cast<Opened>(result));
}
extern "C" EMSCRIPTEN_KEEPALIVE void ranets_files_wanted(Owner* owner) {
    owner->wanted();
}
extern "C" EMSCRIPTEN_KEEPALIVE void ranets_files_removed(Owner* owner) {
    owner->removed();
}
extern "C" EMSCRIPTEN_KEEPALIVE void ranets_files_set_aside(Owner* owner) {
    owner->set_aside();
}

void open(Owner& owner, std::string_view account, bool take) {
    js_prepare();
    js_open_files(&owner, account.data(), static_cast<int>(account.size()), take);
}

void close() {
    js_close_files();
}

void set_outbox_aside(Owner& owner) {
    js_set_outbox_aside(&owner);
}

bool has_aside() {
    return js_is_open(number(File::Aside)) != 0;
}

void remove(Owner& owner, std::string_view account) {
    js_remove_files(&owner, account.data(), static_cast<int>(account.size()));
}

int read(File file, void* bytes, int size, double offset) {
    return js_read(number(file), bytes, size, offset);
}
int write(File file, const void* bytes, int size, double offset) {
    return js_write(number(file), bytes, size, offset);
}
int truncate(File file, double size) {
    return js_truncate(number(file), size);
}
int flush(File file) {
    return js_flush(number(file));
}
double size(File file) {
    return js_size(number(file));
}

}  // namespace ranets::web::opfs
