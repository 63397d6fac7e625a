#include "kit/row_heights.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace ranets::shell {
namespace {

constexpr std::size_t kBlock = 256;

std::size_t place(int row) {
    return static_cast<std::size_t>(row);
}

}  // namespace

float RowHeights::height(int row) const {
    return std::abs(heights_[place(row)]);
}

bool RowHeights::measured(int row) const {
    return !std::signbit(heights_[place(row)]);
}

void RowHeights::set(int row, float height) {
    sums_[place(row) / kBlock] +=
        static_cast<double>(height) - static_cast<double>(this->height(row));
    heights_[place(row)] = height;
}

void RowHeights::forget() {
    for (float& height : heights_) height = -std::abs(height);
}

double RowHeights::top(int row) const {
    const std::size_t block = place(row) / kBlock;
    double sum = 0;
    for (std::size_t i = 0; i < block; ++i) sum += sums_[i];
    for (std::size_t i = block * kBlock; i < place(row); ++i)
        sum += static_cast<double>(std::abs(heights_[i]));
    return sum;
}

int RowHeights::row_at(double y) const {
    if (heights_.empty()) return 0;
    std::size_t block = 0;
    double sum = 0;
    while (block + 1 < sums_.size() && sum + sums_[block] <= y) sum += sums_[block++];
    std::size_t row = block * kBlock;
    const std::size_t last = std::min(row + kBlock, heights_.size()) - 1;
    while (row < last) {
        sum += static_cast<double>(std::abs(heights_[row]));
        if (sum > y) break;
        ++row;
    }
    return static_cast<int>(row);
}

void RowHeights::sum_up() {
    sums_.assign(heights_.size() / kBlock + 1, 0);
    for (std::size_t i = 0; i < heights_.size(); ++i)
        sums_[i / kBlock] += static_cast<double>(std::abs(heights_[i]));
}

void RowHeights::update(const ListRows& rows, float guess, std::span<Followed> follow) {
    const std::size_t count = place(rows.count()), before = keys_.size();
    std::vector<std::int64_t> keys(count);
    for (std::size_t i = 0; i < count; ++i) keys[i] = rows.key(static_cast<int>(i));
    // Most changes leave all but a few rows where they were, counted from one of the ends.
    const std::size_t both = std::min(count, before);
    std::size_t head = 0, tail = 0;
    while (head < both && keys[head] == keys_[head]) ++head;
    while (tail < both - head && keys[count - 1 - tail] == keys_[before - 1 - tail]) ++tail;

    std::vector<float> heights(count, -guess);
    const auto keep = [&](std::size_t from, std::size_t to) {
        heights[to] = -std::abs(heights_[from]);
    };
    for (std::size_t i = 0; i < head; ++i) keep(i, i);
    for (std::size_t i = 1; i <= tail; ++i) keep(before - i, count - i);
    // In between, by key.
    std::vector<std::pair<std::int64_t, std::size_t>> places;
    for (std::size_t i = head; i < count - tail; ++i) places.emplace_back(keys[i], i);
    std::sort(places.begin(), places.end());
    std::vector<int> moved(before - tail - head, -1);
    for (std::size_t i = head; i < before - tail; ++i) {
        const auto found =
            std::lower_bound(places.begin(), places.end(), std::pair(keys_[i], std::size_t{0}));
        if (found == places.end() || found->first != keys_[i]) continue;
        keep(i, found->second);
        moved[i - head] = static_cast<int>(found->second);
    }
    for (auto& [row, gone] : follow) {
        if (row < 0 || place(row) < head) continue;
        if (place(row) >= before - tail) {
            row += static_cast<int>(count) - static_cast<int>(before);
            continue;
        }
        const auto own = moved.begin() + (row - static_cast<int>(head));
        const auto next = std::find_if(own, moved.end(), [](int to) { return to >= 0; });
        gone = next != own;
        row = next != moved.end() ? *next : static_cast<int>(count - tail);
        row = std::min(row, static_cast<int>(count) - 1);
    }
    heights_ = std::move(heights);
    keys_ = std::move(keys);
    sum_up();
}

}  // namespace ranets::shell
