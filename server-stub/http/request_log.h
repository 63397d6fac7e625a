#pragma once
// One line a request. Of an address only the path is written: queries hold tokens and passwords.
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "model/date.h"

namespace ranets::stub {

class RequestLog {
  public:
    RequestLog() = default;  // writes nothing
    // "-": standard output. False: the file can't be written.
    bool open(const std::string& name);
    void write(model::Instant at, std::string_view method, std::string_view path, int status,
               std::string_view remark);

  private:
    struct Closer {
        void operator()(std::FILE* file) const {
            if (file != stdout) std::fclose(file);
        }
    };
    std::unique_ptr<std::FILE, Closer> file_;
};

// The path as it may stand in a line of a log: without what clients append to it by '&' or a '?'
// that they encoded, and with every byte escaped that could end a line or steer a terminal.
std::string loggable(std::string_view path);

}  // namespace ranets::stub
