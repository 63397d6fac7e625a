#pragma once
// The server as a program, beside the test.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace ranets::stub::testing {

// The program as a process of its own; killed when it goes.
class Program {
  public:
    // `prepare` runs in the new process before the program does.
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

}  // namespace ranets::stub::testing
