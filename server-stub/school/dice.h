#pragma once
// Deterministic chance: the same words always fall the same way. What can be rolled again needs
// no storing, which is how a school of any size is there at once.
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace ranets::stub {

constexpr std::uint64_t scramble(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

template <class... Words>
constexpr std::uint64_t roll(Words... words) {
    std::uint64_t h = 0x243f6a8885a308d3ULL;
    ((h = scramble(h ^ static_cast<std::uint64_t>(words))), ...);
    return h;
}

class Dice {
  public:
    constexpr explicit Dice(std::uint64_t seed) : state_(seed) {}

    constexpr std::uint64_t next() { return state_ = scramble(state_); }
    constexpr std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>((next() >> 32) * n >> 32);
    }
    constexpr int between(int low, int high) {  // both inclusive
        return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
    }
    constexpr bool chance(std::uint32_t in_thousand) { return below(1000) < in_thousand; }

    template <class T>
    constexpr T& pick(std::span<T> from) {
        return from[below(static_cast<std::uint32_t>(from.size()))];
    }
    template <class T>
    constexpr void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
        }
    }

  private:
    std::uint64_t state_;
};

}  // namespace ranets::stub
