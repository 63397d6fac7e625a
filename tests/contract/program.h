#pragma once
// The program as a process of its own, and a place for its data file.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "support.h"

namespace ranets::stub::testing {

namespace fs = std::filesystem;

// Killed when it goes. `prepare` runs in the new process before the program does.
class Program {
  public:
    explicit Program(const std::vector<std::string>& arguments, void (*prepare)() = nullptr) {
        REQUIRE(pipe2(output_.data(), O_CLOEXEC) == 0);
        REQUIRE(pipe2(errors_.data(), O_CLOEXEC) == 0);
        std::vector<char*> argv{const_cast<char*>(RANETS_STUB_PROGRAM)};
        for (const std::string& argument : arguments) {
            argv.push_back(const_cast<char*>(argument.c_str()));
        }
        argv.push_back(nullptr);
        process_ = fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            dup2(output_[1], STDOUT_FILENO);
            dup2(errors_[1], STDERR_FILENO);
            if (prepare) prepare();
            execv(argv[0], argv.data());
            _exit(127);
        }
        close(output_[1]);
        close(errors_[1]);
    }
    ~Program() {
        if (process_ > 0) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
        }
        close(output_[0]);
        close(errors_[0]);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    std::string line() {
        std::string text;
        char c = 0;
        while (read(output_[0], &c, 1) == 1 && c != '\n') text += c;
        return text;
    }
    std::string rest() { return drain(output_[0]); }
    std::string complaint() { return drain(errors_[0]); }
    void signal(int number) { kill(process_, number); }
    // Whether there is room on its disk: without, no file of its can be written.
    void has_room(bool room) {
        rlimit limit{room ? RLIM_INFINITY : 0, RLIM_INFINITY};
        REQUIRE(prlimit(process_, RLIMIT_FSIZE, &limit, nullptr) == 0);
    }
    int exit_code() {
        int status = 0;
        waitpid(process_, &status, 0);
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int port() {
        const std::string text = line();
        REQUIRE(text.starts_with("listening on http://127.0.0.1:"));
        return std::stoi(text.substr(text.rfind(':') + 1));
    }

  private:
    static std::string drain(int descriptor) {
        std::string text;
        std::array<char, 512> buffer{};
        ssize_t count = 0;
        while ((count = read(descriptor, buffer.data(), buffer.size())) > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        return text;
    }

    pid_t process_ = -1;
    std::array<int, 2> output_{};
    std::array<int, 2> errors_{};
};

struct TemporaryFile {
    fs::path path;
    TemporaryFile() {
        std::string name = (fs::temp_directory_path() / "ranets-data-XXXXXX").string();
        path = fs::path(mkdtemp(name.data())) / "school.db";
    }
    ~TemporaryFile() { fs::remove_all(path.parent_path()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
};

}  // namespace ranets::stub::testing
