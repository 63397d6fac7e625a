#pragma once
// The rows of a long list, and where each of them begins when most have never been measured.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kit/ui.h"

namespace ranets::shell {

// What a list shows. Rows are named by their place, from 0, in calls, and by their key for good.
class ListRows {
  public:
    virtual int count() const = 0;
    virtual std::int64_t key(int row) const = 0;
    // Moves whenever rows came, went or changed.
    virtual std::uint64_t revision() const = 0;
    // Of the list item, where its content does not say it.
    virtual std::string name(int) const { return {}; }
    // Asked once for each row, revision and width.
    virtual float measure(Ui& ui, int row, float width) = 0;
    // `stuck`: a heading that is held at the list's top.
    virtual void draw(Ui& ui, int row, const Rect& rect, bool stuck) = 0;
    // The row that is the heading of this one's group; itself for a heading, -1 where there is
    // none.
    virtual int head_of(int) const { return -1; }

  protected:
    ~ListRows() = default;
};

// Sums are kept for blocks of rows, so that any place is found among 100,000 rows in some 600
// additions, and a row that is measured changes one of them. In doubles: exact to the px's 64ths.
class RowHeights {
  public:
    int count() const { return static_cast<int>(heights_.size()); }
    float height(int row) const;  // as measured, else a guess
    bool measured(int row) const;
    void set(int row, float height);
    void forget();               // what was measured becomes a guess
    double top(int row) const;   // of the row, from the first one's; of count(): the whole height
    int row_at(double y) const;  // the last one that begins at or above y; 0 where there is none
    // Takes the rows as they are now; those that were there keep their heights as guesses. The
    // places in `follow` move with their rows.
    struct Followed {
        int row = -1;
        bool gone = false;  // and `row` is the next one that is left
    };
    void update(const ListRows& rows, float guess, std::span<Followed> follow);

  private:
    void sum_up();

    // What is only a guess has its sign turned.
    std::vector<float> heights_;
    std::vector<std::int64_t> keys_;
    std::vector<double> sums_;  // of each block
};

}  // namespace ranets::shell
