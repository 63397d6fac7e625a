#pragma once
// How a fallible function answers: a value, or an Error that says what went wrong and whether
// trying again can help. Nothing throws across a layer.
#include <string>
#include <utility>
#include <variant>

namespace ranets::model {

struct Error {
    enum class Kind {
        Offline,    // no connection at all
        Timeout,    // no answer in time
        Refused,    // the server understood and said no (4xx)
        SignedOut,  // 401 after a refresh was tried: the user must sign in again
        Server,     // 5xx
        Garbled,    // an answer that can't be what we asked for: HTML, cut JSON, missing fields
        Storage,    // the local database failed
    };
    Kind kind = Kind::Server;
    std::string message;  // for logs and diagnostics, in English; never shown to the user
    bool retryable = false;
    int status = 0;  // of HTTP; 0: there was no answer
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() { return *std::get_if<0>(&state_); }
    const T& value() const { return *std::get_if<0>(&state_); }
    const Error& error() const { return *std::get_if<1>(&state_); }

  private:
    std::variant<T, Error> state_;
};

struct Done {};  // the value of an operation that has none

}  // namespace ranets::model
