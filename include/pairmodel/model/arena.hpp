#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pairmodel {

/// Very many elements in pieces of a fixed size: growing copies at most the first, and takes no more than
/// it needs. Elements that are added together lie side by side.
template <class T>
class Arena {
public:
    /// Adds `count` elements and tells where the first is: see at(). Where elements are added one by one,
    /// this is how many there were before.
    std::size_t add(std::size_t count) {
        if (pieces_.empty() || pieces_.back().size() + std::max<std::size_t>(count, 1) > piece) {
            pieces_.emplace_back();
            // The first grows with what is in it: most lists are small.
            if (pieces_.size() > 1) pieces_.back().reserve(std::max(count, piece));
        }
        const std::size_t place = size();
        pieces_.back().resize(pieces_.back().size() + count);
        return place;
    }
    /// How many there are, where they were added one by one.
    [[nodiscard]] std::size_t size() const {
        return pieces_.empty() ? 0 : (pieces_.size() - 1) * piece + pieces_.back().size();
    }

    [[nodiscard]] T* at(std::size_t place) { return pieces_[place / piece].data() + place % piece; }
    [[nodiscard]] const T* at(std::size_t place) const {
        return pieces_[place / piece].data() + place % piece;
    }

    /// The memory that it holds.
    [[nodiscard]] std::size_t bytes() const {
        std::size_t elements = 0;
        for (const std::vector<T>& one : pieces_) elements += one.capacity();
        return elements * sizeof(T) + pieces_.capacity() * sizeof(std::vector<T>);
    }

private:
    /// 64 KiB or a little less: too small to be worth a thought, too large to be asked for often. A power of
    /// two, so that a place is found without a division. More elements than this have a piece of their own.
    static constexpr std::size_t piece = [] {
        std::size_t elements = 1;
        while (elements * 2 * sizeof(T) <= std::size_t{1} << 16) elements *= 2;
        return elements;
    }();

    std::vector<std::vector<T>> pieces_;
};

}  // namespace pairmodel
