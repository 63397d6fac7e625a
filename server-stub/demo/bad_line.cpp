#include "demo/bad_line.h"

#include <algorithm>

#include "http/json.h"
#include "school/dice.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kPiecesASecond = 20;
constexpr std::size_t kLargestPiece = 16'384;

}  // namespace

Faults BadLine::faults() const {
    const std::lock_guard lock(mutex_);
    return faults_;
}

void BadLine::set(const Faults& faults) {
    const std::lock_guard lock(mutex_);
    faults_ = faults;
    is_bad_ = faults != Faults();
    requests_ = 0;
}

std::chrono::milliseconds BadLine::latency() const {
    const std::lock_guard lock(mutex_);
    return std::chrono::milliseconds(faults_.latency);
}

Mishap BadLine::next() {
    const std::lock_guard lock(mutex_);
    const std::uint64_t number = requests_++;
    const auto falls = [&](char kind, double share) {
        constexpr double kOne = 9007199254740992.0;  // 2^53
        return static_cast<double>(roll(seed_, kind, number) >> 11) / kOne < share;
    };
    const bool first_half = falls('h', 0.5);
    if (falls('l', faults_.loss)) return first_half ? Mishap::RequestLost : Mishap::AnswerLost;
    if (falls('e', faults_.error_rate)) return first_half ? Mishap::Busy : Mishap::Error;
    if (falls('g', faults_.garbage)) return first_half ? Mishap::Portal : Mishap::Broken;
    return falls('c', faults_.cut) ? Mishap::Cut : Mishap::None;
}

Slice BadLine::take(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    if (faults_.bandwidth == 0) return {bytes, {}};
    const auto piece =
        static_cast<std::size_t>(std::max<std::int64_t>(1, faults_.bandwidth / kPiecesASecond));
    const std::size_t taken = std::min({bytes, piece, kLargestPiece});
    const std::chrono::duration<double> lasts(static_cast<double>(taken) /
                                              static_cast<double>(faults_.bandwidth));
    const auto now = Clock::now();
    free_from_ = std::max(free_from_, now) + std::chrono::duration_cast<Clock::duration>(lasts);
    return {taken, free_from_ - now};
}

Reply error_reply(bool says_when) {
    Reply reply = problem(503, "apiServerError", "The server is ill on purpose");
    if (says_when) reply.headers.add("Retry-After", "3");
    return reply;
}

Reply portal_reply() {
    return html(200,
                "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Гостиница "
                "«Сибирь»</title></head><body><h1>Добро пожаловать</h1><p>Для доступа в интернет "
                "введите номер комнаты.</p><form method=\"post\"><input name=\"room\"><button>"
                "Войти</button></form></body></html>");
}

Reply broken(const Reply& reply) {
    std::string text = reply.entity ? reply.entity->bytes(Encoding::Identity) : std::string();
    text.resize(text.size() / 2);
    Reply half;
    half.entity = Entity::of(text + "\"{", std::string(kJsonType));  // no JSON ends like this
    half.headers.add("Cache-Control", "private, no-cache");
    return half;
}

}  // namespace ranets::stub
