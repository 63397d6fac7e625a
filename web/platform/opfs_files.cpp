#include "opfs_files.h"

#include <emscripten.h>

namespace ranets::web::opfs {
namespace {

// Opening waits for as long as a page that is being reloaded may hold its files.
constexpr int kPatienceMs = 3000;

// Names that Closure doesn't know are quoted. Failures that nobody else can tell of go to the
// browser's console.
EM_JS(void, js_open_files, (void* owner, const char* name, int length, int patience), {
    var account = UTF8ToString(name, length);
    var names = [ "cache.db", "cache.db-wal", "outbox.db", "outbox.db-wal" ];
    var give_up = performance.now() + patience;
    async function open() {
        var all = await Module["accounts"];
        if (!all) {
            var root = await navigator["storage"]["getDirectory"]();
            all = await root["getDirectoryHandle"]("accounts", {"create" : true});
        }
        var directory = await all["getDirectoryHandle"](account, {"create" : true});
        // All at once: each step is a round trip to another process.
        async function take(file_name) {
            try {
                var file = await directory["getFileHandle"](file_name, {"create" : true});
                return await file["createSyncAccessHandle"]();
            } catch (error) {
                return error;
            }
        }
        function is_handle(result) {
            return "close" in result;
        }
        var handles = await Promise.all(names.map(take));
        if (!handles.every(is_handle)) {
            handles.filter(is_handle).forEach(function(handle) { handle["close"](); });
            throw handles.find(function(result) { return !is_handle(result); });
        }
        Module["files"] = handles;
    }
    function attempt() {
        open().then(
            function() {
                setTimeout(Module["keepBallast"], 3000);
                Module["_ranets_files_opened"](owner, 0);
            },
            function(error) {
                var busy = error.name == "NoModificationAllowedError";
                if (busy && performance.now() < give_up) return void setTimeout(attempt, 100);
                console.warn("The local files stay closed: " + error);
                Module["_ranets_files_opened"](owner, busy ? 2 : 1);
            });
    }
    attempt();
});

EM_JS(void, js_close_files, (), {
    var files = Module["files"] || [];
    Module["files"] = [];
    for (var i = 0; i < files.length; i++) files[i]["close"]();
});

EM_JS(void, js_remove_files, (void* owner, const char* name, int length), {
    var account = UTF8ToString(name, length);
    async function remove() {
        var root = await navigator["storage"]["getDirectory"]();
        var all = await root["getDirectoryHandle"]("accounts");
        await all["removeEntry"](account, {"recursive" : true});
    }
    remove()
        .catch(function(error) {
            if (error.name != "NotFoundError")
                console.error("The files of an account could not be removed: " + error);
        })
        .then(function() { Module["_ranets_files_removed"](owner); });
});

// A file of 256 KB that only takes up room. SQLite needs some even to delete, and removing a file
// is the one thing that gives room back: to cut it short frees nothing.
EM_JS(void, js_prepare_ballast, (), {
    var bytes = 262144;
    Module["keepBallast"] = async function() {
        try {
            var root = await navigator["storage"]["getDirectory"]();
            var file = await root["getFileHandle"]("ballast", {"create" : true});
            var handle = await file["createSyncAccessHandle"]();
            try {
                if (handle["getSize"]() < bytes) handle["write"](new Uint8Array(bytes), {"at" : 0});
            } finally {
                handle["close"]();
            }
        } catch (error) {
            // No room for it, or another tab is at it.
        }
    };
    Module["failure"] = function(error) {
        if (error.name != "QuotaExceededError") {
            console.error("A local file failed: " + error);
            return -1;
        }
        navigator["storage"]["getDirectory"]()
            .then(function(root) { return root["removeEntry"]("ballast"); })
            .catch(function(){});
        return -2;
    };
});

EM_JS(int, js_read, (int file, void* bytes, int size, double offset), {
    try {
        return Module["files"][file]["read"](HEAPU8.subarray(bytes, bytes + size), {"at" : offset});
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(int, js_write, (int file, const void* bytes, int size, double offset), {
    try {
        var put =
            Module["files"][file]["write"](HEAPU8.subarray(bytes, bytes + size), {"at" : offset});
        // Chromium writes what there is room for, and says nothing.
        return put == size ? put : Module["failure"]({"name" : "QuotaExceededError"});
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(int, js_truncate, (int file, double size), {
    try {
        Module["files"][file]["truncate"](size);
        return 0;
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(int, js_flush, (int file), {
    try {
        Module["files"][file]["flush"]();
        return 0;
    } catch (error) {
        return Module["failure"](error);
    }
});
EM_JS(double, js_size, (int file), {
    try {
        return Module["files"][file]["getSize"]();
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
extern "C" EMSCRIPTEN_KEEPALIVE void ranets_files_removed(Owner* owner) {
    owner->removed();
}

void open(Owner& owner, std::string_view account) {
    js_prepare_ballast();
    js_close_files();
    js_open_files(&owner, account.data(), static_cast<int>(account.size()), kPatienceMs);
}

void close() {
    js_close_files();
}

void remove(Owner& owner, std::string_view account) {
    js_close_files();
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
